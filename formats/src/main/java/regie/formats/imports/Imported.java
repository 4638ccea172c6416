package regie.formats.imports;

/** What an importer gives: a draft that may be empty, and always a report. */
public record Imported(EstateDraft estate, ImportReport report) {}
