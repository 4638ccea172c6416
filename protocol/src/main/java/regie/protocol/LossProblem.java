package regie.protocol;

import regie.kernel.Problem;
import regie.kernel.Text;

/** Why the end of an attempt that was claimed is not known. */
public sealed interface LossProblem extends Problem {

    /** The claim is on disk, neither its process nor its end is: the host or its supervisor stopped. */
    record ClaimWithoutEnd(boolean rebooted) implements LossProblem {
        @Override
        public Text sentence() {
            return rebooted
                    ? new Text("L'hôte a redémarré pendant la tentative : on ne sait pas ce qu'elle a fait. Vérifiez avant de relancer.",
                            "The host restarted during the attempt: what it did is not known. Check before you rerun.")
                    : new Text("Le superviseur de l'hôte s'est arrêté et le processus a disparu : on ne sait pas ce "
                            + "que la tentative a fait. "
                                    + "Vérifiez avant de relancer.",
                            "The host's supervisor stopped and the process is gone: what the attempt did is not "
                                    + "known. Check before you rerun.");
        }
    }

    /** The process outlived the supervisor that started it and has ended; nobody could read its exit code. */
    record ExitCodeUnseen() implements LossProblem {
        @Override
        public Text sentence() {
            return new Text("Le processus s'est terminé, mais le superviseur qui l'avait lancé n'était plus là : son "
                    + "code retour est perdu. "
                            + "Vérifiez son résultat avant de relancer.",
                    "The process has ended, but the supervisor that started it was gone: its exit code is lost. Check "
                            + "its result before you rerun.");
        }
    }
}
