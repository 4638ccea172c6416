package regie.formats.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that an expression reads from outside itself.
 *
 * @param roots first words, sorted
 * @param tasks second words after {@code tasks}, sorted
 * @param facts second and third words after {@code tasks}, sorted
 */
record CelNames(Set<String> roots, Set<String> tasks, Set<String> facts) {

    static CelNames of(CelExpr expression) {
        CelNames names = new CelNames(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        names.walk(expression, new HashSet<>());
        return names;
    }

    private void walk(CelExpr expression, Set<String> inner) {
        switch (expression.getKind()) {
            case IDENT -> {
                String name = expression.ident().name();
                if (!inner.contains(name) && !name.startsWith("@")) {
                    roots.add(name);
                }
            }
            case SELECT -> {
                CelExpr operand = expression.select().operand();
                if (isTasks(operand, inner)) {
                    tasks.add(expression.select().field());
                }
                if (operand.getKind() == CelExpr.ExprKind.Kind.SELECT && isTasks(operand.select().operand(), inner)) {
                    facts.add(operand.select().field() + "." + expression.select().field());
                }
                walk(operand, inner);
            }
            case CALL -> {
                indexed(expression, inner);
                expression.call().target().ifPresent(target -> walk(target, inner));
                expression.call().args().forEach(argument -> walk(argument, inner));
            }
            case LIST -> expression.list().elements().forEach(element -> walk(element, inner));
            case MAP -> expression.map().entries().forEach(entry -> {
                walk(entry.key(), inner);
                walk(entry.value(), inner);
            });
            case STRUCT -> expression.struct().entries().forEach(entry -> walk(entry.value(), inner));
            case COMPREHENSION -> comprehension(expression, inner);
            case CONSTANT, NOT_SET -> { }
        }
    }

    private void comprehension(CelExpr expression, Set<String> inner) {
        var comprehension = expression.comprehension();
        walk(comprehension.iterRange(), inner);
        Set<String> within = new HashSet<>(inner);
        within.add(comprehension.iterVar());
        within.add(comprehension.iterVar2());
        within.add(comprehension.accuVar());
        walk(comprehension.accuInit(), inner);
        walk(comprehension.loopCondition(), within);
        walk(comprehension.loopStep(), within);
        walk(comprehension.result(), within);
    }

    private void indexed(CelExpr call, Set<String> inner) {
        if (call.call().function().equals("_[_]") && isTasks(call.call().args().getFirst(), inner)
                && call.call().args().get(1).getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && call.call().args().get(1).constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            tasks.add(call.call().args().get(1).constant().stringValue().replace('-', '_'));
        }
    }

    private static boolean isTasks(CelExpr expression, Set<String> inner) {
        return expression.getKind() == CelExpr.ExprKind.Kind.IDENT && expression.ident().name().equals("tasks")
                && !inner.contains("tasks");
    }
}
