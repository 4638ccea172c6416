package regie.formats.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.kernel.Text;

/**
 * Turns bytes into text as people would read them: by their byte-order mark, by what an XML
 * declaration says, as UTF-8 when they are that, else as Windows-1252, which old European exports
 * are. What had to be guessed is told to the ledger.
 */
public final class SourceText {

    /** Larger files are no job definitions. */
    public static final int BYTES_MAX = 64 * 1024 * 1024;

    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private SourceText() {}

    /** The text with line ends as {@code \n}; empty when the file is binary, or far too large. */
    public static Optional<String> read(SourceFile file, Ledger ledger) {
        byte[] bytes = file.bytes();
        if (bytes.length > BYTES_MAX) {
            ledger.fault(file.name(), 1, bytes.length + " bytes", new Text(
                    "fichier trop gros (au plus 64 Mio) : il n'a pas été lu", "the file is too large (at most 64 MiB): it was not read"));
            return Optional.empty();
        }
        Charset charset = charset(bytes);
        String text = decoded(bytes, charset).orElseGet(() -> {
            ledger.remark(file.name(), 1, charset.name(), new Text(
                    "ces octets ne sont pas de l'" + charset.name() + " ; lus comme du Windows-1252, vérifier les accents",
                    "these bytes are not " + charset.name() + "; read as Windows-1252, check the accented letters"));
            return new String(bytes, WESTERN);
        });
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (clean.indexOf('\0') >= 0) {
            ledger.fault(file.name(), 1, "", new Text(
                    "ce fichier est binaire : ce n'est pas un export de définitions, il n'a pas été lu",
                    "this file is binary: it is no export of definitions, and was not read"));
            return Optional.empty();
        }
        return Optional.of(clean.replace("\r\n", "\n").replace('\r', '\n'));
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length > 0 ? bytes[0] & 0xff : 0;
        int second = bytes.length > 1 ? bytes[1] & 0xff : 0;
        if (first == 0xfe && second == 0xff || first == 0 && second == '<') {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xff && second == 0xfe || first == '<' && second == 0 && bytes.length > 1) {
            return StandardCharsets.UTF_16LE;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head.startsWith("ï»¿") ? head.substring(3) : head);
        boolean named = declared.find() && Charset.isSupported(declared.group(1))
                && !declared.group(1).toUpperCase(java.util.Locale.ROOT).startsWith("UTF-16");
        return named ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException wrong) {
            return Optional.empty();
        }
    }
}
