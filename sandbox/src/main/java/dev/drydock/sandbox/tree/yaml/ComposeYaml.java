package dev.drydock.sandbox.tree.yaml;

import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Limits;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as Compose reads its files: go-yaml v3, for which {@code yes} and {@code on} are text, with the tags {@code !reset} and
 * {@code !override}.
 */
public final class ComposeYaml {
    private final Map<Node, Node> open = new IdentityHashMap<>();
    private final List<String> cleared = new ArrayList<>();
    private int nodes;

    private ComposeYaml() {}

    /**
     * One document.
     *
     * @param cleared paths, joined by dots, of what replaces or removes the value of an earlier file
     */
    public record Document(Tree tree, List<String> cleared) {
        public Document {
            cleared = List.copyOf(cleared);
        }
    }

    /** Unwinds the reader; never leaves this class. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /** All documents of a text that are not empty; the complaint is that of the original, with its line. */
    public static Reading<List<Document>> read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(Limits.USUAL.depth());
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setCodePointLimit(Limits.USUAL.characters());
        options.setAllowDuplicateKeys(true);
        List<Document> documents = new ArrayList<>();
        try {
            Composer composer = new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options);
            while (composer.checkNode()) {
                Node node = composer.getNode();
                ComposeYaml reader = new ComposeYaml();
                Tree tree = reader.tree(node, "", 1);
                if (!tree.isNothing()) documents.add(new Document(tree, reader.cleared));
            }
            return new Reading.Of<>(List.copyOf(documents));
        } catch (Wrong wrong) {
            return refused(wrong.getMessage(), null);
        } catch (MarkedYAMLException marked) {
            return refused(YamlComplaint.newer(marked), marked.getProblemMark());
        } catch (YAMLException other) {
            return refused(YamlComplaint.of(other), null);
        }
    }

    private static <T> Reading<T> refused(String message, Mark mark) {
        return new Reading.Refused<>(new Misreading(message, 0, mark == null ? 1 : mark.getLine() + 1, mark == null ? 1 : mark.getColumn() + 1));
    }

    /** A tree in block style with two places for each level, the keys in the order in which they stand. */
    public static String write(Tree tree) {
        return new ComposeYamlWriter().write(tree);
    }

    /** A mapping with its own keys in the order in which go-yaml writes them. */
    public static Mapping sorted(Mapping mapping) {
        Mapping.Builder sorted = Mapping.builder();
        YamlWriter.sorted(mapping.keys()).forEach(key -> sorted.put(key, mapping.get(key)));
        return sorted.build();
    }

    private Tree tree(Node node, String path, int depth) {
        if (++nodes > Limits.USUAL.nodes() || depth > Limits.USUAL.depth()) throw new Wrong("yaml: document contains excessive aliasing");
        if (node.getTag().getValue().equals("!reset") || node.getTag().getValue().equals("!override")) cleared.add(path);
        if (node instanceof ScalarNode scalar) return scalar(scalar);
        if (open.put(node, node) != null) throw new Wrong("cycle detected: node at path " + path + " references node at path " + path);
        Tree tree = node instanceof SequenceNode sequence ? sequence(sequence, path, depth) : mapping((MappingNode) node, path, depth);
        open.remove(node);
        return tree;
    }

    private static boolean reset(Node node) {
        return node.getTag().getValue().equals("!reset");
    }

    private static Tree scalar(ScalarNode node) {
        String value = node.getValue();
        boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
        String tag = node.getTag().getValue();
        if (!plain || tag.equals("tag:yaml.org,2002:str") && isOldBoolean(value) || tag.equals("!")) return new Text(value);
        return isOldBoolean(value) || YamlScalar.isSpecial(value) ? new Text(value) : YamlScalar.resolve(value);
    }

    private static boolean isOldBoolean(String value) {
        return switch (value) {
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> true;
            default -> false;
        };
    }

    private Tree sequence(SequenceNode node, String path, int depth) {
        List<Tree> items = new ArrayList<>();
        int index = 0;
        for (Node item : node.getValue()) {
            Tree tree = tree(item, path + "[" + index++ + "]", depth + 1);
            if (!reset(item)) items.add(tree);
        }
        return new Sequence(items);
    }

    private Tree mapping(MappingNode node, String path, int depth) {
        Mapping.Builder own = Mapping.builder();
        List<Mapping> merged = new ArrayList<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            Node key = entry.getKeyNode();
            int line = key.getStartMark().getLine() + 1;
            if (key instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getValue().equals("<<")) {
                merge(tree(entry.getValueNode(), path, depth + 1), merged);
                continue;
            }
            String name = key(key, path);
            Integer before = lines.put(name, line);
            if (before != null) {
                String complaint = "line " + line + ": mapping key " + GoText.quote(name) + " already defined at line " + before;
                throw new Wrong(path.isEmpty() ? "yaml: unmarshal errors:\n  " + complaint : complaint);
            }
            Tree value = tree(entry.getValueNode(), path.isEmpty() ? name : path + "." + name, depth + 1);
            if (!reset(entry.getValueNode())) own.put(name, value);
        }
        if (merged.isEmpty()) return own.build();
        Mapping.Builder all = Mapping.builder();
        for (int i = merged.size() - 1; i >= 0; i--) all.putAll(merged.get(i));
        return all.putAll(own.build()).build();
    }

    private String key(Node node, String path) {
        Tree key = node instanceof ScalarNode scalar ? scalar(scalar) : tree(node, path, 1);
        if (key instanceof Text text) return text.value();
        throw new Wrong("non-string key " + (path.isEmpty() ? "at top level" : "in " + path) + ": "
                + (key.isNothing() ? "<nil>" : GoText.syntax(key)));
    }

    private static void merge(Tree value, List<Mapping> merged) {
        if (value instanceof Mapping mapping) merged.add(mapping);
        else if (value instanceof Sequence && value.mappings().size() == value.items().size()) merged.addAll(value.mappings());
        else throw new Wrong("yaml: map merge requires map or sequence of maps as the value");
    }
}
