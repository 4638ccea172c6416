package regie.formats.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import regie.kernel.Text;

/** The rule that one line of text obeys, the pattern that says so in the JSON Schema, and its name in a sentence. */
public enum Rule {
    TEXT("[\\s\\S]+", "un texte non vide", "a text that is not empty"),
    NAME("[a-z][a-z0-9-]{0,62}",
            "un nom en minuscules, chiffres et tirets (a-z, 0-9, -), qui commence par une lettre, de 63 caractères au plus",
            "a name of lower-case letters, digits and dashes (a-z, 0-9, -) that starts with a letter, at most 63 characters"),
    VARIABLE("[a-z][a-z0-9_]{0,62}",
            "un nom de variable en minuscules, chiffres et soulignés (a-z, 0-9, _)",
            "a variable's name of lower-case letters, digits and underscores (a-z, 0-9, _)"),
    ENVIRONMENT_VARIABLE("[A-Za-z_][A-Za-z0-9_]{0,127}",
            "un nom de variable d'environnement (lettres, chiffres, souligné)",
            "the name of an environment variable (letters, digits, underscore)"),
    LABEL("[A-Za-z0-9][A-Za-z0-9._/-]{0,62}",
            "une étiquette (lettres, chiffres, . _ / -)", "a label (letters, digits, . _ / -)"),
    CODE("\\S{1,128}", "un code de site sans espace, de 128 caractères au plus",
            "a site's code without spaces, at most 128 characters"),
    FLAG("true|false", "true ou false", "true or false"),
    DURATION("[0-9]{1,9}(\\.[0-9]{1,6})?s|([0-9]{1,6}d)?([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,9}s)?|0",
            "une durée comme 90s, 1.5s, 15m, 2h30m ou 3d", "a duration such as 90s, 1.5s, 15m, 2h30m or 3d"),
    TIME("([01][0-9]|2[0-3]):[0-5][0-9]", "une heure entre guillemets comme \"22:00\"", "a quoted time such as \"22:00\""),
    DATE("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
            "une date ISO comme 2026-10-01", "an ISO date such as 2026-10-01"),
    SIZE("[1-9][0-9]{0,8}(KB|MB|GB)", "une taille comme 512KB, 50MB ou 1GB", "a size such as 512KB, 50MB or 1GB"),
    TEMPLATE("[\\s\\S]*", "un texte", "a text"),
    EXPRESSION("[\\s\\S]+", "une expression CEL", "a CEL expression"),
    REGEX("[\\s\\S]+", "une expression rationnelle RE2", "a RE2 regular expression"),
    ZONE("[A-Za-z0-9_+/-]+", "un fuseau horaire comme Europe/Paris", "a time zone such as Europe/Paris"),
    CRON("\\s*\\S+(\\s+\\S+)*\\s*", "une expression cron comme \"0 22 * * 1-5\"", "a cron expression such as \"0 22 * * 1-5\""),
    DAYS(DaysPattern.RULE,
            "une règle de jours comme daily, working, \"mon,thu\" ou \"last working day of month\"",
            "a rule of days such as daily, working, \"mon,thu\" or \"last working day of month\""),
    DAY_COUNT("[0-9]{1,4}d", "un nombre de jours comme 3d", "a number of days such as 3d"),
    LEFTOVER("keep|cancel|keep [1-9][0-9]{0,3}d", "keep, cancel, ou keep 3d", "keep, cancel, or keep 3d"),
    COLOUR("[a-z]+|#[0-9a-fA-F]{6}", "une couleur comme red ou #b00020", "a colour such as red or #b00020"),
    HOLIDAYS("[A-Z][A-Z0-9]{1,11}(-[A-Z0-9]{1,12}){0,3}", "un pays comme FR, une région comme FR-57 ou une place comme TARGET2",
            "a country such as FR, a region such as FR-57 or a market such as TARGET2"),
    SPAN("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])( *\\.\\. *[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?",
            "une date comme 2026-10-01, ou deux dans l'ordre comme 2026-08-01..2026-08-15",
            "a date such as 2026-10-01, or two in order such as 2026-08-01..2026-08-15"),
    MOMENT("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9])?",
            "une date comme 2026-12-28, ou un instant entre guillemets comme \"2026-12-28T18:00\"",
            "a date such as 2026-12-28, or a quoted instant such as \"2026-12-28T18:00\""),
    NEED("[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?(@(same|previous|next|any|[+-][0-9]{1,2}))?",
            "un traitement, un plan ou plan/traitement, avec au besoin @previous, @next, @any ou @-2",
            "a task, a plan or plan/task, where needed with @previous, @next, @any or @-2"),
    LATE_BOUND("unusual|[1-9][0-9]{0,3}%|([0-9]{1,9}(\\.[0-9]{1,6})?s|([0-9]{1,6}d)?([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,9}s)?)",
            "une durée comme 40m, une part de la durée habituelle comme 150%, ou unusual",
            "a duration such as 40m, a part of the usual duration such as 150%, or unusual"),
    DATE_REF("same|previous|next|any|none|[+-][0-9]{1,2}",
            "une date vue de ce plan : same, previous, next, any, none ou un décalage comme -2",
            "a date seen from this plan: same, previous, next, any, none or an offset such as -2");

