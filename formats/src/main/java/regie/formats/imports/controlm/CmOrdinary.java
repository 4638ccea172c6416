package regie.formats.imports.controlm;

import java.util.List;

/** Attributes that nobody has spoken of and that have a usual value, or belong to the installation of Control-M. */
final class CmOrdinary {

    private CmOrdinary() {}

    static void settle(CmJob job) {
        for (String key : List.of("server", "platform", "cyclic", "interval", "interval_from", "cyclic_type", "override", "use_script",
                "calendars_relation", "tolerance", "type", "cyclic_intervals", "cyclic_times", "keep", "rerun_member", "product",
                        "json_type")) {
            job.get(key).filter(attribute -> !attribute.isSettled()).ifPresent(attribute -> {
                switch (key) {
                    case "server", "platform" -> attribute.notCarried("propre à l'installation de Control-M",
                            "Control-M's own installation");
                    case "keep" -> attribute.notCarried("garder d'un jour à l'autre se règle par « leftover »",
                            "keeping from one day to the next is said by \"leftover\"");
                    case "type", "json_type", "use_script", "product" -> attribute.carried(job.at(""));
                    default -> {
                        if (attribute.value().matches("0*[SMH]?|N|S|C|O|AND|OR|")) {
                            attribute.carried("", "la valeur ordinaire", "the ordinary value");
                        } else {
                            CmXmlReader.noEquivalent(attribute);
                        }
                    }
                }
            });
        }
    }
}
