package regie.protocol;

import regie.kernel.Problem;
import regie.kernel.Text;

/** Why no process was started for an attempt. Nothing ran; the same task may be tried again. */
public sealed interface StartProblem extends Problem {

    record KilledBeforeStart() implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("Interrompue avant d'avoir démarré : rien n'a été exécuté.",
                    "Killed before it started: nothing ran.");
        }
    }

    record OtherIncarnation(String wanted, String here) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("Cet ordre vise le dossier d'agent " + wanted + ", or celui-ci est " + here
                            + " : le dossier de l'agent a été remplacé. Rien n'a été exécuté ; relancez.",
                    "This order is for the agent folder " + wanted + ", but this one is " + here
                            + ": the agent's folder was replaced. Nothing ran; rerun.");
        }
    }

    record AlreadySettled() implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("Un ordre tardif pour une tentative déjà close a été ignoré : rien n'a été exécuté.",
                    "A late order for an attempt that is already settled was passed over: nothing ran.");
        }
    }

    record DiskFull(String folder) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("Le disque de l'agent est plein (" + folder
                            + ") : la tentative n'a pu être enregistrée, donc rien n'a été exécuté. Libérez de la place puis relancez.",
                    "The agent's disk is full (" + folder
                            + "): the attempt could not be recorded, so nothing ran. Free some space, then rerun.");
        }
    }

    record DiskBroken(String why) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("Le disque de l'agent refuse d'écrire (" + why
                            + ") : la tentative n'a pu être enregistrée, donc rien n'a été exécuté.",
                    "The agent's disk refuses to write (" + why
                            + "): the attempt could not be recorded, so nothing ran.");
        }
    }

    record UnknownAction(String action) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("Cet agent ne connaît pas l'action « " + action
                            + " » : rien n'a été exécuté. Installez son greffon sur l'hôte, ou mettez l'agent à jour.",
                    "This agent does not know the action \"" + action
                            + "\": nothing ran. Install its plugin on the host, or update the agent.");
        }
    }

    record WrongArguments(String action, Text what) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("Les arguments de « " + action + " » ne conviennent pas : " + what.fr() + " Rien n'a été exécuté.",
                    "The arguments of \"" + action + "\" do not fit: " + what.en() + " Nothing ran.");
        }
    }

    record BundleUnavailable(String hash) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("Les fichiers du référentiel (" + hash
                    + ") manquent sur l'hôte et le serveur ne les donne pas : rien n'a été exécuté.",
                    "The estate's files (" + hash + ") are not on the host and the server does not give them: nothing ran.");
        }
    }

    record NoSuchFolder(String folder) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("Le dossier de travail " + folder + " n'existe pas sur l'hôte ou n'est pas accessible : rien n'a été exécuté.",
                    "The working folder " + folder + " does not exist on the host or cannot be entered: nothing ran.");
        }
    }

    record NoSuchUser(String user) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("L'utilisateur " + user + " n'existe pas sur l'hôte : rien n'a été exécuté.",
                    "The user " + user + " does not exist on the host: nothing ran.");
        }
    }

    record UserNotAllowed(String user, String agentUser) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("L'agent tourne sous " + agentUser + " et ne peut pas devenir " + user
                            + " : rien n'a été exécuté. Lancez l'agent sous root ou sous " + user + ".",
                    "The agent runs as " + agentUser + " and cannot become " + user
                            + ": nothing ran. Run the agent as root or as " + user + ".");
        }
    }

    record CannotExecute(String command, String why) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("La commande " + command + " n'a pas pu être lancée (" + why + ") : rien n'a été exécuté.",
                    "The command " + command + " could not be started (" + why + "): nothing ran.");
        }
    }

    /** A pattern that is none would be searched by nobody, and a failed task would pass for a good one. */
    record UnusablePattern(String pattern) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("Le motif « " + pattern + " » de fail_on_output n'est pas une expression RE2 : la sortie n'aurait pas "
                    + "été vérifiée, donc rien n'a été exécuté. Corrigez le motif.",
                    "The pattern \"" + pattern + "\" of fail_on_output is no RE2 expression: the output would not have been "
                            + "checked, so nothing ran. Correct the pattern.");
        }
    }

    record TooManyWaiting(int most) implements StartProblem {
        @Override
        public Text sentence() {
            return new Text("Plus de " + most + " tentatives attendent déjà sur cet agent : rien n'a été exécuté.",
                    "More than " + most + " attempts already wait on this agent: nothing ran.");
        }
    }
}
