package regie.server.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/** Addresses of the console, with whatever is hostile in a name quoted. */
final class Links {

    private Links() {}

    static String run(String run) {
        return "/runs/" + segment(run);
    }

    static String task(String run, String task) {
        return run(run) + "?task=" + query(task);
    }

    static String attempt(String run, String task, int number) {
        return task(run, task) + "&attempt=" + number;
    }

    static String output(String run, String task, int number) {
        return "/api/v1/runs/" + segment(run) + "/tasks/" + segment(task) + "/attempts/" + number + "/output";
    }

    static String gesture(String gesture, String target, Map<String, String> arguments) {
        StringJoiner address = new StringJoiner("&", "/gesture?", "");
        address.add("gesture=" + query(gesture)).add("target=" + query(target));
        arguments.forEach((name, value) -> address.add("arg." + query(name) + "=" + query(value)));
        return address.toString();
    }

    static String segment(String text) {
        return query(text).replace("+", "%20");
    }

    static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Only our own pages: anything else leads home. */
    static String back(String wanted) {
        return wanted.startsWith("/") && !wanted.startsWith("//") && !wanted.contains("\\") && !wanted.contains("\n") ? wanted : "/";
    }

    /** An id for an element: letters and digits of any name, with the rest written in hexadecimal. */
    static String key(String prefix, String name) {
        StringBuilder key = new StringBuilder(prefix);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
                key.append(c);
            } else {
                key.append('_').append(Integer.toHexString(c));
            }
        }
        return key.toString();
    }
}
