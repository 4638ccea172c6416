package regie.formats.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An estate while it is being drafted: documents by kind and name, instructions, scripts. It gives
 * names and codes, each once, and remembers which name a thing of the source was given.
 */
public final class EstateDraft {

    /** A file that is no document. */
    public record Script(String text) {}

    private final String name;
    private final Fields estate;
    private final LinkedHashMap<String, LinkedHashMap<String, Fields>> documents = new LinkedHashMap<>();
    private final LinkedHashMap<String, PlanDraft> plans = new LinkedHashMap<>();
    private final LinkedHashMap<String, String> instructionTexts = new LinkedHashMap<>();
    private final TreeMap<String, Script> scripts = new TreeMap<>();
    private final Map<String, Names> names = new LinkedHashMap<>();
    private final Map<String, String> known = new LinkedHashMap<>();
    private final Set<String> codes = new TreeSet<>();

    public EstateDraft(ImportRequest request) {
        this.name = Names.of(request.estate());
        this.estate = Fields.of("estate", Tree.word(name)).word("zone", request.zone().getId());
    }

    public String name() {
        return name;
    }

    /** The document of the estate itself. */
    public Fields estate() {
        return estate;
    }

    /** A variable of the estate, and the name that it has here. */
    public String variable(String source, String value) {
        String variable = Names.variable(source);
        Fields variables = estate.under("variables");
        if (!variables.has(variable)) {
            variables.put(variable, Tree.text(value));
        }
        return variable;
    }

    public Names names(String kind) {
        return names.computeIfAbsent(kind, none -> new Names());
    }

    /** A new document of this kind, under a name as near as possible to {@code words}. */
    public Fields declare(String kind, String words) {
        String free = names(kind).take(words);
        Fields document = Fields.of(kind, Tree.word(free));
        documents.computeIfAbsent(kind, none -> new LinkedHashMap<>()).put(free, document);
        return document;
    }

    public Optional<Fields> document(String kind, String name) {
        return Optional.ofNullable(documents.getOrDefault(kind, new LinkedHashMap<>()).get(name));
    }

    /** What the source calls {@code source}, declared when it is first met; its old name becomes its code. */
    public String named(String kind, String source) {
        String existing = known.get(kind + " " + source);
        if (existing != null) {
            return existing;
        }
        Fields document = declare(kind, source);
        String given = document.text(kind).orElseThrow();
        if (!given.equals(source)) {
            code(source).ifPresent(code -> document.put("code", code));
        }
        known.put(kind + " " + source, given);
        return given;
    }

    /** Likewise, without declaring anything. */
    public Optional<String> find(String kind, String source) {
        return Optional.ofNullable(known.get(kind + " " + source));
    }

    /** The document of {@link #named}. */
    public Fields of(String kind, String source) {
        return document(kind, named(kind, source)).orElseThrow();
    }

    public String host(String source) {
        return named("host", source);
    }

    /** A thing with so many units; the largest number ever asked of it is what it has, unless it is declared. */
    public String units(String source, int least) {
        Fields resource = of("resource", source);
        int capacity = Math.max(least, resource.text("capacity").map(Integer::parseInt).orElse(1));
        resource.put("capacity", Tree.word(capacity));
        return named("resource", source);
    }

    public String lock(String source) {
        of("resource", source).word("exclusive", "true");
        return named("resource", source);
    }

    /**
     * The old name as a code, if it can be one: without spaces, at most 128 characters, and not another's already.
     * A longer name keeps its end, which is what tells it from its neighbours.
     */
    public Optional<String> code(String source) {
        String code = source.strip().replaceAll("\\s+", "_");
        String fitting = code.length() <= 128 ? code : code.substring(code.length() - 128);
        return !fitting.isEmpty() && codes.add(fitting) ? Optional.of(fitting) : Optional.empty();
    }

    public PlanDraft plan(String words, String application) {
        String free = names("plan").take(words);
        PlanDraft plan = new PlanDraft(free, application);
        plans.put(free, plan);
        return plan;
    }

    public Map<String, PlanDraft> plans() {
        return java.util.Collections.unmodifiableMap(plans);
    }

    /** A plan that came to nothing. */
    public void forget(PlanDraft plan) {
        plans.remove(plan.name());
    }

    /** An instruction as a Markdown file; one with the same title and text is used again. */
    public String instruction(String words, String markdown) {
        for (Map.Entry<String, String> written : instructionTexts.entrySet()) {
            if (written.getValue().equals(markdown.strip())) {
                return written.getKey();
            }
        }
        Fields header = declare("instruction", words);
        String given = header.text("instruction").orElseThrow();
        instructionTexts.put(given, markdown.strip());
        return given;
    }

    public String instructionText(String instruction) {
        return instructionTexts.getOrDefault(instruction, "");
    }

    /** An executable file of the estate; answers how a task calls it. */
    public String script(String words, String ending, String text) {
        String path = "scripts/" + names("script").take(words) + ending;
        scripts.put(path, new Script(text));
        return "./" + path;
    }

    public Map<String, Script> scripts() {
        return java.util.Collections.unmodifiableMap(scripts);
    }

    public List<Fields> documents(String kind) {
        return new ArrayList<>(documents.getOrDefault(kind, new LinkedHashMap<>()).values());
    }

    /** Kinds that have documents, in the order first met. */
    public List<String> kinds() {
        return List.copyOf(documents.keySet());
    }

    public boolean isEmpty() {
        return documents.isEmpty() && plans.isEmpty() && scripts.isEmpty() && !estate.has("variables");
    }
}
