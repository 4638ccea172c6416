package regie.formats.imports.vtom;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import regie.formats.imports.Days;
import regie.formats.imports.Fields;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.formats.imports.XmlElement;
import regie.kernel.Text;

/**
 * Calendars and plannings. Each is a row of letters, a letter a day: {@code W} when it is worked,
 * {@code H} when it is off, {@code B} both, anything else never.
 */
final class VtomDays {

    /** @param rule in the language; @param onlyWorked whether days off do not count */
    record Rule(String rule, boolean onlyWorked, boolean exact) {}

    private final VtomDomain domain;

    VtomDays(VtomDomain domain) {
        this.domain = domain;
    }

    void calendars() {
        domain.all("calendar").forEach(this::calendar);
        for (VtomObject date : domain.all("date")) {
            String at = date.text("switchTime");
            boolean midnight = at.isEmpty() || at.startsWith("24:") || at.startsWith("00:00");
            if (!midnight && at.matches("[0-2][0-9]:[0-5][0-9].*")) {
                domain.draft().estate().put("new_day", Tree.quoted(at.substring(0, 5)));
            }
            date.source().self().carried("estate: new_day", "la date d'exploitation est celle du référentiel",
                    "the production date is that of the estate");
            date.attributes().forEach(attribute -> {
                if (attribute.name().equals("switchTime")) {
                    attribute.carried("estate: new_day");
                } else {
                    attribute.carried("", "état de la date au moment de l'export", "the date's state when it was exported");
                }
            });
        }
    }

    private void calendar(VtomObject calendar) {
        Fields document = domain.draft().of("calendar", calendar.name());
        String name = domain.draft().named("calendar", calendar.name());
        String at = "calendar " + name;
        calendar.source().self().carried(at);
        String week = calendar.text("daysInWeek").toLowerCase(Locale.ROOT);
        List<Tree> off = new ArrayList<>();
        for (int i = 0; i < Math.min(7, week.length()); i++) {
            if (week.charAt(i) == 'h') {
                off.add(Tree.word(Days.NAMES.get(i)));
            }
        }
        document.put("weekend", new Tree.Items(off));
        boolean holidays = calendar.text("publicHolidays").equals("1");
        boolean french = domain.request().zone().getId().equals("Europe/Paris");
        if (holidays && french) {
            document.put("holidays", "FR");
        }
        year(calendar, document, week);
        for (SourceAttribute attribute : calendar.attributes()) {
            switch (attribute.name()) {
                case "id", "xid", "name" -> attribute.carried(at);
                case "daysInWeek" -> attribute.carried(at + ": weekend");
                case "publicHolidays" -> holidays(attribute, holidays, french, at);
                case "daysInYear" -> attribute.carried(at + ": closed, open");
                case "year", "holidaysGroupSId" -> attribute.carried("", "un calendrier vaut ici pour toutes les années",
                        "a calendar holds here for all years");
                default -> {
                    if (attribute.value().equals("0")) {
                        attribute.carried("", "non coché", "not ticked");
                    } else {
                        attribute.notCarried("jour particulier : à dire dans les jours du plan (« last working day of month »)",
                                "a particular day: to be said in the plan's days (\"last working day of month\")");
                    }
                }
            }
        }
        calendar.element().children().forEach(child -> calendar.inner(child, child.name(), child.text().strip())
                .notCarried("jours particuliers : à mettre en « closed » ou « open »",
                        "particular days: to be put into \"closed\" or \"open\""));
    }

    private static void holidays(SourceAttribute attribute, boolean holidays, boolean french, String at) {
        if (!holidays) {
            attribute.carried("", "sans jours fériés", "without public holidays");
        } else if (french) {
            attribute.approximated(at + ": holidays", "jours fériés de la France", "the public holidays of France");
        } else {
            attribute.notCarried("de quel pays ? À donner dans « holidays »", "of which country? To be given in \"holidays\"");
        }
    }

