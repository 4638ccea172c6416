package regie.estate;

import java.time.LocalDate;
import java.util.Map;
import regie.estate.plan.Template;
import regie.kernel.PlanName;

/** Variables that a plan gets on one production date only. */
public record DateSet(String name, PlanName plan, LocalDate date, Map<String, Template> variables) {}
