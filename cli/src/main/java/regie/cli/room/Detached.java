package regie.cli.room;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.cli.remote.Address;
import regie.cli.remote.ControlRoom;
import regie.cli.shell.Call;
import regie.cli.shell.Exit;
import regie.cli.shell.Terminal;
import regie.kernel.Text;

/** The same program again, in a session of its own, without a terminal; returns when it answers. */
final class Detached {

    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 25;

    private Detached() {}

    static Exit start(Call call) throws IOException, InterruptedException {
        Path data = Files.createDirectories(call.data().getParent()).resolve(call.data().getFileName());
        Path words = Files.createTempFile("regie-up", ".log");
        Process process = new ProcessBuilder(command(call, data)).redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(Redirect.DISCARD).redirectError(words.toFile()).start();
        try {
            return await(process, data, words, call.terminal());
        } finally {
            Files.deleteIfExists(words);
        }
    }

    private static List<String> command(Call call, Path data) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // Out of the caller's session, so that closing the terminal does not end it.
            command.add("/usr/bin/setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "regie.cli.Main", "up", "--data", data.toString(),
                "--lang", call.terminal().language().tag()));
        for (String option : List.of("--estate", "--environment", "--port", "--database", "--clock")) {
            Optional<String> given = call.option(option);
            if (given.isPresent()) {
                command.addAll(List.of(option, option.equals("--estate") ? call.path(given.get()).toString() : given.get()));
            }
        }
        return command;
    }

    private static Exit await(Process process, Path data, Path words, Terminal terminal) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                terminal.out().flush();
                Files.readAllLines(words).forEach(line -> terminal.aside(Text.same(line)));
                return process.exitValue() == Exit.USAGE.code() ? Exit.USAGE : Exit.NO;
            }
            Optional<Address> address = Address.find(data);
            if (address.isPresent()) {
                ControlRoom room = new ControlRoom(address.get(), terminal.language().tag());
                if (room.answers(ANSWER) && room.get("/status").path("server").path("pid").asLong() == process.pid()) {
                    terminal.endProgress();
                    say(room, terminal);
                    return Exit.DONE;
                }
            }
            terminal.progress(new Text("Démarrage…", "Starting…"));
            Thread.sleep(LOOK_MILLIS);
        }
        terminal.aside(new Text("Pas prête après 90 s ; voir " + data.resolve("logs") + " et « regie status ».",
                "Not ready after 90 s; see " + data.resolve("logs") + " and 'regie status'."));
        return Exit.UNREACHABLE;
    }

    private static void say(ControlRoom room, Terminal terminal) throws IOException {
        if (terminal.json()) {
            terminal.answer(room.get("/status"));
        } else {
            terminal.say(new Text("Régie répond sur " + room.url(), "Régie answers at " + room.url()));
        }
    }
}
