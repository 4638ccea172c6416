package regie.formats.imports.jil;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.ImportRequest;
import regie.formats.imports.Ledger;
import regie.formats.imports.Needs;
import regie.formats.imports.ShellLine;
import regie.kernel.Language;
import regie.kernel.Text;

/** Everything that was read, and the draft that it becomes. */
final class JilEstate {

    /** Not of AutoSys itself: the notation of many sites that fill in their definitions before loading them. */
    static final Pattern PLACEHOLDER = Pattern.compile("~\\{\\$?([A-Za-z0-9_]+)}~|@@([A-Za-z0-9_]+)@@");

    private final ImportRequest request;
    private final Ledger ledger;
    private final EstateDraft draft;
    private final Needs needs = new Needs();
    private final LinkedHashMap<String, JilJob> jobs = new LinkedHashMap<>();
    private final LinkedHashMap<String, JilStatement> globals = new LinkedHashMap<>();
    private final Map<String, List<JilStatement>> others = new LinkedHashMap<>();

    JilEstate(ImportRequest request, Ledger ledger) {
        this.request = request;
        this.ledger = ledger;
        this.draft = new EstateDraft(request);
    }

    ImportRequest request() {
        return request;
    }

    Ledger ledger() {
        return ledger;
    }

    EstateDraft draft() {
        return draft;
    }

    Needs needs() {
        return needs;
    }

    void add(JilStatement statement) {
        String key = statement.name().toLowerCase(Locale.ROOT);
        switch (statement.verb()) {
            case "insert_job" -> {
                JilJob earlier = jobs.put(key, new JilJob(statement));
                if (earlier != null) {
                    drop(earlier.statement(), "défini une seconde fois plus loin : la dernière définition vaut",
                            "defined a second time further on: the last definition holds");
                }
            }
            case "update_job", "override_job" -> update(statement, key);
            case "delete_job", "delete_box" -> {
                JilJob gone = jobs.remove(key);
                if (gone != null) {
                    drop(gone.statement(), "supprimé plus loin", "deleted further on");
                }
                statement.source().self().carried("", "suppression appliquée", "the deletion was applied");
            }
            case "insert_global", "insert_glob" -> globals.put(key, statement);
            default -> others.computeIfAbsent(statement.verb(), none -> new ArrayList<>()).add(statement);
        }
    }

    private void update(JilStatement statement, String key) {
        JilJob known = jobs.get(key);
        if (known == null || statement.verb().equals("override_job")) {
            drop(statement, "ne s'applique à aucun job défini avant, ou ne vaut que pour un passage",
                    "applies to no job that is defined before, or to one run only");
            return;
        }
        statement.source().self().carried("", "appliqué au job", "applied to the job");
        known.statement().replace(statement);
    }

    static void drop(JilStatement statement, String fr, String en) {
        statement.source().self().notCarried(fr, en);
        statement.attributes().forEach(attribute -> attribute.notCarried(fr, en));
    }

    List<JilJob> jobs() {
        return List.copyOf(jobs.values());
    }

    Optional<JilJob> job(String name) {
        return Optional.ofNullable(jobs.get(name.toLowerCase(Locale.ROOT)));
    }

    Optional<JilStatement> global(String name) {
        return Optional.ofNullable(globals.get(name.toLowerCase(Locale.ROOT)));
    }

    List<JilStatement> globals() {
        return List.copyOf(globals.values());
    }

    List<JilStatement> all(String verb) {
        return others.getOrDefault(verb, List.of());
    }

    List<String> otherVerbs() {
        return List.copyOf(others.keySet());
    }

    String comment(Text words) {
        return request.language() == Language.FRENCH ? words.fr() : words.en();
    }

    boolean hasPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /** Placeholders become variables of the estate, to be given a value there. */
    String shell(String line) {
        return ShellLine.replace(line, PLACEHOLDER, this::placeholder);
    }

    /** The same in a text that no shell reads. */
    String shellFree(String text) {
        return ShellLine.inText(text, PLACEHOLDER, this::placeholder);
    }

    Optional<String> placeholder(Matcher found) {
        String name = found.group(1) == null ? found.group(2) : found.group(1);
        return Optional.of(draft.variable(name, "to-be-set"));
    }
}
