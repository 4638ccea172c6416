package regie.formats.imports.controlm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.kernel.Text;

/** What is done at the end of a job: success by decision, retries, other jobs, and words to people. */
final class CmReactions {

    private static final Pattern CODE = Pattern.compile("COMPSTAT\\s*(EQ|NE|LT|LE|GT|GE|=|<|>|<=|>=|!=)?\\s*(-?[0-9]+)");

    private final CmEstate estate;

    CmReactions(CmEstate estate) {
        this.estate = estate;
    }

    void all(CmJob job) {
        Set<String> words = new LinkedHashSet<>();
        for (CmJob.Reaction reaction : job.reactions()) {
            boolean done = done(job, reaction);
            if (!done) {
                words.add(reaction.test() + ": " + CmVariables.plain(reaction.deed().words()));
                reaction.deed().said().forEach(attribute -> attribute.approximated(job.at("instruction"),
                        "écrit dans la consigne, pour qui traite l'échec",
                                "written in the instruction, for whoever handles the failure"));
            }
        }
        words(words, job.fields(), addressee(job).orElse(job.task()));
    }

    private static Optional<String> addressee(CmJob job) {
        return job.reactions().stream().filter(reaction -> reaction.deed().kind().equals("tell")).map(reaction -> reaction.deed()
                .target())
                .filter(target -> !target.isBlank()).findFirst().map(target -> "notify " + target.replaceFirst("@.*", ""));
    }

    void folder(CmFolder folder, PlanDraft plan) {
        Set<String> words = new LinkedHashSet<>();
        for (CmJob.Reaction reaction : folder.self().reactions()) {
            words.add(reaction.test() + ": " + reaction.deed().words());
            reaction.deed().said().forEach(attribute -> attribute.approximated(plan.at("instruction"),
                    "écrit dans la consigne du plan", "written in the plan's instruction"));
        }
        words(words, plan.head(), plan.name());
        for (String key : List.of("doc_path", "doc_file")) {
            folder.self().get(key).ifPresent(attribute -> attribute.notCarried("document à part : le recopier dans une consigne",
                    "a document apart: copy it into an instruction"));
        }
    }

    /** The same words for many jobs are one instruction. */
    private void words(Set<String> words, Fields holder, String name) {
        if (words.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(estate.comment(new Text("Ce que l'ancien ordonnanceur envoyait :",
                "What the former scheduler sent:"))).append("\n\n");
        words.forEach(line -> text.append("- ").append(line).append('\n'));
        Optional<String> before = holder.text("instruction");
        String whole = before.map(given -> estate.draft().instructionText(given) + "\n\n").orElse("") + text;
        holder.put("instruction", Tree.word(estate.draft().instruction(name, whole)));
    }

    void document(CmJob job, SourceAttribute attribute) {
        if (attribute.value().isBlank()) {
            attribute.carried("");
            return;
        }
        String place = (job.text("doc_path") + " " + job.text("doc_file")).strip();
        Optional<String> before = job.fields().text("instruction");
        String text = before.map(given -> estate.draft().instructionText(given) + "\n\n").orElse("")
                + estate.comment(new Text("Documentation : ", "Documentation: ")) + place;
        boolean told = before.isPresent() && estate.draft().instructionText(before.get()).contains(place);
        if (!told) {
            job.fields().put("instruction", Tree.word(estate.draft().instruction(job.task(), text)));
        }
        attribute.approximated(job.at("instruction"), "la consigne dit où est le document", "the instruction says where the document is");
    }

    void reruns(CmJob job, SourceAttribute attribute) {
        String times = attribute.value().replaceAll("[^0-9]", "");
        if (times.isEmpty() || times.matches("0+") || times.length() > 3) {
            attribute.carried("", "pas de nouvel essai", "no retry");
            return;
        }
        boolean asked = job.reactions().stream().anyMatch(reaction -> reaction.deed().kind().equals("rerun"));
        if (asked) {
            job.fields().put("retry", new Fields().put("times", Tree.word(Math.min(100, Integer.parseInt(times)))));
            attribute.carried(job.at("retry"));
        } else if (job.isCyclic()) {
            attribute.notCarried("nombre de passages d'un cycle", "the number of runs of a cycle");
        } else {
            attribute.carried("", "sans effet : aucune règle ne relance", "without effect: no rule reruns");
        }
    }

    private boolean done(CmJob job, CmJob.Reaction reaction) {
        List<SourceAttribute> said = reaction.deed().said();
        boolean failed = reaction.test().equals("NOTOK") && reaction.output().isEmpty();
        Matcher code = CODE.matcher(reaction.test());
        boolean onCode = code.find();
        switch (reaction.deed().kind()) {
            case "set-ok" -> {
                if (failed) {
                    job.fields().put("if_fails", new Fields().word("then", "continue"));
                    said.forEach(attribute -> attribute.carried(job.at("if_fails")));
                    return true;
                }
                if (onCode) {
                    String before = job.fields().text("ok_when").orElse("exit_code == 0");
                    job.fields().put("ok_when", Tree.quoted(before + " || exit_code " + operator(code) + " " + code.group(2)));
                    said.forEach(attribute -> attribute.carried(job.at("ok_when")));
                    return true;
                }
            }
            case "set-not-ok" -> {
                if (!reaction.output().isEmpty()) {
                    job.fields().add("fail_on_output", Tree.quoted(pattern(reaction.output())));
                    said.forEach(attribute -> attribute.carried(job.at("fail_on_output")));
                    return true;
                }
                if (onCode) {
                    job.fields().put("ok_when", Tree.quoted("!(exit_code " + operator(code) + " " + code.group(2) + ")"));
                    said.forEach(attribute -> attribute.carried(job.at("ok_when")));
                    return true;
                }
            }
            case "rerun" -> {
                if (!job.fields().has("retry")) {
                    job.fields().put("retry", new Fields().word("times", "1"));
                }
                said.forEach(attribute -> attribute.carried(job.at("retry")));
                return true;
            }
            case "force" -> {
                return force(job, reaction, failed);
            }
            default -> {
                return false;
            }
        }
        return false;
    }

    private boolean force(CmJob job, CmJob.Reaction reaction, boolean failed) {
        Optional<CmJob> other = estate.jobs().stream().filter(one -> one != job && one.isTask() && one.plan() == job.plan()
                && one.name().equals(reaction.deed().target()) && one.waits().isEmpty()).findFirst();
        if (!failed || other.isEmpty() || job.fields().has("if_fails")) {
            return false;
        }
        job.fields().put("if_fails", new Fields().word("run", other.get().task()));
        reaction.deed().said().forEach(attribute -> attribute.carried(job.at("if_fails")));
        return true;
    }

    private static String operator(Matcher code) {
        return switch (code.group(1) == null ? "" : code.group(1)) {
            case "NE", "!=" -> "!=";
            case "LT", "<" -> "<";
            case "LE", "<=" -> "<=";
            case "GT", ">" -> ">";
            case "GE", ">=" -> ">=";
            default -> "==";
        };
    }

    /** {@code *ORA-*} is a text anywhere in a line. */
    private static String pattern(String statement) {
        String[] parts = statement.replaceAll("^\\*+|\\*+$", "").split("\\*+");
        StringBuilder pattern = new StringBuilder();
        for (String part : parts) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(part.replaceAll("([\\\\.\\[\\](){}^$|+?])", "\\\\$1"));
        }
        return pattern.toString();
    }
}
