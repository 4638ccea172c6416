package regie.cli.offline;

import java.util.Optional;
import regie.bench.Benchmarks;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.ShellProblem;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** Measures this machine with the real program. */
public final class Bench implements Command {

    private static final int SEEDS = 200;

    @Override
    public Text summary() {
        return new Text("mesurer cette machine ; « help bench » dit quoi", "measure this machine; 'help bench' says what");
    }

    @Override
    public void declare(Form form) {
        form.argument("NAME", Text.same(String.join(", ", Benchmarks.names())))
                .flag("--quick", new Text("quelques secondes, chiffres plus grossiers", "a few seconds, rougher figures"))
                .option("--seeds", "N", new Text("simulate : combien de graines", "simulate: how many seeds"))
                .option("--first-seed", "N", new Text("simulate : la première", "simulate: the first"))
                .option("--data-set", "DIR", new Text("durations : le répertoire d'exécutions enregistrées ; calibration : un référentiel",
                        "durations: the folder of recorded runs; calibration: an estate"))
                .option("--tasks", "N", new Text("load : combien de traitements", "load: how many tasks"));
    }

    @Override
    public Exit run(Call call) throws Exception {
        String name = call.required("NAME");
        Optional<Benchmark> benchmark = Benchmarks.find(name);
        if (benchmark.isEmpty()) {
            throw new ShellProblem.WrongValue("NAME", name, Text.same(String.join(", ", Benchmarks.names()))).stop();
        }
        boolean quick = call.flag("--quick");
        Terminal terminal = call.terminal();
        Report report = benchmark.get().run(new Wishes(
                quick, call.number("--seeds", quick ? 20 : SEEDS, 1, Integer.MAX_VALUE),
                call.number("--first-seed", 1, 0, Integer.MAX_VALUE),
                call.number("--tasks", 0, 100, 10_000_000), call.option("--data-set").map(call::existingFolder), terminal::progress));
        terminal.endProgress();
        JsonNode figures = Json.of(report.withMachine());
        if (terminal.json()) {
            terminal.answer(figures);
        } else {
            print(figures, "", terminal);
        }
        return report.good() ? Exit.DONE : Exit.NO;
    }

    private static void print(JsonNode figures, String indent, Terminal terminal) {
        figures.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                terminal.line(indent + entry.getKey());
                print(value, indent + "  ", terminal);
            } else {
                String name = indent + entry.getKey();
                terminal.line(name + " ".repeat(Math.max(2, 36 - name.length())) + value.asString(value.toString()));
            }
        });
    }
}
