package regie.runtime.journal;

/** A command on its way to the writer from any server, with its body as the codec wrote it. */
public record InboxCommand(CommandId id, String type, byte[] body, Provenance provenance) {}
