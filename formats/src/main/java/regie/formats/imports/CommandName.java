package regie.formats.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A name for what a shell line does: the program that does the work, without the tests before it and the wrappers around it, and
 * the word that says which of its works it is. {@code [ -x /usr/bin/certbot ] && nice -n 10 certbot -q renew} is {@code certbot renew}.
 */
public final class CommandName {

    private static final Set<String> TESTS = new TreeSet<>(List.of("test", "[", "[[", "cd", "sleep", "exit", "true", "false", ":",
            "export", "source", ".", "set", "umask", "ulimit", "command", "which", "type", "if", "fi", "shift", "unset", "trap", "wait"));
    private static final Set<String> KEYWORDS = new TreeSet<>(List.of("then", "else", "elif", "do", "done", "while", "until", "{", "}",
            "!", "if", "fi", "exec", "time", "nohup", "chronic", "setsid", "builtin"));
    private static final Set<String> INTERPRETERS = new TreeSet<>(List.of("sh", "bash", "ksh", "zsh", "dash", "perl", "python",
            "python2", "python3", "php", "ruby", "node", "java"));
    private static final Set<String> SERVICES = new TreeSet<>(List.of("service", "invoke-rc.d", "systemctl", "rc-service"));
    /** Programs that start another, each with the options of its own that take a value, and how many plain words of its own follow. */
    private static final Map<String, Wrapper> WRAPPERS = wrappers();

    private record Wrapper(String valued, int words) {}

    private CommandName() {}

    private static Map<String, Wrapper> wrappers() {
        Map<String, Wrapper> known = new LinkedHashMap<>();
        known.put("nice", new Wrapper("n", 0));
        known.put("ionice", new Wrapper("cnp", 0));
        known.put("timeout", new Wrapper("ks", 1));
        known.put("flock", new Wrapper("wEc", 1));
        known.put("sudo", new Wrapper("ugp", 0));
        known.put("su", new Wrapper("sc", 1));
        known.put("env", new Wrapper("uC", 0));
        known.put("chrt", new Wrapper("", 1));
        known.put("stdbuf", new Wrapper("ioe", 0));
        known.put("taskset", new Wrapper("", 1));
        known.put("logger", new Wrapper("tp", 0));
        return known;
    }

    /** One to three words; the whole line's first word when nothing better is found. */
    public static String of(String command) {
        List<List<String>> parts = parts(command);
        for (List<String> part : parts) {
            Optional<String> name = named(part);
            if (name.isPresent()) {
                return name.get();
            }
        }
        return parts.isEmpty() || parts.getFirst().isEmpty() ? "job" : base(parts.getFirst().getFirst());
    }

    private static Optional<String> named(List<String> part) {
        List<String> words = unwrapped(part);
        if (words.isEmpty() || TESTS.contains(words.getFirst())) {
            return Optional.empty();
        }
        String program = base(words.getFirst());
        List<String> rest = words.subList(1, words.size());
        if (program.equals("run-parts") && !rest.isEmpty()) {
            return Optional.of(base(rest.getLast().replaceFirst("/+$", "")));
        }
        if (SERVICES.contains(words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1))) {
            List<String> said = rest.stream().filter(word -> !word.startsWith("-")).limit(2).map(CommandName::base).toList();
            return said.isEmpty() ? Optional.of(program) : Optional.of(String.join(" ", said));
        }
        if (INTERPRETERS.contains(program)) {
            return interpreted(rest);
        }
        Optional<String> which = rest.stream().takeWhile(word -> !word.startsWith(">") && !word.startsWith("<"))
                .filter(word -> word.matches("[A-Za-z][A-Za-z0-9_-]{1,24}")).findFirst();
        return Optional.of(program + which.map(word -> " " + word).orElse(""));
    }

    private static Optional<String> interpreted(List<String> rest) {
        for (int i = 0; i < rest.size(); i++) {
            String word = rest.get(i);
            if (word.matches("-[a-z]*c") && i + 1 < rest.size()) {
                return Optional.of(of(rest.get(i + 1)));
            }
            if (word.equals("-e") || word.equals("-r")) {
                return Optional.empty();
            }
            if (word.equals("-m") && i + 1 < rest.size()) {
                return Optional.of(rest.get(i + 1));
            }
            if (!word.startsWith("-")) {
                return Optional.of(base(word));
            }
        }
        return Optional.empty();
    }

    private static List<String> unwrapped(List<String> part) {
        List<String> words = new ArrayList<>(part);
        while (!words.isEmpty()) {
            String first = words.getFirst();
            Wrapper wrapper = WRAPPERS.get(first.substring(first.lastIndexOf('/') + 1));
            if (first.matches("[A-Za-z_][A-Za-z0-9_]*=.*") || KEYWORDS.contains(first) || first.startsWith("(")) {
                words.removeFirst();
            } else if (wrapper != null && words.size() > 1) {
                Optional<String> inner = dropOwn(words, wrapper);
                if (inner.isPresent()) {
                    return parts(inner.get()).stream().map(CommandName::unwrapped).filter(found -> !found.isEmpty())
                            .findFirst().orElse(List.of());
                }
            } else {
                return words;
            }
        }
        return words;
    }

    /** Takes off the wrapper with its options; answers the line that it was given by {@code -c}. */
    private static Optional<String> dropOwn(List<String> words, Wrapper wrapper) {
        words.removeFirst();
        int plain = 0;
        while (!words.isEmpty()) {
            String word = words.getFirst();
            boolean option = word.startsWith("-");
            if (!option && plain >= wrapper.words() && !word.matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
                return Optional.empty();
            }
            words.removeFirst();
            plain += option ? 0 : 1;
            boolean valued = word.length() == 2 && option && wrapper.valued().indexOf(word.charAt(1)) >= 0;
            if (valued && !words.isEmpty()) {
                String value = words.removeFirst();
                if (word.equals("-c") && value.contains(" ")) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }

    private static String base(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("(?i)\\.(sh|pl|py|php|bash|ksh|rb|jar|exe|bat)$", "");
        return name.isEmpty() ? path : name;
    }

    /** The simple commands of a line, as words without their quotes. */
    private static List<List<String>> parts(String line) {
        List<List<String>> parts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : '\n';
            if (quote != 0) {
                if (c == quote || i == line.length()) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (Character.isWhitespace(c) || c == ';' || c == '&' || c == '|') {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                boolean redirected = c == '&' && !words.isEmpty() && words.getLast().endsWith(">");
                if (!Character.isWhitespace(c) && !redirected && !words.isEmpty()) {
                    parts.add(words);
                    words = new ArrayList<>();
                }
            } else {
                word.append(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        if (!words.isEmpty()) {
            parts.add(words);
        }
        return parts;
    }
}
