package regie.formats.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Set;
import java.util.TreeSet;
import regie.kernel.Text;

/**
 * The walk from text to program: parse, find the free names, check types with these names declared,
 * plan. Names are gathered into one checker that grows, because building one costs more than using it.
 */
final class CelCompilation {

    /** What one evaluation may cost: a comprehension visits at most this many items in all. */
    private static final int ITERATIONS_MAX = 20_000;

    /** Beyond this many names a checker starts afresh with those that are asked for. */
    private static final int NAMES_MAX = 200;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(Expressions.LENGTH_MAX)
            .maxParseRecursionDepth(64)
            .comprehensionMaxIterations(ITERATIONS_MAX)
            .enableHeterogeneousNumericComparisons(true)
            .enableTimestampEpoch(false)
            .build();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS).addFunctionBindings(CelDates.bindings()).build();

    private static final Set<String> DECLARED = new TreeSet<>();
    private static CelCompiler compiler = compiler();

    private CelCompilation() {}

    static synchronized Compiled compile(String source) {
        try {
            CelValidationResult parsed = compiler.parse(source);
            if (parsed.hasError()) {
                return broken(parsed, source);
            }
            CelNames names = CelNames.of(parsed.getAst().getExpr());
            if (DECLARED.size() > NAMES_MAX) {
                DECLARED.clear();
            }
            if (DECLARED.addAll(names.roots())) {
                compiler = compiler();
            }
            CelValidationResult checked = compiler.check(parsed.getAst());
            if (checked.hasError()) {
                return broken(checked, source);
            }
            CelAbstractSyntaxTree tree = checked.getAst();
            CelExpression expression = new CelExpression(source, names.roots(), RUNTIME.createProgram(tree));
            return new Compiled.Ready(expression, result(tree.getResultType()), names.tasks(), names.facts());
        } catch (CelValidationException | CelEvaluationException broken) {
            return new Compiled.Broken(0, Text.same(firstLine(String.valueOf(broken.getMessage()))));
        } catch (RuntimeException | StackOverflowError hostile) {
            return new Compiled.Broken(0, new Text("l'expression n'est pas compilable (" + hostile.getClass().getSimpleName() + ")",
                    "the expression cannot be compiled (" + hostile.getClass().getSimpleName() + ")"));
        }
    }

    private static CelCompiler compiler() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addFunctionDeclarations(CelDates.declarations());
        for (String name : DECLARED) {
            builder.addVar(name, typeOf(name));
        }
        return builder.build();
    }

    private static CelType typeOf(String name) {
        return switch (name) {
            case "date" -> CelDates.DATE;
            case "exit_code" -> SimpleType.INT;
            default -> SimpleType.DYN;
        };
    }

    private static Compiled.Result result(CelType type) {
        return switch (type.kind()) {
            case BOOL -> Compiled.Result.BOOLEAN;
            case DYN, ANY -> Compiled.Result.UNKNOWN;
            default -> Compiled.Result.OTHER;
        };
    }

    private static Compiled broken(CelValidationResult result, String source) {
        CelIssue first = result.getErrors().getFirst();
        int line = first.getSourceLocation().getLine();
        int offset = Math.max(0, first.getSourceLocation().getColumn());
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = Math.max(start, source.indexOf('\n', start) + 1);
        }
        return new Compiled.Broken(Math.min(start + offset, source.length()), CelSentences.of(firstLine(first.getMessage())));
    }

    private static String firstLine(String message) {
        String first = message.lines().findFirst().orElse("").replaceAll("\\s+", " ");
        return first.length() > 200 ? first.substring(0, 200) + "…" : first;
    }
}
