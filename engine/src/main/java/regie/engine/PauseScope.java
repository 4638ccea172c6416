package regie.engine;

import regie.kernel.ApplicationName;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.Text;

/** How far a pause of dispatch reaches: nothing new starts inside; what runs goes on. */
public sealed interface PauseScope {

    record Everything() implements PauseScope {}

    record OfHost(HostName host) implements PauseScope {}

    record OfApplication(ApplicationName application) implements PauseScope {}

    record OfPlan(PlanName plan) implements PauseScope {}

    /** One line that sorts and identifies it: {@code all}, {@code host:app01}, … */
    default String key() {
        return switch (this) {
            case Everything all -> "all";
            case OfHost of -> "host:" + of.host;
            case OfApplication of -> "application:" + of.application;
            case OfPlan of -> "plan:" + of.plan;
        };
    }

    /** As an option of {@code regie pause} and {@code regie resume}. */
    default String option() {
        return switch (this) {
            case Everything all -> "--all";
            case OfHost of -> "--host " + of.host;
            case OfApplication of -> "--application " + of.application;
            case OfPlan of -> "--plan " + of.plan;
        };
    }

    default Text words() {
        return switch (this) {
            case Everything all -> new Text("tout", "everything");
            case OfHost of -> new Text("la machine " + of.host, "host " + of.host);
            case OfApplication of -> new Text("l’application " + of.application, "application " + of.application);
            case OfPlan of -> new Text("le plan " + of.plan, "plan " + of.plan);
        };
    }
}
