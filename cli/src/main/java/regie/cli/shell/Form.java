package regie.cli.shell;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import regie.kernel.Language;
import regie.kernel.Text;

/**
 * The arguments and options of one command. A thin layer over picocli's model: it is filled by
 * calls and not by annotations, because reading annotations is what makes a small command slow,
 * and because each sentence stands here in both languages.
 */
public final class Form {

    private final CommandSpec spec;
    private final Language language;
    private int arguments;

    Form(CommandSpec spec, Language language) {
        this.spec = spec;
        this.language = language;
    }

    public Form argument(String label, Text what) {
        return positional(label, what, "1");
    }

    public Form optionalArgument(String label, Text what) {
        return positional(label, what, "0..1");
    }

    /** All the words that remain. */
    public Form arguments(String label, Text what, int least) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label).index(arguments + "..*").arity(least + "..*")
                .type(java.util.List.class).auxiliaryTypes(String.class).description(words(what)).build());
        arguments++;
        return this;
    }

    public Form flag(String name, Text what) {
        spec.addOption(OptionSpec.builder(name.split("\\|")).type(boolean.class).arity("0")
                .description(words(what)).build());
        return this;
    }

    public Form option(String name, String label, Text what) {
        spec.addOption(OptionSpec.builder(name.split("\\|")).type(String.class).arity("1").paramLabel(label)
                .description(words(what)).build());
        return this;
    }

    /** An option that may be given several times. */
    public Form repeated(String name, String label, Text what) {
        spec.addOption(OptionSpec.builder(name.split("\\|")).type(java.util.List.class).auxiliaryTypes(String.class)
                .arity("1").paramLabel(label).description(words(what)).build());
        return this;
    }

    private Form positional(String label, Text what, String arity) {
        spec.addPositional(PositionalParamSpec.builder().paramLabel(label).index(Integer.toString(arguments))
                .arity(arity).required(!arity.startsWith("0")).type(String.class).description(words(what)).build());
        arguments++;
        return this;
    }

    private String words(Text what) {
        return what.in(language).replace("%", "%%");
    }
}