    /** A letter a day of the year: what differs from the week is an exception. */
    private static void year(VtomObject calendar, Fields document, String week) {
        String letters = calendar.text("daysInYear").toLowerCase(Locale.ROOT);
        String year = calendar.text("year");
        if (letters.length() < 365 || !year.matches("[12][0-9]{3}") || week.length() < 7) {
            return;
        }
        LocalDate first = LocalDate.of(Integer.parseInt(year), 1, 1);
        for (int i = 0; i < Math.min(letters.length(), first.lengthOfYear()); i++) {
            LocalDate day = first.plusDays(i);
            char usual = week.charAt(day.getDayOfWeek().getValue() - 1);
            if (letters.charAt(i) == 'h' && usual == 'w') {
                document.add("closed", Tree.word(day.toString()));
            } else if (letters.charAt(i) == 'w' && usual == 'h') {
                document.add("open", Tree.word(day.toString()));
            }
        }
    }

    /** The rule that a planning says. */
    static Optional<Rule> planning(VtomObject owner) {
        return owner.element().child("Planning").map(VtomDays::rule);
    }

    static void settle(VtomObject owner, String target, boolean exact) {
        owner.element().child("Planning").ifPresent(planning -> planning.attributes().forEach((key, value) -> {
            SourceAttribute attribute = owner.inner(planning, "Planning " + key, value);
            boolean formula = key.equalsIgnoreCase("formula") && !value.matches("0?");
            if (formula) {
                attribute.notCarried("formule de planning : à dire dans les jours", "a formula of planning: to be said in the days");
            } else if (exact) {
                attribute.carried(target);
            } else {
                attribute.approximated(target, "jours de la semaine et du mois à la fois : à vérifier",
                        "days of the week and of the month at once: to be checked");
            }
        }));
    }

    private static Rule rule(XmlElement planning) {
        String week = planning.attribute("daysInWeek").orElse("BBBBBBB").toUpperCase(Locale.ROOT);
        String month = planning.attribute("daysInMonth").orElse("").toUpperCase(Locale.ROOT);
        String weeks = planning.attribute("weeksInMonth").orElse("11111");
        String months = planning.attribute("monthsInYear").orElse("");
        TreeSet<Integer> weekdays = positions(week, "WHB");
        TreeSet<Integer> monthDays = positions(month, "WHB");
        boolean wholeMonth = month.isEmpty() || monthDays.size() >= 31;
        boolean worked = week.indexOf('B') < 0 && week.indexOf('H') < 0 || !wholeMonth && month.indexOf('B') < 0
                && month.indexOf('H') < 0;
        boolean off = week.indexOf('H') >= 0 && week.indexOf('W') < 0 && week.indexOf('B') < 0;
        boolean allWeeks = weeks.matches("1*");
        String rule = "never";
        if (!weekdays.isEmpty() && !(month.length() > 0 && monthDays.isEmpty())) {
            if (!wholeMonth) {
                rule = Days.daysOfMonth(monthDays);
            } else if (weekdays.size() == 7) {
                rule = off ? "closed" : worked ? "working" : "daily";
            } else {
                rule = Days.weekdays(weekdays);
            }
        }
        boolean exact = allWeeks && (wholeMonth || weekdays.size() == 7);
        TreeSet<Integer> inYear = positions(months, "1WHB");
        return new Rule(rule.equals("never") ? rule : Days.inMonths(rule, inYear), worked, exact);
    }

    private static TreeSet<Integer> positions(String letters, String meaning) {
        TreeSet<Integer> found = new TreeSet<>();
        for (int i = 0; i < letters.length(); i++) {
            if (meaning.indexOf(letters.charAt(i)) >= 0) {
                found.add(i + 1);
            }
        }
        return found;
    }

    static Text without() {
        return new Text("Sans planning : se charge à la main.", "Without a planning: ordered by hand.");
    }
}
