package regie.server.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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

/** Reads from the engine while this server writes, from the tables while another does, and there what the engine has forgotten. */
final class EitherReading implements Reading {

    private final BooleanSupplier writes;
    private final Reading live;
    private final Reading stored;

    EitherReading(BooleanSupplier writes, Reading live, Reading stored) {
        this.writes = writes;
        this.live = live;
        this.stored = stored;
    }

    private Reading now() {
        return writes.getAsBoolean() ? live : stored;
    }

    @Override
    public StatusView status() {
        return live.status();
    }

    @Override
    public EstateView estate() {
        return live.estate();
    }

    @Override
    public Slice<RunView> runs(RunQuery query) {
        return now().runs(query);
    }

    @Override
    public Optional<RunDetail> run(String run) {
        return now().run(run).or(() -> stored.run(run));
    }

    @Override
    public Optional<Slice<TaskView>> tasks(String run, Optional<String> cursor, int limit) {
        return now().tasks(run, cursor, limit).or(() -> stored.tasks(run, cursor, limit));
    }

    @Override
    public Optional<TaskDetail> task(String run, String task) {
        return now().task(run, task).or(() -> stored.task(run, task));
    }

    @Override
    public Optional<WhyView> why(String run, String task) {
        return now().why(run, task).or(() -> stored.why(run, task));
    }

    @Override
    public List<AttemptView> attempts(String run, String task) {
        return now().attempts(run, task);
    }

    @Override
    public List<NeedView> needs() {
        return now().needs();
    }

    @Override
    public Map<String, Integer> taskTotals() {
        return now().taskTotals();
    }

    @Override
    public List<ExceptionView> exceptions() {
        return now().exceptions();
    }

    @Override
    public List<LateView> late() {
        return now().late();
    }

    @Override
    public List<BrakeView> brakes() {
        return now().brakes();
    }

    @Override
    public List<ResourceView> resources() {
        return now().resources();
    }

    @Override
    public List<DeclaredEventView> declaredEvents() {
        return now().declaredEvents();
    }

    @Override
    public List<HostView> hosts() {
        return now().hosts();
    }
}
