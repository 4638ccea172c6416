package regie.engine;

import regie.kernel.Text;

/** Where the value of a variable comes from, the nearest first. */
public enum Origin {
    SET("geste", "set"),
    ORDER("chargement", "order"),
    DATE("réglage de la date", "set for the date"),
    TASK("traitement", "task"),
    PLAN("plan", "plan"),
    APPLICATION("application", "application"),
    ENVIRONMENT("environnement", "environment"),
    ESTATE("référentiel", "estate");

    private final Text word;

    Origin(String fr, String en) {
        this.word = new Text(fr, en);
    }

    public Text word() {
        return word;
    }
}
