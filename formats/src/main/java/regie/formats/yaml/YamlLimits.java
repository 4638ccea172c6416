package regie.formats.yaml;

/**
 * What one YAML file may cost. Each limit is far above what people write and far below what hurts.
 *
 * @param bytes of one file
 * @param depth of nesting
 * @param nodes after aliases are followed: an alias counts as much as what it stands for
 * @param anchors in one file
 * @param scalar characters of one text, and of one line
 * @param documents in one file
 */
public record YamlLimits(int bytes, int depth, int nodes, int anchors, int scalar, int documents) {

    public static final YamlLimits STANDARD = new YamlLimits(4 << 20, 48, 400_000, 1_000, 256 << 10, 5_000);
}
