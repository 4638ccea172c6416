package regie.actions;

import regie.kernel.Text;

/** Findings that several actions share. */
final class Arguments {

    private Arguments() {}

    /** No argument of a process can hold the character zero: it ends there. */
    static Finding zero(String path) {
        return new Finding(path, "ZeroCharacter", new Text("Le caractère nul ne peut pas figurer dans une commande.",
                "The character zero cannot stand in a command."));
    }
}
