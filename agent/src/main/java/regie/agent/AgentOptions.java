package regie.agent;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The agent's command line. */
record AgentOptions(Path folder, List<InetSocketAddress> servers, String host, Path tokenFile, int slots) {

    private static final int SLOTS = 200;

    /** Empty for anything that cannot be understood. */
    static Optional<AgentOptions> of(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            given.put(arguments.get(i), arguments.get(i + 1));
        }
        boolean known = given.keySet().stream().allMatch(List.of("--folder", "--server", "--host", "--token-file", "--slots")::contains);
        boolean needed = given.keySet().containsAll(List.of("--folder", "--server", "--host", "--token-file"));
        if (!known || !needed || arguments.size() % 2 != 0) {
            return Optional.empty();
        }
        Optional<List<InetSocketAddress>> servers = servers(given.get("--server"));
        Optional<Integer> slots = number(given.getOrDefault("--slots", Integer.toString(SLOTS)));
        if (servers.isEmpty() || slots.isEmpty() || given.get("--host").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AgentOptions(Path.of(given.get("--folder")), servers.get(), given.get("--host"),
                Path.of(given.get("--token-file")), slots.get()));
    }

    private static Optional<List<InetSocketAddress>> servers(String text) {
        List<InetSocketAddress> servers = new ArrayList<>();
        for (String one : text.split(",")) {
            int colon = one.lastIndexOf(':');
            Optional<Integer> port = number(one.substring(colon + 1));
            if (colon < 1 || port.isEmpty() || port.get() > 65535) {
                return Optional.empty();
            }
            servers.add(InetSocketAddress.createUnresolved(one.substring(0, colon), port.get()));
        }
        return Optional.of(servers);
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9][0-9]{0,5}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
