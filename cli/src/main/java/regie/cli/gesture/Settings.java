package regie.cli.gesture;

import regie.cli.shell.ShellProblem;
import regie.kernel.Text;
import tools.jackson.databind.node.ObjectNode;

/** {@code name=value} words. */
final class Settings {

    private Settings() {}

    static void put(String word, ObjectNode settings) {
        int equals = word.indexOf('=');
        if (equals < 1) {
            throw new ShellProblem.WrongValue("NAME=VALUE", word, new Text("un nom, =, une valeur", "a name, =, a value")).stop();
        }
        settings.put(word.substring(0, equals), word.substring(equals + 1));
    }
}
