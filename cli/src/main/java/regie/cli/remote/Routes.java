package regie.cli.remote;

/** Where the API keeps runs, tasks and attempts. */
public final class Routes {

    private Routes() {}

    public static String run(String run) {
        return "/runs/" + ControlRoom.segment(run);
    }

    public static String tasksOf(String run) {
        return run(run) + "/tasks";
    }

    /** @param task {@code RUN/TASK} */
    public static String task(String task) {
        int slash = task.indexOf('/');
        return tasksOf(task.substring(0, slash)) + "/" + ControlRoom.segment(task.substring(slash + 1));
    }

    public static String why(String task) {
        return task(task) + "/why";
    }

    public static String output(String task, String attempt, boolean follow) {
        return task(task) + "/attempts/" + attempt + "/output" + (follow ? "?follow=true" : "");
    }
}
