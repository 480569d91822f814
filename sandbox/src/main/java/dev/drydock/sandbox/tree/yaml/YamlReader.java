package dev.drydock.sandbox.tree.yaml;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Limits;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Misreading;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads the documents of one text: composes nodes, takes scalars as raw text and gives them the meaning they have for Kubernetes. */
final class YamlReader {
    /** Unwinds the reader; never leaves this class. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int line;
        private final int column;

        Wrong(String message, Mark mark) {
            super(message, null, false, false);
            line = mark == null ? 0 : mark.getLine();
            column = mark == null ? 0 : mark.getColumn();
        }
    }

    private static final String SEPARATOR = "---";
    private static final String STANDARD = "tag:yaml.org,2002:";

    private final String text;
    private final Yaml.Duplicates duplicates;
    private final Limits limits;
    private final List<Tree> documents = new ArrayList<>();
    /** Aliased nodes that are being read, to find those that contain themselves. */
    private final Map<Node, Node> open = new IdentityHashMap<>();

    private final Resolver resolver = new Resolver();
    private int nodes;

    YamlReader(String text, Yaml.Duplicates duplicates, Limits limits) {
        this.text = text;
        this.duplicates = duplicates;
        this.limits = limits;
    }

    /** As Kubernetes does: the text is cut at lines that begin with three dashes, before anything is parsed. */
    Reading<List<Tree>> readAll() {
        if (text.length() > limits.characters()) return refused("yaml: document contains excessive aliasing", 0, 0, 0);
        int start = 0;
        int line = 0;
        while (line < text.length()) {
            int newline = text.indexOf('\n', line);
            int next = newline < 0 ? text.length() : newline + 1;
            if (text.startsWith(SEPARATOR, line)) {
                String rest = text.substring(line + SEPARATOR.length(), next).strip();
                if (!rest.isEmpty() && !rest.startsWith("#")) return refused("invalid Yaml document separator: " + rest, line, 0, 0);
                Optional<Reading<List<Tree>>> refusal = readFrom(start, line);
                if (refusal.isPresent()) return refusal.get();
                start = next;
            }
            line = next;
        }
        return readFrom(start, text.length()).orElseGet(() -> new Reading.Of<>(List.copyOf(documents)));
    }

    private Optional<Reading<List<Tree>>> readFrom(int start, int end) {
        try {
            read(text.substring(start, end));
            return Optional.empty();
        } catch (Wrong wrong) {
            return Optional.of(refused(wrong.getMessage(), start, wrong.line, wrong.column));
        }
    }

    private Reading<List<Tree>> refused(String message, int start, int line, int column) {
        int before = (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        return new Reading.Refused<>(new Misreading(message, start, before + line + 1, column + 1));
    }

    private void read(String document) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(limits.depth());
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setCodePointLimit(limits.characters());
        try {
            Composer composer = new Composer(new ParserImpl(new StreamReader(document), options), resolver, options);
            while (composer.checkNode()) {
                Tree tree = tree(composer.getNode(), 1);
                if (!tree.isNothing()) documents.add(tree);
            }
        } catch (MarkedYAMLException marked) {
            throw new Wrong(YamlComplaint.of(marked), marked.getProblemMark());
        } catch (YAMLException other) {
            throw new Wrong(YamlComplaint.of(other), null);
        }
    }

    private Tree tree(Node node, int depth) {
        if (++nodes > limits.nodes()) throw new Wrong("yaml: document contains excessive aliasing", node.getStartMark());
        if (depth > limits.depth()) throw new Wrong("yaml: exceeded max depth of " + limits.depth(), node.getStartMark());
        if (node instanceof ScalarNode scalar) return scalar(scalar);
        if (open.put(node, node) != null) throw new Wrong("yaml: anchor '" + node.getAnchor() + "' value contains itself", node.getStartMark());
        Tree tree = node instanceof SequenceNode sequence ? sequence(sequence, depth) : mapping((MappingNode) node, depth);
        open.remove(node);
        return tree;
    }

