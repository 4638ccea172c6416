package regie.server.links;

import regie.kernel.HostName;
import regie.protocol.ToServer;
import regie.protocol.wire.FrameProblem;

/** What a link hands to the house around it, beside the news for the engine. */
interface LinkMail {

    void output(ToServer.OutputChunk chunk);

    void bundleWanted(AgentLink link, String hash);

    void wrong(HostName host, FrameProblem problem);
}
