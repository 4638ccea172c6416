package regie.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import regie.agent.files.AgentFolder;
import regie.agent.host.SupervisorLink;
import regie.kernel.AttemptId;
import regie.protocol.ToServer;
import regie.protocol.supervisor.FromSupervisor;
import regie.protocol.supervisor.ToSupervisor;
import regie.protocol.wire.Frame;

/** Measures by hand how many attempts a second one supervisor carries from claim to recorded end. */
final class SpawnRate {

    private SpawnRate() {}

    public static void main(String[] arguments) throws Exception {
        int total = Integer.parseInt(arguments[0]);
        int atOnce = Integer.parseInt(arguments[1]);
        Path path = Files.createTempDirectory("spawn-rate");
        var channel = new SupervisorLink(AgentFolder.open(path), SupervisorMain.class).raise().orElseThrow();
        channel.send(new ToSupervisor.Attach(1));
        Semaphore slots = new Semaphore(atOnce);
        Thread sender = Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int i = 1; i <= total; i++) {
                    if (!slots.tryAcquire()) {
                        channel.flush();
                        slots.acquire();
                    }
                    channel.write(new ToSupervisor.Launch(AttemptId.parse("bench@2026-05-15/task" + i + "#1").orElseThrow(), 1,
                            List.of("/bin/true"), Map.of("REGIE_DATE", "2026-05-15"), Optional.empty(), Optional.empty(),
                            Optional.empty(), Optional.of(Duration.ofHours(1)), Duration.ofSeconds(10), 50_000_000, List.of()));
                }
                channel.flush();
            } catch (Exception broken) {
                broken.printStackTrace();
            }
        });
        long start = System.nanoTime();
        int ended = 0;
        int failed = 0;
        while (ended < total) {
            if (channel.read() instanceof Frame.Message<FromSupervisor>(FromSupervisor.Tells(ToServer.Ended end))) {
                ended++;
                failed += end.result() instanceof regie.protocol.AttemptResult.Exited(int code) && code == 0 ? 0 : 1;
                slots.release();
                if (ended % 1000 == 0) {
                    System.out.printf("%d ended, %.0f/s%n", ended, ended / ((System.nanoTime() - start) / 1e9));
                }
                channel.write(new ToSupervisor.Settled(List.of(end.attempt())));
            }
        }
        System.out.printf("%d attempts, %d failed: %.0f/s%n", ended, failed, ended / ((System.nanoTime() - start) / 1e9));
        channel.send(new ToSupervisor.Quit(true));
        while (!(channel.read() instanceof Frame.End)) {
            // until it has gone
        }
        System.out.println(Files.size(path.resolve("records")) + " bytes of records; " + Files.readString(path.resolve("supervisor.log")));
    }
}