    private final String pattern;
    private final Text called;
    private final Pattern compiled;

    Rule(String pattern, String fr, String en) {
        this.pattern = pattern;
        this.called = new Text(fr, en);
        this.compiled = Pattern.compile(pattern);
    }

    /** Anchored by its user: the whole text must match. */
    public String pattern() {
        return pattern;
    }

    public Text called() {
        return called;
    }

    /**
     * Why {@code text} breaks the rule; empty when it does not. Rules of days are left to their own reader, which says what does
     * not fit and where.
     */
    public Optional<Text> breach(String text) {
        if (this == DAYS) {
            return text.isBlank() ? Optional.of(called) : Optional.empty();
        }
        if (!compiled.matches(text)) {
            return Optional.of(called);
        }
        return switch (this) {
            case NAME, VARIABLE -> reserved(text);
            case DURATION -> Scalars.duration(text).isPresent() ? Optional.empty() : Optional.of(called);
            case MOMENT -> Scalars.date(text.length() > 10 ? text.substring(0, 10) : text).isPresent()
                    ? Optional.empty() : Optional.of(called);
            case DATE -> Scalars.date(text).isPresent() ? Optional.empty() : Optional.of(called);
            case ZONE -> zone(text);
            case REGEX -> regex(text);
            case SPAN -> Scalars.span(text).isPresent() ? Optional.empty() : Optional.of(called);
            case TEXT, ENVIRONMENT_VARIABLE, LABEL, CODE, FLAG, TIME, SIZE, TEMPLATE, EXPRESSION, CRON, DAYS, COLOUR, HOLIDAYS, NEED,
                    DATE_REF, DAY_COUNT, LEFTOVER, LATE_BOUND ->
                Optional.empty();
        };
    }

    private static Optional<Text> reserved(String text) {
        return switch (text) {
            case "in", "true", "false", "null" -> Optional.of(new Text(
                    "un autre mot : in, true, false et null sont réservés aux expressions",
                    "another word: in, true, false and null are reserved for expressions"));
            default -> Optional.empty();
        };
    }

    private static Optional<Text> zone(String text) {
        try {
            ZoneId.of(text);
            return Optional.empty();
        } catch (DateTimeException unknown) {
            return Optional.of(ZONE.called);
        }
    }

    private static Optional<Text> regex(String text) {
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException broken) {
            return Optional.of(new Text(
                    REGEX.called.fr() + " (celle-ci ne l'est pas : " + broken.getDescription() + ")",
                    REGEX.called.en() + " (this one is not: " + broken.getDescription() + ")"));
        }
    }
}
