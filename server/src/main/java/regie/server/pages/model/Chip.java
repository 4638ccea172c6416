package regie.server.pages.model;

/**
 * A state as a shape, a word and only then a colour.
 *
 * @param tone the style's class: {@code ok run wait held risk fail unk}
 */
public record Chip(String tone, String shape, String word) {}
