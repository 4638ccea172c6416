package regie.store.database;

import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a database cannot be used. */
public sealed interface DatabaseProblem extends Problem {

    record DatabaseNotReached(String url, String cause) implements DatabaseProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "La base " + url + " ne répond pas (" + cause + "). Régie ne peut ni lire ni écrire son journal. "
                            + "Vérifiez l'adresse, l'utilisateur et le mot de passe donnés à --database.",
                    "The database " + url + " does not answer (" + cause + "). Régie can neither read nor write its journal. "
                            + "Check the address, user and password passed as --database.");
        }
    }

    record PostgresTooOld(int major) implements DatabaseProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Cette base est un PostgreSQL " + major + " ; Régie demande PostgreSQL 15 ou plus. Rien n'a été modifié.",
                    "This database is PostgreSQL " + major + "; Régie needs PostgreSQL 15 or later. Nothing was changed.");
        }
    }

    record SchemaOfLaterVersion(int found, int known) implements DatabaseProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le schéma de cette base est à la version " + found + " ; cette Régie connaît la version " + known
                            + ". Rien n'a été modifié. Lancez la version de Régie la plus récente qui a utilisé cette base.",
                    "The schema of this database is at version " + found + "; this Régie knows version " + known
                            + ". Nothing was changed. Run the newest Régie that has used this database.");
        }
    }

    record MigrationFailed(String cause) implements DatabaseProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "La mise à jour du schéma a échoué (" + cause + ") et a été annulée. Corrigez la cause et relancez le serveur.",
                    "Updating the schema failed (" + cause + ") and was rolled back. Mend the cause and start the server again.");
        }
    }
}
