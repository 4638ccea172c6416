package regie.server.pages.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import regie.kernel.Language;
import regie.kernel.Text;

/** The console's own words in one language, from {@code words_fr.properties} and {@code words_en.properties}. */
public final class Words {

    private static final Map<Language, Words> LOADED = new ConcurrentHashMap<>();

    private final Language language;
    private final Properties texts;

    private Words(Language language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    public static Words in(Language language) {
        return LOADED.computeIfAbsent(language, Words::load);
    }

    private static Words load(Language language) {
        Properties texts = new Properties();
        try (InputStream in = Words.class.getResourceAsStream("/regie/server/words/words_" + language.tag() + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Words(language, texts);
    }

    public Language language() {
        return language;
    }

    public Locale locale() {
        return Locale.forLanguageTag(language == Language.FRENCH ? "fr-FR" : "en-GB");
    }

    /** @throws IllegalArgumentException for a key that is not there: a bug that a test finds first */
    public String of(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return values.length == 0 ? text : new MessageFormat(text.replace("'", "''"), locale()).format(values);
    }

    public String of(Text text) {
        return text.in(language);
    }

    /** All keys, for the test that compares both languages. */
    Properties texts() {
        return texts;
    }
}
