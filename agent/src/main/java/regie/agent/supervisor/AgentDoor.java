package regie.agent.supervisor;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Consumer;
import regie.agent.files.AgentFolder;
import regie.agent.loop.Log;
import regie.agent.loop.Outbox;
import regie.protocol.supervisor.FromSupervisor;
import regie.protocol.supervisor.SupervisorInput;
import regie.protocol.supervisor.ToSupervisor;
import regie.protocol.wire.Frame;
import regie.protocol.wire.FrameChannel;
import regie.protocol.wire.Wire;

/** The Unix socket at which the agent comes in. One agent at a time: a new one takes the place of the old. */
final class AgentDoor {

    private final ServerSocketChannel door;
    private final Consumer<SupervisorInput> inputs;
    private Optional<Outbox<ToSupervisor, FromSupervisor>> current = Optional.empty();

    AgentDoor(AgentFolder folder, Consumer<SupervisorInput> inputs) throws IOException {
        this.inputs = inputs;
        Files.deleteIfExists(folder.socket());
        this.door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(folder.socketAddress()));
        Files.setPosixFilePermissions(folder.socket(), PosixFilePermissions.fromString("rw-------"));
    }

    /** From now on agents are let in. */
    void open() {
        Thread.ofPlatform().daemon().name("door").start(this::accept);
    }

    synchronized void send(FromSupervisor message) {
        current.ifPresent(outbox -> outbox.send(message));
    }

    void close() throws IOException {
        door.close();
        Optional<Outbox<ToSupervisor, FromSupervisor>> last;
        synchronized (this) {
            last = current;
            current = Optional.empty();
        }
        last.ifPresent(Outbox::close);
    }

    private void accept() {
        while (door.isOpen()) {
            try {
                SocketChannel link = door.accept();
                FrameChannel<ToSupervisor, FromSupervisor> channel = new FrameChannel<>(Channels.newInputStream(link),
                        Channels.newOutputStream(link), link, Wire.of(ToSupervisor.class), Wire.of(FromSupervisor.class));
                Outbox<ToSupervisor, FromSupervisor> outbox = new Outbox<>("to-agent", channel);
                enter(outbox);
                Thread.ofPlatform().daemon().name("from-agent").start(() -> listen(channel, outbox));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized void enter(Outbox<ToSupervisor, FromSupervisor> outbox) {
        current.ifPresent(Outbox::drop);
        current = Optional.of(outbox);
    }

    private synchronized boolean isCurrent(Outbox<ToSupervisor, FromSupervisor> outbox) {
        return current.isPresent() && current.get() == outbox;
    }

    private void listen(FrameChannel<ToSupervisor, FromSupervisor> channel, Outbox<ToSupervisor, FromSupervisor> outbox) {
        while (true) {
            Frame<ToSupervisor> frame = channel.read();
            if (!isCurrent(outbox)) {
                return;
            }
            switch (frame) {
                case Frame.Message<ToSupervisor> message -> inputs.accept(new SupervisorInput.FromAgent(message.message()));
                case Frame.Wrong<ToSupervisor> wrong -> Log.say(wrong.problem().sentence().en());
                case Frame.End<ToSupervisor> end -> {
                    left(outbox);
                    return;
                }
            }
        }
    }

    private synchronized void left(Outbox<ToSupervisor, FromSupervisor> outbox) {
        if (isCurrent(outbox)) {
            current = Optional.empty();
            outbox.drop();
            inputs.accept(new SupervisorInput.AgentGone());
        }
    }
}
