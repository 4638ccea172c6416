package regie.protocol.wire;

import java.util.HashMap;
import java.util.Map;

/** A sealed family of records: which alternative an object is stands in its field {@code type}. */
final class FamilyForm implements Form {

    private static final byte[] TYPE = JsonWriter.quoted("type");

    private final Map<Class<?>, RecordForm> byClass = new HashMap<>();
    private final Map<String, RecordForm> byName = new HashMap<>();

    void add(Class<?> member, RecordForm form) {
        byClass.put(member, form);
        byName.put(form.kebab(), form);
    }

    @Override
    public void write(Object value, JsonWriter out) {
        RecordForm form = byClass.get(value.getClass());
        if (form == null) {
            throw new IllegalArgumentException("no form for " + value.getClass());
        }
        form.writeTagged(value, out);
    }

    @Override
    public Object read(JsonReader in) {
        in.open('{');
        if (in.takesName(TYPE)) {
            return member(in.string()).readFields(in, false);
        }
        int start = in.mark();
        RecordForm member = member(typeFurtherOn(in));
        in.back(start);
        return member.readFields(in, true);
    }

    private RecordForm member(String type) {
        RecordForm member = byName.get(type);
        if (member == null) {
            throw new UnknownTypeException(type);
        }
        return member;
    }

    /** Another program may write the fields in another order. */
    private static String typeFurtherOn(JsonReader in) {
        boolean first = true;
        while (in.peek() != '}' && in.more(first, '}')) {
            first = false;
            if (in.name().equals("type")) {
                return in.string();
            }
            in.skip();
        }
        throw in.wrong("a field \"type\" is expected");
    }
}
