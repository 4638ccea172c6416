package regie.formats.imports;

/**
 * A file of the other scheduler, unread.
 *
 * @param name as the report shall call it
 */
public record SourceFile(String name, byte[] bytes) {}
