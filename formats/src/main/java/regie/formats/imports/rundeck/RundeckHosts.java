package regie.formats.imports.rundeck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Fields;
import regie.formats.imports.Names;
import regie.formats.imports.Tree;
import regie.formats.yaml.Node;
import regie.kernel.Language;

/** The node filter: a name is a machine, several are an item each, a tag is a label. */
final class RundeckHosts {

    private static final Pattern PART = Pattern.compile(
            "(?:^|\\s)(name|tags|hostname)\\s*:\\s*(\"[^\"]*\"|[^:]*?)(?=\\s+[!A-Za-z-]+\\s*:|\\s*$)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final RundeckJob job;
    private final EstateDraft draft;
    private final Language language;
    private final List<String> names = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private boolean exact = true;

    RundeckHosts(RundeckJob job, EstateDraft draft, Language language) {
        this.job = job;
        this.draft = draft;
        this.language = language;
        read();
    }

    private void read() {
        Optional<Node> filters = Nodes.at(job.root(), "nodefilters");
        if (filters.isEmpty()) {
            return;
        }
        String filter = Nodes.text(filters.get(), "filter").strip();
        Matcher part = PART.matcher(filter);
        boolean any = false;
        while (part.find()) {
            any = true;
            add(part.group(1), part.group(2).replace("\"", "").strip());
        }
        if (!any && !filter.isEmpty()) {
            add("name", filter.replace(' ', ','));
        }
        for (String key : List.of("name", "hostname", "tags")) {
            String included = Nodes.text(filters.get(), "include", key);
            if (!included.isEmpty()) {
                add(key, included);
            }
        }
        settle(filters.get(), filter);
    }

    private void add(String kind, String value) {
        for (String one : value.split(kind.equals("tags") ? "[+,]" : ",")) {
            String plain = one.strip();
            if (PLAIN.matcher(plain).matches()) {
                (kind.equals("tags") ? tags : names).add(plain);
            } else {
                exact = false;
            }
        }
        exact &= !(kind.equals("tags") && value.contains(","));
    }

    private void settle(Node filters, String filter) {
        boolean plain = exact && filter.indexOf('!') < 0 && (names.isEmpty() || tags.isEmpty());
        for (String key : List.of("filter", "include")) {
            Nodes.at(filters, key).ifPresent(node -> job.leaves().each(node, attribute -> {
                if (plain && attribute.value().isBlank() || plain && tags.isEmpty()) {
                    attribute.carried(job.plan().at("tasks.host"));
                } else if (!tags.isEmpty() || !names.isEmpty()) {
                    attribute.approximated(job.plan().at("tasks.host"),
                            "étiquette à donner aux machines dans inventory/hosts.yaml, ou filtre repris en partie",
                            "a label to be given to machines in inventory/hosts.yaml, or a filter carried in part");
                } else {
                    attribute.notCarried("filtre sans équivalent : le traitement est placé sur « rundeck », à corriger",
                            "a filter without an equivalent: the task is placed on \"rundeck\", to be corrected");
                }
            }));
        }
        for (String key : List.of("exclude", "filterExclude")) {
            Nodes.at(filters, key).ifPresent(node -> job.leaves().each(node, attribute -> attribute.notCarried(
                    "exclusion de machines : à dire par les étiquettes", "an exclusion of machines: to be said by labels")));
        }
        boolean one = Nodes.text(filters, "dispatch", "threadcount").matches("1?");
        Nodes.at(filters, "dispatch", "threadcount").filter(node -> one).ifPresent(node -> job.leaves().each(node,
                attribute -> attribute.carried("", "une machine à la fois", "one machine at a time")));
    }

    void place(Fields task, String name) {
        Nodes.at(job.root(), "dispatch", "threadcount").filter(node -> Nodes.text(node).matches("1?")).ifPresent(node -> job.leaves()
                .rest(node, attribute -> attribute.carried("", "une machine à la fois", "one machine at a time")));
        if (names.size() == 1) {
            task.word("host", draft.host(names.getFirst()));
        } else if (names.size() > 1) {
            task.put("foreach", new Tree.Items(names.stream().distinct().map(one -> Tree.word(draft.host(one))).toList()));
            task.put("host", Tree.quoted("{{ item }}"));
        } else if (!tags.isEmpty()) {
            Fields labels = new Fields();
            Fields host = draft.of("host", String.join("-", tags));
            for (String tag : tags) {
                labels.word(Names.of(tag), "tag");
                host.under("labels").put(Names.of(tag), Tree.word("tag"));
            }
            host.comment("", RundeckImporter.said(language,
                    "Tient lieu des machines qui portent cette étiquette : à remplacer par elles.",
                    "Stands for the machines that carry this tag: to be replaced by them."));
            task.put("host", new Fields().put("labels", labels));
        } else {
            task.word("host", draft.host("rundeck"));
        }
    }
}
