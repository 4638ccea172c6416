package regie.formats.estate;

import regie.formats.schema.Declaration;
import regie.formats.yaml.Node;

/** One declaration as written: its kind, its name, its tree, and the Markdown below it if it has any. */
record Document(Declaration declaration, String name, Node.Mapping root, String markdown) {

    String kind() {
        return declaration.kind();
    }

    Fields fields() {
        return new Fields(root);
    }
}
