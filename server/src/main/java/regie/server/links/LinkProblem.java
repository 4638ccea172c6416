package regie.server.links;

import regie.kernel.Problem;
import regie.kernel.Text;

/** Why an agent is not let in, or an output cannot be read. */
public sealed interface LinkProblem extends Problem {

    record AgentTokenWrong(String host) implements LinkProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Le jeton de l’agent de " + host + " n’est pas celui du serveur : la liaison est refusée. Enrôlez-le de nouveau.",
                    "The token of the agent of " + host + " is not the server's: the link is refused. Enrol it again.");
        }
    }

    record AgentVersionUnknown(int version, int ours) implements LinkProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "L’agent parle la version " + version + " du protocole, le serveur la version " + ours
                            + " : la liaison est refusée. Mettez à jour celui des deux qui est plus ancien.",
                    "The agent speaks version " + version + " of the protocol, the server version " + ours
                            + ": the link is refused. Update the older of the two.");
        }
    }

    record AgentHostUnknown(String host) implements LinkProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Aucun hôte « " + host + " » dans le référentiel : la liaison est refusée. Déclarez-le, ou corrigez le nom de l’agent.",
                    "The estate has no host \"" + host + "\": the link is refused. Declare it, or mend the agent's name.");
        }
    }

    record ServerNotWriter(Text standing) implements LinkProblem {
        @Override
        public Text sentence() {
            return standing;
        }
    }

    record AgentAway(String host) implements LinkProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "L’agent de " + host + " n’est pas relié : la sortie, qui est chez lui, ne peut être lue pour l’instant.",
                    "The agent of " + host + " is not linked: the output, which is there, cannot be read for the moment.");
        }
    }

    record ReaderTooSlow() implements LinkProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "La lecture n’a pas suivi le débit de la sortie et a été coupée ; reprenez-la au dernier octet reçu.",
                    "Reading did not keep up with the output and was cut; resume it from the last byte received.");
        }
    }
}
