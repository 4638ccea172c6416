package regie.agent.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import regie.agent.loop.Log;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.protocol.wire.FrameChannel;
import regie.protocol.wire.Wire;

/** The way to the server: the agent calls, at each try the next of the addresses that it knows. */
final class ServerLink {

    private static final int CONNECT_MOST = (int) Duration.ofSeconds(5).toMillis();

    private final List<InetSocketAddress> servers;
    private int tries;
    private boolean said;

    ServerLink(List<InetSocketAddress> servers) {
        this.servers = List.copyOf(servers);
    }

    Optional<FrameChannel<ToAgent, ToServer>> connect() {
        InetSocketAddress known = servers.get(tries++ % servers.size());
        // resolved anew at each try, since an address may move while this agent lives
        InetSocketAddress server = new InetSocketAddress(known.getHostString(), known.getPort());
        Socket socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            socket.connect(server, CONNECT_MOST);
            said = false;
            return Optional.of(new FrameChannel<>(socket.getInputStream(), socket.getOutputStream(), socket,
                    Wire.of(ToAgent.class), Wire.of(ToServer.class)));
        } catch (IOException away) {
            if (!said) {
                said = true;
                Log.say("no server at " + server + " (" + away.getMessage() + "); what runs goes on, the agent keeps trying");
            }
            try {
                socket.close();
            } catch (IOException already) {
                // closed either way
            }
            return Optional.empty();
        }
    }
}
