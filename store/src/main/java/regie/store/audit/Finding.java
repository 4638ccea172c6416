package regie.store.audit;

import regie.kernel.Text;

/** One thing that is wrong with a journal. */
public sealed interface Finding {

    /** The event where it shows. */
    long seq();

    Text sentence();

    record EventAltered(long seq, String type) implements Finding {
        @Override
        public Text sentence() {
            return new Text(
                    "L'évènement " + seq + " (" + type + ") a été modifié depuis son écriture.",
                    "Event " + seq + " (" + type + ") was altered after it was written.");
        }
    }

    record EventReordered(long seq, long writtenAs) implements Finding {
        @Override
        public Text sentence() {
            return new Text(
                    "L'évènement rangé au numéro " + seq + " avait été écrit au numéro " + writtenAs + ".",
                    "The event that stands at " + seq + " was written as " + writtenAs + ".");
        }
    }

    record EventsMissing(long seq, long last) implements Finding {
        @Override
        public Text sentence() {
            return seq == last
                    ? new Text("L'évènement " + seq + " manque.", "Event " + seq + " is missing.")
                    : new Text("Les évènements " + seq + " à " + last + " manquent.", "Events " + seq + " to " + last + " are missing.");
        }
    }

    record EventsBeyondHead(long seq, long head) implements Finding {
        @Override
        public Text sentence() {
            return new Text(
                    "L'évènement " + seq + " a été ajouté après le dernier que le journal connaît (" + head + ").",
                    "Event " + seq + " was added after the last one that the journal knows (" + head + ").");
        }
    }

    record HeadDiffers(long seq) implements Finding {
        @Override
        public Text sentence() {
            return new Text(
                    "L'empreinte de tête enregistrée pour l'évènement " + seq + " n'est pas celle de la chaîne.",
                    "The head recorded for event " + seq + " is not that of the chain.");
        }
    }

    record NotedHeadDiffers(long seq, String where) implements Finding {
        @Override
        public Text sentence() {
            return new Text(
                    "À l'évènement " + seq + ", la chaîne diffère de l'empreinte notée dans " + where + " : tout ce qui précède a pu être "
                            + "réécrit.",
                    "At event " + seq + " the chain differs from the head noted in " + where + ": anything before it may have been "
                            + "rewritten.");
        }
    }
}
