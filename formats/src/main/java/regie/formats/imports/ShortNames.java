package regie.formats.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leaves out what all names of a group have in common: inside the plan {@code pay-nightly} nobody writes {@code pay-nightly-load}. */
public final class ShortNames {

    private ShortNames() {}

    /** @param owner the name of what holds them; what they share with it goes even where there is only one */
    public static Map<String, String> of(List<String> names, String owner) {
        List<List<String>> all = new ArrayList<>();
        for (String name : names) {
            all.add(words(name));
        }
        int shared = names.size() < 2 ? common(all, words(owner)) : common(all, all.isEmpty() ? List.of() : all.getFirst());
        while (shared > 0 && !allStartWell(all, shared)) {
            shared--;
        }
        Map<String, String> shortened = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            List<String> left = all.get(i).subList(shared, all.get(i).size());
            shortened.put(names.get(i), String.join("-", left));
        }
        return shortened;
    }

    /** What all the names begin with, in words; empty when nothing. */
    public static String shared(List<String> names) {
        List<List<String>> all = names.stream().map(ShortNames::words).toList();
        return all.isEmpty() ? "" : String.join("-", all.getFirst().subList(0, common(all, all.getFirst())));
    }

    private static List<String> words(String name) {
        return Arrays.asList(Names.whole(name).split("-"));
    }

    private static int common(List<List<String>> all, List<String> with) {
        int shared = with.size();
        for (List<String> words : all) {
            int same = 0;
            while (same < Math.min(shared, words.size()) && words.get(same).equals(with.get(same))) {
                same++;
            }
            shared = same;
        }
        return shared;
    }

    private static boolean allStartWell(List<List<String>> all, int shared) {
        return all.stream().allMatch(words -> words.size() > shared && Character.isLetter(words.get(shared).charAt(0)));
    }
}
