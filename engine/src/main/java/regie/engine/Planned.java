package regie.engine;

import regie.estate.time.Start;

/**
 * Which start of which schedule a run stands for. Its start keeps zone, local time and offset as they were when it was planned.
 *
 * @param schedule the name of the schedule in its plan
 */
public record Planned(String schedule, Start start) {}
