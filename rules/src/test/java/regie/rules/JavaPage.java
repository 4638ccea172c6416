package regie.rules;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** A Java source as the JDK's own compiler parses it; nothing is resolved, so it needs no class path. */
record JavaPage(Page page, List<Type> types, List<Method> methods, List<Words> literals, List<Integer> patternSwitchesWithDefault) {

    record Type(String name, int line) {}

    /** @param lines from the first line of the declaration, annotations included, to its closing brace */
    record Method(String name, int line, int lines) {}

    record Words(String text, int line) {}

    static JavaPage of(Page page) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var unit = List.of(Snippets.inMemory(page.path(), page.text()));
        JavacTask task = (JavacTask) compiler.getTask(null, null, ignored -> { }, List.of("-proc:none"), null, unit);
        try {
            CompilationUnitTree tree = task.parse().iterator().next();
            var reading = new Reading(tree, Trees.instance(task).getSourcePositions());
            reading.scan(tree, null);
            return new JavaPage(page, reading.types, reading.methods, reading.literals, reading.switches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reading extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Type> types = new ArrayList<>();
        private final List<Method> methods = new ArrayList<>();
        private final List<Words> literals = new ArrayList<>();
        private final List<Integer> switches = new ArrayList<>();

        Reading(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (!type.getSimpleName().isEmpty()) {
                types.add(new Type(type.getSimpleName().toString(), line(positions.getStartPosition(unit, type))));
            }
            return super.visitClass(type, none);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            int from = line(positions.getStartPosition(unit, method));
            long end = positions.getEndPosition(unit, method);
            if (end >= 0 && from > 0) {
                methods.add(new Method(method.getName().toString(), from, line(end) - from + 1));
            }
            return super.visitMethod(method, none);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void none) {
            if (literal.getValue() instanceof String text) {
                literals.add(new Words(text, line(positions.getStartPosition(unit, literal))));
            }
            return super.visitLiteral(literal, none);
        }

        @Override
        public Void visitSwitch(SwitchTree tree, Void none) {
            judge(tree, tree.getCases());
            return super.visitSwitch(tree, none);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree tree, Void none) {
            judge(tree, tree.getCases());
            return super.visitSwitchExpression(tree, none);
        }

        private void judge(Tree tree, List<? extends CaseTree> cases) {
            var labels = cases.stream().flatMap(one -> one.getLabels().stream()).toList();
            boolean overTypes = labels.stream().anyMatch(label -> label instanceof PatternCaseLabelTree);
            boolean hasDefault = labels.stream().anyMatch(label -> label instanceof DefaultCaseLabelTree);
            if (overTypes && hasDefault) {
                switches.add(line(positions.getStartPosition(unit, tree)));
            }
        }

        private int line(long position) {
            return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
        }
    }
}
