package regie.estate.preview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import regie.estate.EstateModel;
import regie.estate.plan.Template;

/**
 * Where two environments of an estate differ. Some of it is meant to: variables and machines are what environments are for.
 *
 * @param first in the one; empty where only the other has it
 */
public record Drift(Kind kind, String name, Optional<String> first, Optional<String> second) {

    /** What differs. */
    public enum Kind {
        VERSION,
        PLAN,
        CALENDAR,
        RESOURCE,
        ROLE,
        VARIABLE,
        LOGICAL_HOST,
        HOST;

        /** Whether environments are meant to differ in it. */
        public boolean expected() {
            return this == VARIABLE || this == LOGICAL_HOST || this == HOST || this == VERSION;
        }
    }

    /** All differences, those of definitions first. */
    public static List<Drift> between(EstateModel one, EstateModel other) {
        List<Drift> found = new ArrayList<>();
        compare(Kind.VERSION, Map.of("estate", one.version().value()), Map.of("estate", other.version().value()), found);
        compare(Kind.PLAN, plans(one), plans(other), found);
        compare(Kind.CALENDAR, calendars(one), calendars(other), found);
        compare(Kind.RESOURCE, resources(one), resources(other), found);
        compare(Kind.ROLE, names(one.roles().keySet()), names(other.roles().keySet()), found);
        compare(Kind.VARIABLE, variables(one), variables(other), found);
        compare(Kind.LOGICAL_HOST, logical(one), logical(other), found);
        compare(Kind.HOST, hosts(one), hosts(other), found);
        return List.copyOf(found);
    }

    private static void compare(Kind kind, Map<String, String> one, Map<String, String> other, List<Drift> to) {
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        for (String name : names) {
            Optional<String> first = Optional.ofNullable(one.get(name));
            Optional<String> second = Optional.ofNullable(other.get(name));
            if (!first.equals(second)) {
                to.add(new Drift(kind, name, first, second));
            }
        }
    }

    private static Map<String, String> plans(EstateModel model) {
        Map<String, String> plans = new TreeMap<>();
        model.plans().forEach((name, plan) -> plans.put(name.value(), plan.canonical()));
        return plans;
    }

    private static Map<String, String> calendars(EstateModel model) {
        Map<String, String> calendars = new TreeMap<>();
        model.calendars().forEach((name, calendar) -> calendars.put(name, calendar.rule().toString()));
        return calendars;
    }

    private static Map<String, String> resources(EstateModel model) {
        Map<String, String> resources = new TreeMap<>();
        model.resources().values().forEach(each -> resources.put(each.name().value(),
                each.exclusive() ? "exclusive" : each.capacity() + (each.windows().isEmpty() ? "" : " " + each.windows())));
        return resources;
    }

    private static Map<String, String> names(Iterable<String> all) {
        Map<String, String> names = new TreeMap<>();
        all.forEach(name -> names.put(name, "declared"));
        return names;
    }

    private static Map<String, String> variables(EstateModel model) {
        Map<String, Template> variables = new LinkedHashMap<>(model.variables());
        variables.putAll(model.environment().variables());
        Map<String, String> texts = new TreeMap<>();
        variables.forEach((name, template) -> texts.put(name, template.source()));
        return texts;
    }

    private static Map<String, String> logical(EstateModel model) {
        Map<String, String> hosts = new TreeMap<>();
        model.logicalHosts().forEach((name, machines) -> hosts.put(name, machines.toString()));
        return hosts;
    }

    private static Map<String, String> hosts(EstateModel model) {
        Map<String, String> hosts = new TreeMap<>();
        model.hosts().values().forEach(host -> hosts.put(host.name().value(), host.reach().name().toLowerCase(java.util.Locale.ROOT)
                + host.slots().map(slots -> ", slots " + slots).orElse("") + (host.labels().isEmpty() ? "" : ", "
                + new TreeMap<>(host.labels()))));
        return hosts;
    }
}
