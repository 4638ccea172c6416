package regie.formats.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import regie.formats.cel.PlainNode.Kind;
import regie.formats.cel.PlainNode.Operator;
import regie.kernel.Value;

/**
 * Reads the plain part of CEL by recursive descent. It never says that something is wrong: what it
 * does not know, or what the types speak against, is left to CEL.
 */
final class PlainParser {

    /** This text is not plain. */
    static final class NotPlain extends Exception {
        NotPlain() {
            super(null, null, false, false);
        }
    }

    private static final int DEPTH_MAX = 20;

    private final String text;
    private final Set<String> roots = new TreeSet<>();
    private final Set<String> tasks = new TreeSet<>();
    private final Set<String> facts = new TreeSet<>();
    private int at;
    private int depth;

    PlainParser(String text) {
        this.text = text;
    }

    Set<String> roots() {
        return roots;
    }

    Set<String> tasks() {
        return tasks;
    }

    Set<String> facts() {
        return facts;
    }

    PlainNode whole() throws NotPlain {
        PlainNode node = or();
        spaces();
        require(at == text.length());
        return node;
    }

    private PlainNode or() throws NotPlain {
        require(++depth <= DEPTH_MAX);
        List<PlainNode> members = new ArrayList<>(List.of(and()));
        while (take("||")) {
            members.add(and());
        }
        depth--;
        return joined(false, members);
    }

    private PlainNode and() throws NotPlain {
        List<PlainNode> members = new ArrayList<>(List.of(comparison()));
        while (take("&&")) {
            members.add(comparison());
        }
        return joined(true, members);
    }

    private static PlainNode joined(boolean all, List<PlainNode> members) throws NotPlain {
        if (members.size() == 1) {
            return members.getFirst();
        }
        for (PlainNode member : members) {
            require(member.kind().mayBe(Kind.BOOL));
        }
        return new PlainNode.Joined(all, members);
    }

    private PlainNode comparison() throws NotPlain {
        PlainNode left = unary();
        spaces();
        if (take("==")) {
            return compared(left, Operator.EQUAL, unary());
        }
        if (take("!=")) {
            return compared(left, Operator.DIFFERENT, unary());
        }
        if (take("<=")) {
            return compared(left, Operator.AT_MOST, unary());
        }
        if (take(">=")) {
            return compared(left, Operator.AT_LEAST, unary());
        }
        if (take("<")) {
            return compared(left, Operator.LESS, unary());
        }
        if (take(">")) {
            return compared(left, Operator.MORE, unary());
        }
        return text.startsWith("in ", at) || text.startsWith("in[", at) ? among(left) : left;
    }

    private static PlainNode compared(PlainNode left, Operator operator, PlainNode right) throws NotPlain {
        boolean ordered = operator != Operator.EQUAL && operator != Operator.DIFFERENT;
        require(left.kind().mayBe(right.kind()));
        require(!ordered || left.kind().mayBe(Kind.INT) && right.kind().mayBe(Kind.INT));
        return new PlainNode.Compared(left, operator, right);
    }

    private PlainNode among(PlainNode item) throws NotPlain {
        at += 2;
        require(take("["));
        List<PlainNode.Literal> list = new ArrayList<>();
        do {
            require(primary() instanceof PlainNode.Literal literal && list.add(literal));
        } while (take(","));
        require(take("]"));
        for (PlainNode.Literal literal : list) {
            require(literal.kind() == list.getFirst().kind() && item.kind().mayBe(literal.kind()));
        }
        return new PlainNode.Among(item, list);
    }

    private PlainNode unary() throws NotPlain {
        if (at < text.length() && take("!")) {
            require(++depth <= DEPTH_MAX);
            PlainNode negated = unary();
            depth--;
            require(negated.kind().mayBe(Kind.BOOL) && !(negated instanceof PlainNode.Not));
            return new PlainNode.Not(negated);
        }
        return primary();
    }

    private PlainNode primary() throws NotPlain {
        if (take("(")) {
            PlainNode inner = or();
            require(take(")"));
            return inner;
        }
        spaces();
        require(at < text.length());
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return new PlainNode.Literal(Kind.STRING, Value.of(quoted()));
        }
        if (c == '-' || c >= '0' && c <= '9') {
            return new PlainNode.Literal(Kind.INT, Value.of(number()));
        }
        return path();
    }

    private PlainNode path() throws NotPlain {
        List<String> names = new ArrayList<>(List.of(name()));
        if (names.getFirst().equals("true") || names.getFirst().equals("false")) {
            return new PlainNode.Literal(Kind.BOOL, Value.of(names.getFirst().equals("true")));
        }
        require(!PathExpression.WORDS.contains(names.getFirst()));
        roots.add(names.getFirst());
        if (names.getFirst().equals("date")) {
            return day(new PlainNode.Path(names));
        }
        while (at < text.length() && text.charAt(at) == '.') {
            at++;
            names.add(name());
            require(!PathExpression.WORDS.contains(names.getLast()));
        }
        require(at == text.length() || "([{'\"".indexOf(text.charAt(at)) < 0);
        require(names.size() == 1 || !names.getFirst().equals("exit_code"));
        if (names.size() > 1 && names.getFirst().equals("tasks")) {
            tasks.add(names.get(1));
            if (names.size() > 2) {
                facts.add(names.get(1) + "." + names.get(2));
            }
        }
        return new PlainNode.Path(names);
    }

    private PlainNode day(PlainNode date) throws NotPlain {
        PlainNode day = date;
        while (at < text.length() && text.charAt(at) == '.') {
            require(day.kind() == Kind.DATE);
            if (text.startsWith(".plus(", at)) {
                at += 6;
                spaces();
                day = new PlainNode.Plus(day, number());
            } else {
                require(text.startsWith(".format(", at));
                at += 8;
                spaces();
                day = new PlainNode.Format(day, quoted());
            }
            require(take(")"));
        }
        return day;
    }

    private String name() throws NotPlain {
        int start = at;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_'
                || at > start && text.charAt(at) >= '0' && text.charAt(at) <= '9') && text.charAt(at) < 128) {
            at++;
        }
        require(at > start);
        return text.substring(start, at);
    }

    private String quoted() throws NotPlain {
        require(at < text.length());
        char quote = text.charAt(at);
        require(quote == '\'' || quote == '"');
        int end = text.indexOf(quote, at + 1);
        require(end > 0);
        String words = text.substring(at + 1, end);
        require(words.indexOf('\\') < 0 && words.indexOf('\n') < 0 && words.indexOf('\r') < 0);
        require(!words.isEmpty() || end + 1 == text.length() || text.charAt(end + 1) != quote);
        at = end + 1;
        return words;
    }

    private long number() throws NotPlain {
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        boolean plain = at > digits && at - digits <= 18
                && (at == text.length() || !Character.isLetterOrDigit(text.charAt(at)) && "._".indexOf(text.charAt(at)) < 0);
        require(plain);
        return Long.parseLong(text.substring(start, at));
    }

    private boolean take(String symbol) {
        spaces();
        if (!text.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        return true;
    }

    private void spaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private static void require(boolean plain) throws NotPlain {
        if (!plain) {
            throw new NotPlain();
        }
    }
}
