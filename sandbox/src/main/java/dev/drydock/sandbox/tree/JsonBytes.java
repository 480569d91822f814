package dev.drydock.sandbox.tree;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes values compactly as the bytes that go over a wire: long lists are sent often, and most of their text needs no escape. */
final class JsonBytes {
    private static final boolean HTML = JsonStyle.COMPACT.escapeHtml();

    private byte[] bytes = new byte[512];
    private int size;

    /** The value in the style {@link JsonStyle#COMPACT}, encoded, and a newline. */
    static byte[] line(Tree tree) {
        JsonBytes writer = new JsonBytes();
        writer.write(tree);
        writer.room(1);
        writer.bytes[writer.size++] = '\n';
        return Arrays.copyOf(writer.bytes, writer.size);
    }

    private void write(Tree tree) {
        if (tree instanceof Text text) {
            quote(text.value());
        } else if (tree instanceof Mapping mapping) {
            put('{');
            for (int i = 0; i < mapping.size(); i++) {
                if (i > 0) put(',');
                quote(mapping.keyAt(i));
                put(':');
                write(mapping.valueAt(i));
            }
            put('}');
        } else if (tree instanceof Sequence sequence) {
            List<Tree> items = sequence.items();
            put('[');
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) put(',');
                write(items.get(i));
            }
            put(']');
        } else {
            encoded(tree.toString());
        }
    }

    private void put(char c) {
        room(1);
        bytes[size++] = (byte) c;
    }

    private void room(int more) {
        if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }

    private void quote(String text) {
        int length = text.length();
        room(length + 2);
        byte[] into = bytes;
        int at = size;
        into[at++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c <= '~' && c != '"' && c != '\\' && !(HTML && (c == '<' || c == '>' || c == '&'));
            if (!plain) {
                StringBuilder escaped = new StringBuilder(length + 8);
                JsonWriter.quote(escaped, text, HTML);
                encoded(escaped.toString());
                return;
            }
            into[at++] = (byte) c;
        }
        into[at++] = '"';
        size = at;
    }

    private void encoded(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }
}
