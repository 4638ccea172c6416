package regie.simulator.network;

/** One end of a link: what it does with what comes. */
public interface End<M> {

    void received(M message);

    /** The link has gone; nothing more comes, but for what was already on its way in. */
    void lost();
}
