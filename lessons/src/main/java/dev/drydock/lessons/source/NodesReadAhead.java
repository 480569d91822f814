package dev.drydock.lessons.source;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The nodes of a YAML file in a form that is read at once: a start spends more time on the YAML of one lesson than on a whole world.
 *
 * <p>A letter for the kind, line and column as four bytes each, then the content; texts and lists with their length in four bytes
 * before them; all big-endian. At the head the check sum of the YAML, so that a file that was changed since is read itself.
 */
public final class NodesReadAhead {
    private static final byte TEXT = 't';
    private static final byte ITEMS = 'i';
    private static final byte FIELDS = 'f';

    private final String file;
    private final ByteBuffer in;

    private NodesReadAhead(String file, ByteBuffer in) {
        this.file = file;
        this.in = in;
    }

    /** Writes the nodes of a file that was read without any complaint. */
    public static byte[] write(Node node, byte[] yaml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(checkSum(yaml));
            write(node, out);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param file the name that messages show
     * @return empty when the YAML is another one now
     * @throws java.nio.BufferUnderflowException when {@code written} was cut off
     */
    public static Optional<Node> read(String file, byte[] written, byte[] yaml) {
        ByteBuffer in = ByteBuffer.wrap(written);
        if (in.getLong() != checkSum(yaml)) return Optional.empty();
        return Optional.of(new NodesReadAhead(file, in).node());
    }

    private static long checkSum(byte[] yaml) {
        CRC32 sum = new CRC32();
        sum.update(yaml);
        return sum.getValue();
    }

    private static void write(Node node, DataOutputStream out) throws IOException {
        if (node instanceof Node.Text text) {
            out.writeByte(TEXT);
            write(text.place(), out);
            write(text.value(), out);
            write(text.restOfLine(), out);
        } else if (node instanceof Node.Items items) {
            out.writeByte(ITEMS);
            write(items.place(), out);
            out.writeInt(items.nodes().size());
            for (Node each : items.nodes()) write(each, out);
        } else if (node instanceof Node.Fields fields) {
            out.writeByte(FIELDS);
            write(fields.place(), out);
            out.writeInt(fields.fieldByKey().size());
            for (Map.Entry<String, Node.Field> each : fields.fieldByKey().entrySet()) {
                write(each.getKey(), out);
                write(each.getValue().keyPlace(), out);
                write(each.getValue().value(), out);
            }
        }
    }

    private static void write(Place place, DataOutputStream out) throws IOException {
        out.writeInt(place.line());
        out.writeInt(place.column());
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private Node node() {
        byte kind = in.get();
        Place place = place();
        return switch (kind) {
            case TEXT -> new Node.Text(place, text(), text());
            case ITEMS -> {
                List<Node> nodes = new ArrayList<>();
                for (int left = in.getInt(); left > 0; left--) nodes.add(node());
                yield new Node.Items(place, nodes);
            }
            case FIELDS -> {
                Map<String, Node.Field> fields = new LinkedHashMap<>();
                for (int left = in.getInt(); left > 0; left--) fields.put(text(), new Node.Field(place(), node()));
                yield new Node.Fields(place, fields);
            }
            default -> throw new IllegalArgumentException(file + ": no kind of node: " + kind);
        };
    }

    private Place place() {
        return new Place(file, in.getInt(), in.getInt());
    }

    private String text() {
        int length = in.getInt();
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }
}
