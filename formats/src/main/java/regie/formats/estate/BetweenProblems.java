package regie.formats.estate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import regie.estate.finding.EstateProblem;
import regie.formats.schema.Words;
import regie.kernel.Text;

/** What can be wrong between plans. */
final class BetweenProblems {

    private BetweenProblems() {}

    static EstateProblem neverRaised(String event, Collection<String> raised) {
        Optional<String> near = Words.nearest(event, raised);
        return new EstateProblem("event-never-raised",
                new Text("aucun traitement ne lève l'évènement « " + event + " », et rien ne dit qu'il vient du dehors : ceci l'attendrait "
                        + "toujours.",
                        "no task raises event \"" + event + "\", and nothing says that it comes from outside: this would wait for ever."),
                near.map(word -> new Text("Écrivez « " + word + " ».", "Write \"" + word + "\"."))
                        .orElse(new Text("Levez-le (raises: [" + event + "]), ou déclarez-le : event: " + event + " avec external: true.",
                                "Raise it (raises: [" + event + "]), or declare it: event: " + event + " with external: true.")));
    }

    static EstateProblem neverAwaited(String event, Collection<String> awaited) {
        return new EstateProblem("event-never-awaited",
                new Text("aucun traitement n'attend l'évènement « " + event + " ».", "no task waits for event \"" + event + "\"."),
                Words.nearest(event, awaited).map(word -> new Text("Est-ce « " + word + " » ?", "Is it \"" + word + "\"?"))
                        .orElse(new Text("Rien à faire s'il sert ailleurs ; sinon, ôtez-le.",
                                "Nothing to do if it serves elsewhere; otherwise remove it.")));
    }

    static EstateProblem cannotRaiseAny() {
        return new EstateProblem("raise-any-date",
                new Text("un évènement est levé pour une date, ou sans date (none) ; « any » ne se dit que de ce qu'on attend.",
                        "an event is raised for one date, or without a date (none); \"any\" is only for what is waited for."),
                new Text("Ôtez date, ou écrivez none.", "Remove date, or write none."));
    }

    static EstateProblem waitsForItself(String name) {
        return new EstateProblem("waits-for-itself",
                new Text("« " + name + " » désigne cette exécution elle-même, qui s'attendrait toujours.",
                        "\"" + name + "\" means this very run, which would wait for itself for ever."),
                new Text("Visez une autre date : self@previous.", "Mean another date: self@previous."));
    }

    static EstateProblem planNeverSkipped(String plan) {
        return new EstateProblem("need-never-true",
                new Text("un plan entier n'est jamais « ignoré » : ce besoin sur « " + plan + " » ne se réalise jamais.",
                        "a whole plan is never skipped: this need on \"" + plan + "\" never comes true."),
                new Text("Attendez un de ses traitements, ou une autre fin.", "Need one of its tasks, or another ending."));
    }

    static EstateProblem cycle(List<String> path) {
        String drawn = String.join(" → ", path);
        return new EstateProblem("cycle",
                new Text("pour une même date, ceci tourne en rond d'un plan à l'autre : " + drawn + " ; rien ne pourrait démarrer.",
                        "for one date, this goes round in a circle from plan to plan: " + drawn + "; nothing could start."),
                new Text("Ôtez l'un de ces liens, ou visez une autre date (@previous).",
                        "Remove one of these links, or mean another date (@previous)."));
    }

    static EstateProblem absent(String need, String plan, List<LocalDate> dates, int more, int days) {
        String list = String.join(", ", dates.stream().map(LocalDate::toString).toList())
                + (more > 0 ? ", … (" + (dates.size() + more) + ")" : "");
        return new EstateProblem("absent-unsaid",
                new Text("« " + plan + " » n'est pas de la date visée par « " + need + " », sur "
                        + days + " jours, quand ce plan part le : "
                        + list + ".",
                        "\"" + plan + "\" is not of the date that \"" + need + "\" means, within " + days
                                + " days, when this plan runs on: " + list + "."),
                new Text("Dites ce qui vaut alors : {task: " + need + ", if_absent: pass}, ou wait, ou fail.",
                        "Say what holds then: {task: " + need + ", if_absent: pass}, or wait, or fail."));
    }

    static EstateProblem noSchedule(String need, String plan) {
        return new EstateProblem("absent-unsaid",
                new Text("« " + plan + " », que vise « " + need + " », n'a pas d'horaire : il n'est d'aucune date avant d'être chargé à la "
                        + "main.",
                        "\"" + plan + "\", which \"" + need + "\" means, has no schedule: it is of no date until somebody orders it."),
                new Text("Dites ce qui vaut alors : {task: " + need + ", if_absent: wait}, ou pass, ou fail.",
                        "Say what holds then: {task: " + need + ", if_absent: wait}, or pass, or fail."));
    }

    static EstateProblem firstRun(String need) {
        return new EstateProblem("first-run-unsaid",
                new Text("la toute première exécution n'a rien avant elle : « " + need + " » l'y ferait attendre.",
                        "the very first run has nothing before it: \"" + need + "\" would make it wait."),
                new Text("Dites-le : {task: " + need + ", if_absent: pass}.", "Say so: {task: " + need + ", if_absent: pass}."));
    }

    static EstateProblem freezeBackwards() {
        return new EstateProblem("freeze-backwards",
                new Text("ce gel finit avant de commencer.", "this freeze ends before it begins."),
                new Text("Échangez from et to.", "Swap from and to."));
    }
}
