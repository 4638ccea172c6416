package regie.formats.schema;

/** The grammar of rules of days as one pattern, for editors; {@code DaysRule} is what reads them. */
final class DaysPattern {

    private static final String WEEKDAY = "(mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?)";
    private static final String MONTH = "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?"
            + "|nov(ember)?|dec(ember)?)";
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String WEEKDAYS = list(WEEKDAY + "( *- *" + WEEKDAY + ")?");
    private static final String ITEMS = list("(" + WEEKDAY + "( *- *" + WEEKDAY + ")?|[0-9]{1,2}( *- *[0-9]{1,2})?|"
            + DATE + "( *\\.\\. *" + DATE + ")?)");
    private static final String IN = "( in " + list(MONTH + "( *- *" + MONTH + ")?") + ")?";
    private static final String NTH = "(the )?(first|last|[0-9]{1,3}(st|nd|rd|th)( last)?)( ((working |closed )?day|" + WEEKDAY
            + "))? of (the )?(week|month|quarter|year|" + MONTH + ")";
    private static final String EVERY = "every [0-9]{1,4} (days?|weeks?) from " + DATE + "( on " + WEEKDAYS + ")?";
    private static final String MOVED = "[0-9]{1,4} (working )?days? (before|after) " + NTH;

    static final String RULE = "(daily|working|closed|never|" + ITEMS + "|" + EVERY + "|" + MOVED + "|" + NTH
            + "( *[+-] *[0-9]{1,4}( working)?( days?)?)?)" + IN;

    private DaysPattern() {}

    private static String list(String item) {
        return item + "( *, *" + item + ")*";
    }
}
