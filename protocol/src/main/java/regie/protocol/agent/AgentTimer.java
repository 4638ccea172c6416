package regie.protocol.agent;

/** A timer as data. Setting one again moves it. */
public enum AgentTimer {
    /** Time for a heartbeat. */
    HEARTBEAT,
    /** The server has answered no heartbeat for too long: a link can be cut without either end being told. */
    SILENCE,
    /** Try the server again. */
    CONNECT,
    /** Try the supervisor again. */
    RAISE,
    /** The supervisor was asked to end and has not said that it does. */
    LEAVE
}
