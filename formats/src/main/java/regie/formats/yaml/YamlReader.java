package regie.formats.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import regie.estate.finding.Place;

/**
 * Reads the documents of one file. What is wrong goes into the report; the documents before a
 * mistake of syntax are still given, so that one broken document does not make others unknown.
 */
public final class YamlReader {

    private final Report report;
    private final YamlLimits limits;

    public YamlReader(Report report, YamlLimits limits) {
        this.report = report;
        this.limits = limits;
    }

    /** The roots of the documents in {@code bytes}; empty documents are left out. */
    public List<Node> read(String file, byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            report.error(Place.startOf(file), YamlProblems.tooLarge(bytes.length, limits.bytes()));
            return List.of();
        }
        return decode(file, bytes).map(text -> read(file, text, 0)).orElse(List.of());
    }

    /** Strict UTF-8, without a byte-order mark; a malformed byte is an error with its place. */
    public Optional<String> decode(String file, byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            report.error(placeOf(file, text, text.length(), 0), YamlProblems.notUtf8());
            return Optional.empty();
        }
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** @param linesBefore lines of the file that stand before {@code text} */
    public List<Node> read(String file, String text, int linesBefore) {
        List<Node> documents = new ArrayList<>();
        Optional<Integer> tooLong = lineTooLong(text);
        if (tooLong.isPresent()) {
            report.error(new Place(file, linesBefore + tooLong.get(), 1), YamlProblems.scalarTooLong(limits.scalar()));
            return documents;
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setUseMarks(true).setCodePointLimit(Integer.MAX_VALUE).setLabel(file).build();
            ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
            int begun = 0;
            while (parser.hasNext()) {
                if (parser.peekEvent().getEventId() == Event.ID.DocumentStart) {
                    Event start = parser.next();
                    if (++begun > limits.documents()) {
                        int line = start.getStartMark().map(mark -> mark.getLine()).orElse(0);
                        report.error(new Place(file, linesBefore + line + 1, 1), YamlProblems.tooManyDocuments(limits.documents()));
                        break;
                    }
                    new TreeBuilder(parser, text, file, linesBefore, limits, report).document().ifPresent(documents::add);
                } else {
                    parser.next();
                }
            }
        } catch (TreeBuilder.Refused refused) {
            report.error(refused.at(), refused.problem());
        } catch (MarkedYamlEngineException broken) {
            syntax(file, text, linesBefore, broken);
        } catch (ReaderException unprintable) {
            report.error(placeOf(file, text, indexOf(text, unprintable), linesBefore),
                    YamlProblems.controlCharacter(unprintable.getCodePoint()));
        } catch (YamlEngineException other) {
            report.error(new Place(file, linesBefore + 1, 1), YamlProblems.syntax(firstLine(other.getMessage())));
        }
        return documents;
    }

    /** Before it is parsed, because parsing it is what costs. */
    private Optional<Integer> lineTooLong(String text) {
        int line = 1;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            if (end - start > limits.scalar()) {
                return Optional.of(line);
            }
            line++;
            start = end + 1;
        }
        return text.length() - start > limits.scalar() ? Optional.of(line) : Optional.empty();
    }

    private void syntax(String file, String text, int linesBefore, MarkedYamlEngineException broken) {
        int line = broken.getProblemMark().map(mark -> mark.getLine()).orElse(0);
        int column = broken.getProblemMark().map(mark -> mark.getColumn()).orElse(0);
        Place at = new Place(file, linesBefore + line + 1, column + 1);
        String problem = broken.getProblem() == null ? "" : broken.getProblem();
        Optional<int[]> braces = unquotedBraces(text, line);
        if (braces.isPresent()) {
            report.error(new Place(file, linesBefore + braces.get()[0] + 1, braces.get()[1] + 1), YamlProblems.quoteBraces());
        } else if (problem.contains("TAB") || tabIndents(text, line)) {
            report.error(at, YamlProblems.tab());
        } else if (problem.startsWith("found undefined alias")) {
            report.error(at, YamlProblems.unknownAlias(problem.replaceFirst("found undefined alias ?", "")));
        } else {
            report.error(at, YamlProblems.syntax(firstLine(problem)));
        }
    }

    /** An unquoted {@code {{} often breaks the syntax only after its value, so the line before is looked at too. */
    private static Optional<int[]> unquotedBraces(String text, int line) {
        List<String> lines = text.lines().toList();
        for (int i = line; i >= Math.max(0, line - 1); i--) {
            if (i < lines.size()) {
                var found = UNQUOTED.matcher(lines.get(i));
                if (found.find()) {
                    return Optional.of(new int[] {i, found.end() - 2});
                }
            }
        }
        return Optional.empty();
    }

    private static final java.util.regex.Pattern UNQUOTED = java.util.regex.Pattern.compile("(?:: |- |\\[|, )\\s*\\{\\{");

    private static boolean tabIndents(String text, int line) {
        return text.lines().skip(line).findFirst().map(words -> words.stripLeading().length() < words.length()
                && words.substring(0, words.length() - words.stripLeading().length()).indexOf('\t') >= 0).orElse(false);
    }

    private static int indexOf(String text, ReaderException unprintable) {
        int index = text.indexOf(unprintable.getCodePoint());
        return Math.max(0, index);
    }

    private static Place placeOf(String file, String text, int index, int linesBefore) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Place(file, linesBefore + line, index - start + 1);
    }

    private static String firstLine(String message) {
        String first = message.lines().findFirst().orElse("");
        return first.length() > 160 ? first.substring(0, 160) + "…" : first;
    }
}
