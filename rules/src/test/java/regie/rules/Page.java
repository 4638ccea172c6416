package regie.rules;

import java.util.List;

/**
 * One text of the project.
 *
 * @param path relative to the root, with forward slashes
 */
record Page(String path, String text) {

    List<String> lines() {
        return text.lines().toList();
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isTest() {
        return path.contains("/src/test/");
    }

    /** The first part of the path: the module, for what lies in one. */
    String top() {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Where a reader, and an editor, finds the line. */
    String at(long line) {
        return path + ":" + line;
    }
}
