package regie.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import regie.kernel.Text;

/** The commands in the order in which the help shows them; each is made when it is asked for. */
public final class CommandList {

    /** @param names in the order shown */
    public record Section(Text title, List<String> names) {}

    private final List<Section> sections;
    private final Function<String, Optional<Command>> make;

    /** @param make also knows words that are not listed, such as those that Régie calls itself by */
    public CommandList(List<Section> sections, Function<String, Optional<Command>> make) {
        this.sections = sections;
        this.make = make;
    }

    Optional<Command> find(String name) {
        return make.apply(name);
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        sections.forEach(section -> names.addAll(section.names()));
        return names;
    }

    void print(Terminal terminal) {
        terminal.say(new Text(
                "regie : la régie de la production informatique. « regie help COMMANDE » en dit plus.",
                "regie: the control room for IT production. 'regie help COMMAND' says more."));
        for (Section section : sections) {
            terminal.line("");
            terminal.say(section.title());
            for (String name : section.names()) {
                Command command = make.apply(name).orElseThrow(() -> new IllegalStateException("not made: " + name));
                terminal.line("  " + name + " ".repeat(Math.max(1, 17 - name.length())) + terminal.words(command.summary()));
            }
        }
        terminal.line("");
        terminal.say(new Text(
                "Code retour : 0 fait, 1 la réponse est non, 2 usage incorrect, 3 serveur injoignable.",
                "Exit code: 0 done, 1 the answer is no, 2 wrong usage, 3 server not reachable."));
    }
}
