package regie.formats.imports.jil;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition of a job. AND and OR have the same rank and are read from left to right; only
 * brackets give precedence, as the vendor's page on the attribute says.
 */
sealed interface JilCondition {

    /** @param instance of another AutoSys, or empty; @param lookBack as written, or empty */
    record Status(Kind kind, String job, String instance, String lookBack) implements JilCondition {}

    record ExitCode(String job, String instance, String operator, int code) implements JilCondition {}

    record Global(String name, String operator, String value) implements JilCondition {}

    record And(List<JilCondition> members) implements JilCondition {}

    record Or(List<JilCondition> members) implements JilCondition {}

    enum Kind {
        SUCCESS,
        FAILURE,
        DONE,
        TERMINATED,
        NOT_RUNNING
    }

    /** Empty when the text is no condition. */
    static Optional<JilCondition> parse(String text) {
        try {
            Parser parser = new Parser(text);
            JilCondition whole = parser.list();
            return parser.isAtEnd() ? Optional.of(whole) : Optional.empty();
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    final class Parser {

        private static final Pattern ATOM = Pattern.compile("\\s*([A-Za-z]+)\\s*\\(\\s*([^(),]+?)\\s*(?:,\\s*([^()]*?)\\s*)?\\)");
        private static final Pattern COMPARED = Pattern.compile("\\s*(!=|<=|>=|=|<|>)\\s*(\"[^\"]*\"|[^\\s()&|]+)");
        private static final Pattern JOINT = Pattern.compile("\\s*(&&?|\\|\\|?|(?i:and|or)(?=[\\s(]))");
        private static final int DEEPEST = 200;

        private final String text;
        private int at;
        private int depth;

        private Parser(String text) {
            this.text = text;
        }

        private boolean isAtEnd() {
            return text.substring(at).isBlank();
        }

        private JilCondition list() {
            JilCondition left = member();
            while (true) {
                Matcher joint = JOINT.matcher(text).region(at, text.length());
                if (!joint.lookingAt()) {
                    return left;
                }
                at = joint.end();
                boolean and = joint.group(1).startsWith("&") || joint.group(1).equalsIgnoreCase("and");
                JilCondition right = member();
                left = join(and, left, right);
            }
        }

        private static JilCondition join(boolean and, JilCondition left, JilCondition right) {
            List<JilCondition> members = new ArrayList<>();
            boolean same = and ? left instanceof And : left instanceof Or;
            if (same) {
                members.addAll(left instanceof And both ? both.members() : ((Or) left).members());
            } else {
                members.add(left);
            }
            members.add(right);
            return and ? new And(members) : new Or(members);
        }

        private JilCondition member() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '(') {
                if (++depth > DEEPEST) {
                    throw new IllegalArgumentException("too deep");
                }
                at++;
                JilCondition inner = list();
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                if (at >= text.length() || text.charAt(at) != ')') {
                    throw new IllegalArgumentException("a bracket is not closed");
                }
                at++;
                depth--;
                return inner;
            }
            return atom();
        }

        private JilCondition atom() {
            Matcher atom = ATOM.matcher(text).region(at, text.length());
            if (!atom.lookingAt()) {
                throw new IllegalArgumentException("no atom at " + at);
            }
            at = atom.end();
            String[] name = atom.group(2).replace("\\", "").split("\\^", 2);
            String instance = name.length == 2 ? name[1].strip() : "";
            String lookBack = atom.group(3) == null ? "" : atom.group(3).replace("\\", "");
            return switch (atom.group(1).toLowerCase(Locale.ROOT)) {
                case "s", "success" -> new Status(Kind.SUCCESS, name[0].strip(), instance, lookBack);
                case "f", "failure" -> new Status(Kind.FAILURE, name[0].strip(), instance, lookBack);
                case "d", "done" -> new Status(Kind.DONE, name[0].strip(), instance, lookBack);
                case "t", "terminated" -> new Status(Kind.TERMINATED, name[0].strip(), instance, lookBack);
                case "n", "notrunning" -> new Status(Kind.NOT_RUNNING, name[0].strip(), instance, lookBack);
                case "e", "exitcode" -> exitCode(name[0].strip(), instance);
                case "v", "value", "g", "global" -> global(name[0].strip());
                default -> throw new IllegalArgumentException("no such condition: " + atom.group(1));
            };
        }

        private JilCondition exitCode(String job, String instance) {
            Matcher compared = compared();
            return new ExitCode(job, instance, compared.group(1), Integer.parseInt(compared.group(2).replace("\"", "")));
        }

        private JilCondition global(String name) {
            Matcher compared = compared();
            return new Global(name, compared.group(1), compared.group(2).replace("\"", ""));
        }

        private Matcher compared() {
            Matcher compared = COMPARED.matcher(text).region(at, text.length());
            if (!compared.lookingAt()) {
                throw new IllegalArgumentException("no comparison at " + at);
            }
            at = compared.end();
            return compared;
        }
    }
}
