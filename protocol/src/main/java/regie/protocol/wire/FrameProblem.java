package regie.protocol.wire;

import regie.kernel.Problem;
import regie.kernel.Text;

/** Why a frame could not be read. */
public sealed interface FrameProblem extends Problem {

    /** The length says more than is allowed, so what follows cannot be told apart: the link ends. */
    record FrameTooLong(long length) implements FrameProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Une trame annonce " + length + " octets, plus que les " + FrameChannel.MOST_BYTES
                            + " permis : ce n'est pas le protocole de Régie. La liaison est fermée.",
                    "A frame announces " + length + " bytes, more than the " + FrameChannel.MOST_BYTES
                            + " allowed: this is not Régie's protocol. The link is closed.");
        }
    }

    /** The bytes of one frame are no message; the next frame may well be. */
    record FrameUnreadable(String why) implements FrameProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Un message illisible a été ignoré (" + why + "). L'autre côté est peut-être d'une autre version.",
                    "An unreadable message was passed over (" + why + "). The other side may be of another version.");
        }
    }

    /** A message of a kind that this version does not know; a newer side may send it. */
    record MessageUnknown(String type) implements FrameProblem {
        @Override
        public Text sentence() {
            return new Text(
                    "Un message de type inconnu « " + type + " » a été ignoré. L'autre côté est sans doute plus récent.",
                    "A message of unknown type \"" + type + "\" was passed over. The other side is probably newer.");
        }
    }
}
