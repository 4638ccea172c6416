package regie.formats.imports.controlm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regie.formats.imports.Fields;
import regie.formats.imports.Names;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.formats.imports.Want;

/**
 * Conditions. One that a job of these files adds and another waits for is a need on that job; the
 * others stay events, raised and waited for by name.
 */
final class CmEvents {

    private record Producer(CmJob job, CmJob.Raised raised) {}

    private final CmEstate estate;
    private final Map<String, List<Producer>> producers = new LinkedHashMap<>();
    private final Map<String, Set<CmJob>> consumers = new LinkedHashMap<>();

    CmEvents(CmEstate estate) {
        this.estate = estate;
        for (CmJob job : estate.jobs()) {
            for (CmJob.Raised raised : job.raises()) {
                if (raised.add()) {
                    producers.computeIfAbsent(raised.name(), none -> new ArrayList<>()).add(new Producer(job, raised));
                }
            }
            job.waits().forEach(wait -> consumers.computeIfAbsent(wait.name(), none -> new LinkedHashSet<>()).add(job));
        }
    }

    void all() {
        estate.jobs().forEach(this::waits);
        estate.jobs().forEach(this::raises);
        for (CmFolder folder : estate.folders()) {
            if (!folder.self().isTask()) {
                folder(folder);
            }
            folder.flows().forEach(link -> flow(folder, link));
        }
    }

    private void flow(CmFolder folder, CmFolder.Link link) {
        Optional<CmJob> before = folder.jobs().stream().filter(job -> job.name().equals(link.before())).findFirst();
        Optional<CmJob> after = folder.jobs().stream().filter(job -> job.name().equals(link.after())).findFirst();
        if (before.isPresent() && after.isPresent()) {
            estate.needs().add(after.get().plan().name(), after.get().task(),
                    Want.On.same(before.get().plan().name(), before.get().task()), link.said());
        } else {
            link.said().notCarried("le flux nomme un job qui n'est pas dans ce dossier",
                    "the flow names a job that is not in this folder");
        }
    }

    /** What a folder at the top waits for or adds holds for its plan as a whole. */
    private void folder(CmFolder folder) {
        for (CmJob.Condition wait : folder.self().waits()) {
            for (CmJob job : folder.jobs()) {
                if (job.waits().isEmpty()) {
                    want(job, wait).ifPresentOrElse(want -> estate.needs().add(job.plan().name(), job.task(), want, wait.said()),
                            () -> event(job, wait));
                }
            }
            wait.said().carried("needs", "attendu par les premiers traitements du plan", "waited for by the plan's first tasks");
        }
        for (CmJob.Raised raised : folder.self().raises()) {
            raised.said().notCarried("condition du dossier entier : la lever par un dernier traitement (raises)",
                    "a condition of the whole folder: raise it by a last task (raises)");
        }
    }

    private void waits(CmJob job) {
        if (job.waits().isEmpty()) {
            return;
        }
        boolean mixed = job.waits().stream().anyMatch(CmJob.Condition::or);
        if (!mixed) {
            for (CmJob.Condition wait : job.waits()) {
                want(job, wait).ifPresentOrElse(want -> estate.needs().add(job.plan().name(), job.task(), want, wait.said()),
                        () -> event(job, wait));
            }
            return;
        }
        List<Want> terms = terms(job);
        if (!terms.isEmpty()) {
            estate.needs().add(job.plan().name(), job.task(), terms.size() == 1 ? terms.getFirst() : new Want.Any(terms),
                    job.waits().getFirst().said());
        }
    }

    /** OR between terms, AND within them; brackets beyond that are told. */
    private List<Want> terms(CmJob job) {
        List<Want> terms = new ArrayList<>();
        List<Want> current = new ArrayList<>();
        boolean bracketed = job.waits().stream().anyMatch(wait -> !wait.bracket().isEmpty());
        boolean firstOr = job.waits().getFirst().or() && job.waits().stream().allMatch(CmJob.Condition::or);
        for (CmJob.Condition wait : job.waits()) {
            boolean cut = wait.or() && !current.isEmpty() || firstOr && !current.isEmpty();
            if (cut) {
                terms.add(current.size() == 1 ? current.getFirst() : new Want.All(current));
                current = new ArrayList<>();
            }
            Optional<Want> want = want(job, wait);
            want.ifPresent(current::add);
            if (want.isEmpty()) {
                wait.said().notCarried("dans une alternative, ne peut être qu'un traitement de ces fichiers",
                        "within an alternative, it can only be a task of these files");
            } else if (bracketed) {
                wait.said().approximated(job.at("needs"), "parenthèses relues comme un OU de ET", "brackets read as an OR of ANDs");
            }
        }
        if (!current.isEmpty()) {
            terms.add(current.size() == 1 ? current.getFirst() : new Want.All(current));
        }
        return terms;
    }

