package regie.server.web;

import regie.kernel.Problem;
import regie.kernel.Text;

/** What the HTTP edge itself refuses; the status that goes with each stands in {@link #status()}. */
public sealed interface WebProblem extends Problem {

    int status();

    record DatabaseAway() implements WebProblem {
        @Override
        public int status() {
            return 503;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "La base ne répond pas en ce moment. Rien n’est perdu et rien n’a été fait ; redemandez dans un instant.",
                    "The database does not answer at this moment. Nothing is lost and nothing was done; ask again in a moment.");
        }
    }

    record TokenMissing() implements WebProblem {
        @Override
        public int status() {
            return 401;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Cette adresse demande le jeton du serveur, ou une session ouverte. Programmes : « Authorization: Bearer »"
                            + " avec le contenu du fichier « token » du dossier de données. Navigateur : « regie status » donne un lien.",
                    "This address asks for the server's token, or for an open session. Programs: \"Authorization: Bearer\""
                            + " with the content of the file \"token\" of the data folder. Browser: \"regie status\" gives a link.");
        }
    }

    record LinkSpent() implements WebProblem {
        @Override
        public int status() {
            return 401;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Ce lien d’ouverture a déjà servi ou a plus d’une heure. « regie status » en donne un nouveau.",
                    "This opening link was used already or is older than an hour. \"regie status\" gives a new one.");
        }
    }

    record HostNotOurs(String host) implements WebProblem {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Ce serveur ne répond pas au nom « " + host
                            + " » : il n’écoute que sur cette machine. Utilisez 127.0.0.1 ou localhost.",
                    "This server does not answer to the name \"" + host
                            + "\": it listens on this machine only. Use 127.0.0.1 or localhost.");
        }
    }

    record OtherOrigin() implements WebProblem {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Cette demande vient d’un autre site que la console ; elle n’a rien changé. Refaites le geste depuis la console.",
                    "This request comes from another site than the console; it changed nothing. Make the gesture from the console.");
        }
    }

    record NoSuchAddress(String path) implements WebProblem {
        @Override
        public int status() {
            return 404;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Il n’y a rien à l’adresse " + path + ". Les adresses de l’API sont décrites dans /api/v1/openapi.json.",
                    "There is nothing at " + path + ". The addresses of the API are described in /api/v1/openapi.json.");
        }
    }

    record NoSuchThing(Text kind, String name) implements WebProblem {
        @Override
        public int status() {
            return 404;
        }

        @Override
        public Text sentence() {
            return new Text(
                    kind.fr() + " « " + name + " » n’existe pas ici. Vérifiez le nom (« regie runs » liste les exécutions).",
                    kind.en() + " \"" + name + "\" does not exist here. Check the name (\"regie runs\" lists the runs).");
        }
    }

    record Unreadable(String why) implements WebProblem {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "La demande ne se lit pas : " + why + ". Rien n’a changé. La forme attendue est dans /api/v1/openapi.json.",
                    "The request cannot be read: " + why + ". Nothing changed. The expected form is in /api/v1/openapi.json.");
        }
    }

    record TooLong(long limit) implements WebProblem {
        @Override
        public int status() {
            return 413;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "La demande dépasse " + limit + " octets ; rien n’a changé. Découpez-la.",
                    "The request is longer than " + limit + " bytes; nothing changed. Cut it in parts.");
        }
    }

    record NotNow(Text why) implements WebProblem {
        @Override
        public int status() {
            return 503;
        }

        @Override
        public Text sentence() {
            return why;
        }
    }

    /** A bug of Régie's, never of the one who asked; the log has its trace. */
    record Broken(String reference) implements WebProblem {
        @Override
        public int status() {
            return 500;
        }

        @Override
        public Text sentence() {
            return new Text(
                    "Le serveur a rencontré une erreur qui lui est propre. Son journal en garde la trace sous " + reference + ".",
                    "The server met an error of its own. Its log keeps the trace under " + reference + ".");
        }
    }
}
