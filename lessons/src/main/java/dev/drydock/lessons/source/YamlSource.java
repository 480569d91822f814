package dev.drydock.lessons.source;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML as {@link Node}s.
 *
 * <p>Only the composer of SnakeYAML is used: its constructor turns {@code 22:22} into 1342 and {@code no} into false. Size,
 * depth and the number of nodes (aliases counted each time they are used) are capped, since a lesson pack is untrusted.
 */
public final class YamlSource {
    static final int MOST_DEPTH = 30;
    private static final int MOST_NODES = 20_000;

    private final SourceText source;
    private final Problems problems;
    private int nodes;

    private YamlSource(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * Reads one file.
     *
     * @param file the name that messages show
     * @return the top node; empty, with errors in {@code problems}, when the text is no YAML that a lesson may hold
     */
    public static Optional<Node> read(String file, byte[] bytes, Problems problems) {
        return SourceText.decode(file, bytes, problems).flatMap(text -> new YamlSource(text, problems).compose());
    }

    private Optional<Node> compose() {
        LoaderOptions limits = new LoaderOptions();
        limits.setNestingDepthLimit(MOST_DEPTH);
        limits.setCodePointLimit(SourceText.MOST_BYTES);
        limits.setMaxAliasesForCollections(50);
        try {
            org.yaml.snakeyaml.nodes.Node top = composer(limits).getSingleNode();
            if (top == null) {
                problems.error(new Place(source.file(), 1, 1), "source.empty");
                return Optional.empty();
            }
            return Optional.of(convert(top, 0));
        } catch (MarkedYAMLException e) {
            problems.add(YamlComplaint.of(e, source));
        } catch (TooMuch e) {
            problems.error(e.place, e.code, "most", "" + e.most);
        } catch (YAMLException e) {
            problems.add(YamlComplaint.unplaced(e, source.file()));
        }
        return Optional.empty();
    }

    /** What {@code new Yaml().compose} does, without a constructor and a representer, whose classes take a tenth of a start. */
    private Composer composer(LoaderOptions limits) {
        return new Composer(new ParserImpl(new StreamReader(new StringReader(source.text())), limits), new Resolver(), limits);
    }

    private Node convert(org.yaml.snakeyaml.nodes.Node node, int depth) {
        Place place = place(node.getStartMark());
        if (depth > MOST_DEPTH) throw new TooMuch(place, "source.too-deep", MOST_DEPTH);
        if (++nodes > MOST_NODES) throw new TooMuch(place, "source.too-many", MOST_NODES);
        if (!node.getTag().startsWith("tag:yaml.org,2002:") || node.getTag().getValue().contains("/")) {
            problems.error(place, "yaml.tag", "tag", node.getTag().getValue());
        }
        if (node instanceof ScalarNode scalar) return text(scalar, place);
        Optional<String> template = goTemplate((CollectionNode<?>) node);
        if (template.isPresent()) return new Node.Text(place, template.get(), "");
        if (node instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            for (org.yaml.snakeyaml.nodes.Node item : sequence.getValue()) items.add(convert(item, depth + 1));
            return new Node.Items(place, items);
        }
        return fields((MappingNode) node, place, depth);
    }

    private Node.Text text(ScalarNode scalar, Place place) {
        int steering = SourceText.firstSteering(scalar.getValue());
        if (steering >= 0) {
            problems.error(place, "source.control-character",
                    "character", SourceText.codePointName(scalar.getValue().codePointAt(steering)));
        }
        String rest = "";
        if (scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN && !scalar.getValue().isEmpty()) {
            String behind = source.restOfLine(scalar.getEndMark().getLine(), scalar.getEndMark().getColumn());
            if (behind.stripLeading().startsWith("#") && !behind.startsWith("#")) rest = behind.stripTrailing();
        }
        return new Node.Text(place, scalar.getValue(), rest);
    }

    /** A Go template such as {@code {{.Names}}} is a mapping to YAML; here it is the text it looks like. */
    private Optional<String> goTemplate(CollectionNode<?> node) {
        if (node instanceof SequenceNode || node.getFlowStyle() != DumperOptions.FlowStyle.FLOW) return Optional.empty();
        String raw = source.slice(node.getStartMark().getIndex(), node.getEndMark().getIndex());
        return raw.startsWith("{{") ? Optional.of(raw) : Optional.empty();
    }

    private Node.Fields fields(MappingNode mapping, Place place, int depth) {
        Map<String, Node.Field> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = convert(tuple.getKeyNode(), depth + 1);
            if (!(key instanceof Node.Text text)) {
                problems.error(key.place(), "yaml.key-not-text");
                continue;
            }
            Node.Field earlier = fields.get(text.value());
            if (earlier != null) {
                problems.error(key.place(), "yaml.duplicate-key",
                        "key", text.value(), "line", "" + earlier.keyPlace().line());
                continue;
            }
            fields.put(text.value(), new Node.Field(key.place(), convert(tuple.getValueNode(), depth + 1)));
        }
        return new Node.Fields(place, fields);
    }

    private Place place(Mark mark) {
        return new Place(source.file(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** A limit of this class is passed. */
    private static final class TooMuch extends YAMLException {
        private static final long serialVersionUID = 1L;
        private final transient Place place;
        private final String code;
        private final int most;

        TooMuch(Place place, String code, int most) {
            super(code);
            this.place = place;
            this.code = code;
            this.most = most;
        }
    }
}
