package regie.optimise;

import java.util.ArrayList;
import java.util.List;

/** Reads an instance of the public library of scheduling problems PSPLIB, single mode ({@code .sm}). */
final class Psplib {

    private Psplib() {}

    /** @throws IllegalArgumentException when it is no such file */
    static Net read(List<String> lines) {
        List<List<Integer>> before = new ArrayList<>();
        List<long[]> requests = new ArrayList<>();
        List<Integer> capacities = List.of();
        String section = "";
        for (String line : lines) {
            String text = line.strip();
            if (text.endsWith(":") && !text.startsWith("*")) {
                section = text;
                continue;
            }
            if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
                continue;
            }
            List<Integer> numbers = java.util.Arrays.stream(text.split("\\s+")).map(Integer::valueOf).toList();
            switch (section) {
                case "PRECEDENCE RELATIONS:" -> follows(before, numbers);
                case "REQUESTS/DURATIONS:" -> requests.add(numbers.stream().mapToLong(Integer::longValue).toArray());
                case "RESOURCEAVAILABILITIES:" -> capacities = numbers;
                default -> { }
            }
        }
        if (capacities.isEmpty() || requests.isEmpty()) {
            throw new IllegalArgumentException("no PSPLIB instance of one mode");
        }
        return net(before, requests, capacities);
    }

    private static void follows(List<List<Integer>> before, List<Integer> numbers) {
        while (before.size() < numbers.getFirst()) {
            before.add(new ArrayList<>());
        }
        for (int successor : numbers.subList(3, numbers.size())) {
            while (before.size() < successor) {
                before.add(new ArrayList<>());
            }
            before.get(successor - 1).add(numbers.getFirst() - 1);
        }
    }

    private static Net net(List<List<Integer>> before, List<long[]> requests, List<Integer> capacities) {
        List<Net.Pool> pools = new ArrayList<>();
        for (int i = 0; i < capacities.size(); i++) {
            pools.add(new Net.Pool("r" + (i + 1), capacities.get(i)));
        }
        List<Net.Job> jobs = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            long[] request = requests.get(i);
            List<Net.Demand> demands = new ArrayList<>();
            for (int pool = 0; pool < pools.size(); pool++) {
                if (request[3 + pool] > 0) {
                    demands.add(new Net.Demand(pool, (int) request[3 + pool]));
                }
            }
            jobs.add(new Net.Job("j" + (i + 1), request[2], 0, Net.NEVER, before.get(i), demands, Net.NEVER));
        }
        return new Net(jobs, pools);
    }
}
