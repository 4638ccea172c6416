package regie.cli.remote;

import java.nio.file.Path;
import regie.cli.shell.Exit;
import regie.cli.shell.Stopped;
import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a command for the server came to nothing. */
public sealed interface RemoteProblem extends Problem {

    default Stopped stop() {
        return new Stopped(exit(), this);
    }

    default Exit exit() {
        return Exit.UNREACHABLE;
    }

    record NoServerHere(Path data) implements RemoteProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Aucun serveur ne tourne sur " + data + ". Le démarrer : regie up --estate DIR --data " + data
                            + ", ou donner un autre --data.",
                    "No server runs on " + data + ". Start it: regie up --estate DIR --data " + data + ", or give another --data.");
        }
    }

    record NotAnswering(String url, Path data, String reason) implements RemoteProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le serveur de " + data + " ne répond pas sur " + url + " (" + reason
                            + "). Il démarre, ou il s'est arrêté : voir le journal dans " + data + ", ou « regie up ».",
                    "The server of " + data + " does not answer at " + url + " (" + reason
                            + "). It is starting, or it has ended: see its log in " + data + ", or 'regie up'.");
        }
    }

    /** The server's own refusal, with its own code and sentence. */
    record Refused(String name, int status, Text sentence) implements RemoteProblem {
        @Override
        public String code() {
            return name;
        }

        @Override
        public Exit exit() {
            return status == 503 || status == 502 ? Exit.UNREACHABLE : Exit.NO;
        }
    }
}