    private Optional<Want> want(CmJob job, CmJob.Condition wait) {
        List<Producer> all = producers.getOrDefault(wait.name(), List.of()).stream().filter(one -> one.job() != job).toList();
        boolean relative = wait.date().matches("(?i)ODAT|PREV|NEXT|STAT|\\*{4}|\\$\\$\\$\\$|[+-][0-9]{1,3}");
        if (all.isEmpty() || !relative) {
            return Optional.empty();
        }
        List<Want> members = new ArrayList<>();
        for (Producer one : all) {
            String date = date(wait.date());
            Want.On on = Want.On.same(one.job().plan().name(), one.job().task()).ending(one.raised().ending()).date(date);
            members.add(on);
        }
        if (wait.date().equalsIgnoreCase("STAT") || wait.date().startsWith("*") || wait.date().startsWith("$")) {
            wait.said().approximated(job.at("needs"), "condition sans date : l'exécution la plus récente, quelle que soit sa date",
                    "a condition without date: the latest run, whatever its date");
        } else {
            wait.said().carried(job.at("needs"));
        }
        return Optional.of(members.size() == 1 ? members.getFirst() : new Want.Any(members));
    }

    private static String date(String date) {
        return switch (date.toUpperCase(java.util.Locale.ROOT)) {
            case "ODAT" -> "";
            case "PREV" -> "previous";
            case "NEXT" -> "next";
            case "STAT", "****", "$$$$" -> "any";
            default -> date.replaceFirst("^([+-])0*(?=[0-9])", "$1");
        };
    }

    private static void event(CmJob job, CmJob.Condition wait) {
        String event = Names.of(wait.name());
        String date = switch (wait.date().toUpperCase(java.util.Locale.ROOT)) {
            case "PREV" -> "previous";
            case "NEXT" -> "next";
            case "STAT", "****", "$$$$" -> "any";
            default -> "";
        };
        Fields waited = new Fields().word("event", event);
        if (!date.isEmpty()) {
            waited.word("date", date);
        }
        job.fields().add("waits", waited);
        boolean odd = date.isEmpty() && !wait.date().equalsIgnoreCase("ODAT");
        if (odd) {
            wait.said().approximated(job.at("waits"), "la date « " + wait.date() + " » est prise pour celle de l'exécution",
                    "the date \"" + wait.date() + "\" is taken for that of the run");
        } else {
            wait.said().carried(job.at("waits"), "aucun job de ces fichiers ne l'ajoute : évènement à lever (regie event raise)",
                    "no job of these files adds it: an event to be raised (regie event raise)");
        }
    }

    private void raises(CmJob job) {
        for (CmJob.Raised raised : job.raises()) {
            Set<CmJob> waiting = consumers.getOrDefault(raised.name(), Set.of());
            if (!raised.add()) {
                boolean own = job.waits().stream().anyMatch(wait -> wait.name().equals(raised.name()));
                raised.said().carried("", own ? "consommée : un besoin porte sur une exécution, il n'y a rien à effacer"
                        : "effacée : les évènements sont datés, ceux d'hier ne valent pas aujourd'hui",
                        own ? "consumed: a need is on one run, there is nothing to delete"
                                : "deleted: events are dated, yesterday's do not hold today");
            } else if (waiting.stream().anyMatch(other -> other != job)) {
                raised.said().carried(job.at(""), "c'est le besoin de qui l'attend", "it is the need of whoever waits for it");
            } else if (raised.ending().equals("succeeded")) {
                job.fields().add("raises", Tree.word(Names.of(raised.name())));
                raised.said().carried(job.at("raises"));
            } else {
                raised.said().notCarried("évènement levé sur échec, que rien n'attend dans ces fichiers",
                        "an event raised on failure, which nothing in these files waits for");
            }
        }
    }
}