    private Tree scalar(ScalarNode node) {
        String value = node.getValue();
        boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
        String tag = node.getTag().getValue();
        String kind = tag.startsWith(STANDARD) ? tag.substring(STANDARD.length()) : "";
        if (kind.equals("binary")) return binary(node);
        if (tag.equals("!") || !plain && kind.equals("str") || plain && kind.equals("str") && isTagged(node)) return new Text(value);
        if (plain && YamlScalar.isSpecial(value)) throw new Wrong("json: unsupported value: " + special(value), node.getStartMark());
        Tree resolved = plain || !kind.isEmpty() ? YamlScalar.resolve(value) : new Text(value);
        boolean number = kind.equals("int") || kind.equals("float");
        if (isTagged(node) && (number && !(resolved instanceof Whole || resolved instanceof Decimal) || kind.equals("bool") && !(resolved instanceof Truth))) {
            throw new Wrong("yaml: cannot decode !!str `" + value + "` as a !!" + kind, node.getStartMark());
        }
        return resolved;
    }

    /** True if the text gave the tag; composing has filled it in otherwise. */
    private boolean isTagged(ScalarNode node) {
        return !resolver.resolve(NodeId.scalar, node.getValue(), node.getScalarStyle() == ScalarStyle.PLAIN).equals(node.getTag());
    }

    private static Tree binary(ScalarNode node) {
        try {
            return new Text(new String(Base64.getMimeDecoder().decode(node.getValue()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException wrong) {
            throw new Wrong("yaml: !!binary value contains invalid base64 data", node.getStartMark());
        }
    }

    private static String special(String value) {
        return value.toLowerCase(java.util.Locale.ROOT).endsWith("nan") ? "NaN" : value.startsWith("-") ? "-Inf" : "+Inf";
    }

    private Tree sequence(SequenceNode node, int depth) {
        List<Tree> items = new ArrayList<>();
        for (Node item : node.getValue()) items.add(tree(item, depth + 1));
        return new Sequence(items);
    }

    private Tree mapping(MappingNode node, int depth) {
        Mapping.Builder own = Mapping.builder();
        List<Mapping> merged = new ArrayList<>();
        Map<String, Node> seen = new java.util.LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (isMerge(entry.getKeyNode())) {
                merge(tree(entry.getValueNode(), depth + 1), merged, entry.getValueNode());
                continue;
            }
            String key = key(entry, depth);
            if (seen.put(key, entry.getKeyNode()) != null && duplicates == Yaml.Duplicates.REFUSED) {
                Mark mark = entry.getKeyNode().getStartMark();
                throw new Wrong("yaml: unmarshal errors:\n  line " + (mark.getLine() + 1) + ": key " + GoText.quote(key) + " already set in map", mark);
            }
            own.put(key, tree(entry.getValueNode(), depth + 1));
        }
        if (merged.isEmpty()) return own.build();
        Mapping.Builder all = Mapping.builder();
        for (int i = merged.size() - 1; i >= 0; i--) all.putAll(merged.get(i));
        return all.putAll(own.build()).build();
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getValue().equals("<<");
    }

    private void merge(Tree value, List<Mapping> merged, Node node) {
        if (value instanceof Mapping mapping) merged.add(mapping);
        else if (value instanceof Sequence && value.mappings().size() == value.items().size()) merged.addAll(value.mappings());
        else throw new Wrong("yaml: map merge requires map or sequence of maps as the value", node.getStartMark());
    }

    private String key(NodeTuple entry, int depth) {
        Node node = entry.getKeyNode();
        Tree key = tree(node, depth + 1);
        if (key instanceof Text text) return text.value();
        if (key instanceof Mapping || key instanceof Sequence) throw new Wrong("yaml: invalid map key: " + GoText.syntax(key, "interface {}"), node.getStartMark());
        if (!key.isNothing()) return key.toString();
        throw new Wrong("unsupported map key of type: %!s(<nil>), key: <nil>, value: " + GoText.syntax(tree(entry.getValueNode(), depth + 1), "interface {}"), node.getStartMark());
    }
}
