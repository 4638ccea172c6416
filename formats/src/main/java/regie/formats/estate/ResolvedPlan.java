package regie.formats.estate;

import regie.formats.yaml.Node;

/** A plan's document with its tree after defaults and templates. */
record ResolvedPlan(Document document, Node.Mapping tree) {

    Fields fields() {
        return new Fields(tree);
    }
}
