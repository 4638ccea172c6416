package regie.agent.supervisor;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import regie.agent.files.AgentFolder;
import regie.agent.files.AttemptFiles;
import regie.agent.loop.Log;
import regie.agent.posix.ProcessTable;
import regie.agent.posix.Spawn;
import regie.protocol.StartProblem;
import regie.protocol.supervisor.SupervisorInput;
import regie.protocol.supervisor.ToSupervisor.Launch;

/** Prepares the folder and the environment of an attempt and starts its process, a few at a time. */
final class Spawner {

    private static final int AT_ONCE = 2;
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final Path NOTHING = Path.of("/dev/null");
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");
    private static final FileAttribute<Set<PosixFilePermission>> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final AgentFolder folder;
    private final Children children;
    private final Set<Path> buckets = ConcurrentHashMap.newKeySet();
    private final Accounts accounts = new Accounts();
    private final Consumer<SupervisorInput> inputs;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE,
            Thread.ofPlatform().daemon().name("spawner-", 0).factory());

    Spawner(AgentFolder folder, Children children, Consumer<SupervisorInput> inputs) {
        this.folder = folder;
        this.children = children;
        this.inputs = inputs;
    }

    void spawn(Launch launch) {
        threads.execute(() -> {
            try {
                refusal(launch).ifPresent(problem -> inputs.accept(new SupervisorInput.SpawnRefused(launch.attempt(), problem)));
            } catch (IOException broken) {
                inputs.accept(new SupervisorInput.SpawnRefused(launch.attempt(), diskProblem(broken)));
            } catch (RuntimeException bug) {
                Log.say("starting " + launch.attempt() + ": " + bug);
                inputs.accept(new SupervisorInput.SpawnRefused(launch.attempt(),
                        new StartProblem.CannotExecute(launch.command().getFirst(), String.valueOf(bug.getMessage()))));
            }
        });
    }

    /** What a disk's refusal to write means for an attempt. */
    StartProblem diskProblem(IOException broken) {
        String why = broken instanceof FileSystemException known && known.getReason() != null
                ? known.getReason() : String.valueOf(broken.getMessage());
        return why.contains("No space left") || why.contains("quota")
                ? new StartProblem.DiskFull(folder.path().toString()) : new StartProblem.DiskBroken(why);
    }

    private Optional<StartProblem> refusal(Launch launch) throws IOException {
        switch (accounts.under(launch.user())) {
            case Accounts.Running.Refused refused -> {
                return Optional.of(refused.problem());
            }
            case Accounts.Running.As as -> {
                return start(launch, as);
            }
        }
    }

    private Optional<StartProblem> start(Launch launch, Accounts.Running.As as) throws IOException {
        AttemptFiles files = folder.of(launch.attempt());
        Path working = launch.folder().map(Path::of).orElse(files.work());
        if (launch.folder().isPresent() && !Files.isDirectory(working)) {
            return Optional.of(new StartProblem.NoSuchFolder(working.toString()));
        }
        prepare(launch, files, as);
        Map<String, String> environment = environment(launch, files, as.account());
        Optional<Path> program = program(launch.command().getFirst(), environment.get("PATH"));
        if (program.isEmpty()) {
            return Optional.of(new StartProblem.CannotExecute(launch.command().getFirst(), "not found in PATH"));
        }
        List<String> words = new ArrayList<>(as.prefix());
        words.addAll(launch.command());
        String executed = as.prefix().isEmpty() ? program.get().toString() : as.prefix().getFirst();
        children.spawn(launch.attempt(), new Spawn(executed, words, environment, working,
                launch.input().isPresent() ? files.input() : NOTHING, files.output()));
        return Optional.empty();
    }

    private void prepare(Launch launch, AttemptFiles files, Accounts.Running.As as) throws IOException {
        if (buckets.add(files.bucket())) {
            Files.createDirectories(files.bucket());
            Files.setPosixFilePermissions(files.bucket(), PASSABLE);
        }
        if (launch.folder().isEmpty()) {
            make(files.work());
        }
        if (launch.input().isPresent()) {
            Files.writeString(files.input(), launch.input().get());
        }
        if (!as.prefix().isEmpty()) {
            Files.write(files.values(), new byte[0]);
            for (Path each : List.of(files.work(), files.values())) {
                if (Files.exists(each)) {
                    Files.setAttribute(each, "unix:uid", as.account().uid());
                    Files.setAttribute(each, "unix:gid", as.account().gid());
                }
            }
        }
    }

    private static void make(Path path) throws IOException {
        try {
            Files.createDirectory(path, OWN);
        } catch (FileAlreadyExistsException before) {
            // made by an attempt to start that a crash cut short
        }
    }

    /** The whole environment: little of its own, the task's, and what names the attempt. */
    private static Map<String, String> environment(Launch launch, AttemptFiles files, Accounts.Account account) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", PATH);
        environment.put("HOME", account.home());
        environment.put("USER", account.name());
        environment.put("LOGNAME", account.name());
        environment.put("SHELL", "/bin/sh");
        environment.put("LANG", "C.UTF-8");
        Optional.ofNullable(System.getenv("TZ")).ifPresent(zone -> environment.put("TZ", zone));
        environment.putAll(launch.environment());
        environment.put(ProcessTable.ATTEMPT_VARIABLE, launch.attempt().toString());
        environment.put("REGIE_OUTPUT", files.values().toString());
        return environment;
    }

    private static Optional<Path> program(String word, String path) {
        if (word.indexOf('/') >= 0) {
            return Optional.of(Path.of(word));
        }
        for (String folder : path.split(":")) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, word);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
