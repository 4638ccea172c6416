package regie.server.gateway;

import regie.kernel.Actor;
import regie.server.api.BrakeRequest;
import regie.server.api.CapacityRequest;
import regie.server.api.CommandAnswer;
import regie.server.api.DeclaredEventRequest;
import regie.server.api.GestureAnswer;
import regie.server.api.GestureRequest;
import regie.server.api.OrderRequest;

/** What may be asked of the control room; each under a command id, so that asking twice acts once. */
public interface Commands {

    CommandAnswer order(OrderRequest request, Actor actor, String commandId);

    GestureAnswer gesture(GestureRequest request, Actor actor, String commandId);

    CommandAnswer pause(BrakeRequest request, Actor actor, String commandId);

    CommandAnswer resume(BrakeRequest request, Actor actor, String commandId);

    CommandAnswer capacity(String resource, CapacityRequest request, Actor actor, String commandId);

    CommandAnswer raise(String event, DeclaredEventRequest request, Actor actor, String commandId);

    CommandAnswer drop(String event, DeclaredEventRequest request, Actor actor, String commandId);

    CommandAnswer slots(String host, CapacityRequest request, Actor actor, String commandId);

    CommandAnswer putRight(String exception, Actor actor, String reason, String commandId);
}
