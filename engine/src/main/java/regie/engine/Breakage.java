package regie.engine;

import regie.kernel.TaskId;
import regie.kernel.Text;

/**
 * A task of a living run that could not go on as it is, because another version of the estate takes away what it needs.
 *
 * @param name of the machine, resource or role that would be gone, as the task names it
 */
public record Breakage(TaskId task, Kind kind, String name) {

    /** What it would miss. */
    public enum Kind {
        /** It runs on a machine that would be gone. */
        RUNS_THERE,
        /** Nothing would answer to the host that it asks for. */
        HOST,
        RESOURCE,
        /** It needs more units than there would ever be. */
        CAPACITY,
        ROLE
    }

    public Text sentence() {
        return switch (kind) {
            case RUNS_THERE -> new Text(task + " s’exécute sur la machine " + name + ", qui disparaît.",
                    task + " runs on host " + name + ", which would be gone.");
            case HOST -> new Text(task + " attend la machine " + name + ", que plus rien ne porte.",
                    task + " waits for host " + name + ", which nothing would answer to.");
            case RESOURCE -> new Text(task + " utilise la ressource " + name + ", qui disparaît.",
                    task + " uses resource " + name + ", which would be gone.");
            case CAPACITY -> new Text(task + " demande plus de la ressource " + name + " qu’elle n’en aurait jamais.",
                    task + " asks for more of resource " + name + " than it would ever have.");
            case ROLE -> new Text(task + " attend l’accord du rôle " + name + ", qui disparaît.",
                    task + " waits for a go-ahead of role " + name + ", which would be gone.");
        };
    }
}
