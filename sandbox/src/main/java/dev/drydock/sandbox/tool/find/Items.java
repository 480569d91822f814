package dev.drydock.sandbox.tool.find;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tool.print.Text;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * What {@code xargs} reads, cut into items; immutable.
 *
 * @param separator the byte between items; -1 for blanks and newlines with quotes, -2 for newlines with quotes
 * @param buffer read and not yet cut
 */
record Items(int separator, Bytes buffer, boolean ended) {
    static final int WORDS = -1;
    static final int LINES = -2;

    Items with(Bytes more) {
        return new Items(separator, buffer.plus(more), ended);
    }

    Items end() {
        return new Items(separator, buffer, true);
    }

    /** An item. @param endsLine whether the line ends behind it, which a blank before its end prevents */
    record Item(String text, boolean endsLine, Items rest) {}

    /** A quotation mark that nothing closes. */
    static final class Unmatched extends Exception {
        private static final long serialVersionUID = 1L;

        Unmatched(boolean single) {
            super("unmatched " + (single ? "single" : "double") + " quote");
        }
    }

    /** The next item if all of it is there; with {@code ended}, empty means that there are no more. */
    Optional<Item> next() throws Unmatched {
        if (separator >= 0) {
            int end = buffer.indexOf((byte) separator, 0);
            if (end < 0 && (!ended || buffer.isEmpty())) {
                return Optional.empty();
            }
            int stop = end < 0 ? buffer.length() : end;
            return Optional.of(item(buffer.slice(0, stop).toArray(), true, end < 0 ? stop : stop + 1));
        }
        return quoted();
    }

    private Item item(byte[] text, boolean endsLine, int used) {
        return new Item(Text.decode(text), endsLine, new Items(separator, buffer.from(used), ended));
    }

    private boolean ends(byte b) {
        return b == '\n' || (separator == WORDS && isBlank(b));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private Optional<Item> quoted() throws Unmatched {
        int i = 0;
        while (i < buffer.length() && (buffer.at(i) == '\n' || isBlank(buffer.at(i)))) {
            i++;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int quote = 0;
        boolean any = false;
        while (i < buffer.length()) {
            byte b = buffer.at(i);
            if (quote != 0) {
                if (b == '\n') {
                    throw new Unmatched(quote == '\'');
                }
                if (b == quote) {
                    quote = 0;
                } else {
                    text.write(b);
                }
                i++;
            } else if (ends(b)) {
                return Optional.of(item(text.toByteArray(), b == '\n', i + 1));
            } else if (b == '\'' || b == '"') {
                quote = b;
                any = true;
                i++;
            } else if (b == '\\') {
                if (i + 1 >= buffer.length()) {
                    break;
                }
                text.write(buffer.at(i + 1));
                i += 2;
            } else {
                text.write(b);
                i++;
            }
        }
        if (!ended) {
            return Optional.empty();
        }
        if (quote != 0) {
            throw new Unmatched(quote == '\'');
        }
        return any || text.size() > 0 ? Optional.of(item(text.toByteArray(), true, buffer.length())) : Optional.empty();
    }
}
