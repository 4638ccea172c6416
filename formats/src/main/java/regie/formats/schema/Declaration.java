package regie.formats.schema;

import regie.kernel.Text;

/**
 * One kind of document. Its first key is its kind and holds its name.
 *
 * @param example a whole document, valid as it stands
 */
public record Declaration(String kind, Type.Structure body, Text says, String example) {}
