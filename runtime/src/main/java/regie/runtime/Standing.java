package regie.runtime;

import java.time.Instant;
import regie.kernel.Text;

/** How a loop stands towards its stream, with a sentence for whoever asks why nothing moves. */
public sealed interface Standing {

    Text sentence();

    /** Another server writes, or nobody yet. */
    record Following(String writer) implements Standing {
        @Override
        public Text sentence() {
            return writer.isEmpty()
                    ? new Text(
                            "Ce serveur attend de pouvoir prendre la main.",
                            "This server is waiting to take over as the writer.")
                    : new Text(
                            "Le serveur " + writer + " tient la main ; celui-ci sert les lectures et lui transmet les ordres.",
                            "Server " + writer + " is the writer; this one serves reads and hands commands to it.");
        }
    }

    /** The lease is this server's; its state is being read. */
    record TakingOver(long epoch) implements Standing {
        @Override
        public Text sentence() {
            return new Text("Ce serveur prend la main et relit son état.", "This server takes over and reads its state.");
        }
    }

    record Writing(long epoch) implements Standing {
        @Override
        public Text sentence() {
            return new Text("Ce serveur tient la main.", "This server is the writer.");
        }
    }

    /** A commit's fate is not known, or the lease could not be renewed: nothing is let out. */
    record Doubting(long epoch, Instant since, String cause) implements Standing {
        @Override
        public Text sentence() {
            return new Text(
                    "La base ne répond plus depuis " + since + " (" + cause + ") : rien ne démarre, les ordres attendent, "
                            + "rien n'est perdu. Régie reprend seule dès que la base répond.",
                    "The database has not answered since " + since + " (" + cause + "): nothing starts, commands wait, "
                            + "nothing is lost. Régie goes on by itself as soon as the database answers.");
        }
    }

    /** It broke an invariant or was closed; it does not write again. */
    record Stopped(String cause) implements Standing {
        @Override
        public Text sentence() {
            return new Text(
                    "La boucle est arrêtée (" + cause + ") : plus rien ne démarre. Relancez le serveur ; s'il s'arrête encore, "
                            + "consultez son journal technique.",
                    "The loop has stopped (" + cause + "): nothing starts any more. Start the server again; if it stops again, "
                            + "look into its log.");
        }
    }
}
