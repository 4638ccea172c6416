package regie.server.pages.model;

import java.util.List;
import java.util.Optional;

/** One task in full. */
public record TaskPanel(
        String name, String title, Chip chip, String marks, List<Offer> offers, List<WhyLine> why,
        Optional<InstructionBox> instruction, List<AttemptLine> attempts, Optional<OutputBox> output, List<Fact> facts,
        List<NoteLine> notes) {

    public record WhyLine(String kind, String sentence, String since, String until, String liftedBy, String command) {}

    /** @param html made by {@link regie.server.pages.Markdown}, which lets no markup of the source through */
    public record InstructionBox(String name, String html, String temporary, String never) {}

    public record AttemptLine(String number, String from, String to, String host, Chip chip, String cause, String href, boolean selected) {}

    /**
     * @param stream the address of its server-sent events
     * @param raw that of the bytes as they are
     */
    public record OutputBox(int attempt, String stream, String raw, boolean live) {}

    public record Fact(String name, String value) {}

    public record NoteLine(String at, String by, String text) {}
}
