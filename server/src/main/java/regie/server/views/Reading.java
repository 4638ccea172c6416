package regie.server.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.server.api.AttemptView;
import regie.server.api.BrakeView;
import regie.server.api.DeclaredEventView;
import regie.server.api.EstateView;
import regie.server.api.ExceptionView;
import regie.server.api.HostView;
import regie.server.api.LateView;
import regie.server.api.NeedView;
import regie.server.api.ResourceView;
import regie.server.api.RunDetail;
import regie.server.api.RunView;
import regie.server.api.Slice;
import regie.server.api.StatusView;
import regie.server.api.TaskDetail;
import regie.server.api.TaskView;
import regie.server.api.WhyView;

/** Everything that pages and API read. Names and codes both serve where a run, plan or task is named. */
public interface Reading {

    StatusView status();

    EstateView estate();

    Slice<RunView> runs(RunQuery query);

    Optional<RunDetail> run(String run);

    /** @param cursor the last name of the page before */
    Optional<Slice<TaskView>> tasks(String run, Optional<String> cursor, int limit);

    Optional<TaskDetail> task(String run, String task);

    Optional<WhyView> why(String run, String task);

    List<AttemptView> attempts(String run, String task);

    /** What nobody but a person can move, the longest waiting first. */
    List<NeedView> needs();

    /** How many tasks of the runs that live are in each state. */
    Map<String, Integer> taskTotals();

    List<ExceptionView> exceptions();

    /** What is out of its usual course now. */
    List<LateView> late();

    List<BrakeView> brakes();

    List<ResourceView> resources();

    /** The declared events of the estate, those that are raised first. */
    List<DeclaredEventView> declaredEvents();

    List<HostView> hosts();
}
