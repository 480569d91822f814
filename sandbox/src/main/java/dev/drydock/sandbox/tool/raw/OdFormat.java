package dev.drydock.sandbox.tool.raw;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tool.print.Conversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One way in which {@code od} shows bytes: {@code -c}, {@code -t x1} and so on. */
record OdFormat(char kind, int size, boolean text) {

    /** The formats of a description like {@code x1z} or {@code d4c}; empty when it is none. */
    static Optional<List<OdFormat>> parse(String description) {
        List<OdFormat> formats = new ArrayList<>();
        int i = 0;
        while (i < description.length()) {
            char kind = description.charAt(i++);
            if ("acdouxf".indexOf(kind) < 0) {
                return Optional.empty();
            }
            int size = kind == 'a' || kind == 'c' ? 1 : kind == 'f' ? 8 : 4;
            if (i < description.length() && "CSIL".indexOf(description.charAt(i)) >= 0) {
                size = List.of(1, 2, 4, 8).get("CSIL".indexOf(description.charAt(i++)));
            } else {
                int start = i;
                while (i < description.length() && Character.isDigit(description.charAt(i))) {
                    i++;
                }
                size = i > start ? Integer.parseInt(description.substring(start, i)) : size;
            }
            boolean text = i < description.length() && description.charAt(i) == 'z';
            i += text ? 1 : 0;
            if (size != 1 && size != 2 && size != 4 && size != 8) {
                return Optional.empty();
            }
            formats.add(new OdFormat(kind, size, text));
        }
        return Optional.of(List.copyOf(formats));
    }

    /** Columns of one number with the blanks in front. */
    int width() {
        return switch (kind) {
            case 'a', 'c' -> 4;
            case 'o' -> 1 + List.of(3, 6, 11, 22).get(log());
            case 'x' -> 1 + 2 * size;
            case 'd' -> 1 + List.of(4, 6, 11, 20).get(log());
            case 'u' -> 1 + List.of(3, 5, 10, 20).get(log());
            default -> 25;
        };
    }

    private int log() {
        return size == 1 ? 0 : size == 2 ? 1 : size == 4 ? 2 : 3;
    }

    /** One line's worth; {@code unit} columns for each byte, to line several formats up. */
    String line(Bytes bytes, int perLine, double unit) {
        StringBuilder out = new StringBuilder();
        int cell = (int) Math.round(unit * size);
        for (int i = 0; i < bytes.length(); i += size) {
            String shown = shown(bytes, i);
            out.append(" ".repeat(Math.max(1, cell - shown.length()))).append(shown);
        }
        if (text) {
            out.append(" ".repeat(Math.max(0, cell * ((perLine + size - 1) / size) - out.length()))).append("  >").append(printable(bytes)).append('<');
        }
        return out.toString();
    }

    private static String printable(Bytes bytes) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            int b = bytes.at(i) & 0xff;
            out.append(b >= ' ' && b < 127 ? (char) b : '.');
        }
        return out.toString();
    }

    private String shown(Bytes bytes, int at) {
        long value = 0;
        for (int i = Math.min(size, bytes.length() - at) - 1; i >= 0; i--) {
            value = value << 8 | (bytes.at(at + i) & 0xff);
        }
        return switch (kind) {
            case 'c' -> character((int) value);
            case 'a' -> named((int) value & 0x7f);
            case 'o' -> padded(Long.toUnsignedString(value, 8));
            case 'x' -> padded(Long.toHexString(value));
            case 'u' -> Long.toUnsignedString(value);
            case 'd' -> Long.toString(size == 8 ? value : value << (64 - 8 * size) >> (64 - 8 * size));
            default -> new Conversion("", 0, 16, 'g').real(Double.longBitsToDouble(value));
        };
    }

    private String padded(String digits) {
        return "0".repeat(Math.max(0, width() - 1 - digits.length())) + digits;
    }

    private static String character(int b) {
        int control = "\0\u0007\b\f\n\r\t\u000b".indexOf(b);
        if (control >= 0) {
            return "\\" + "0abfnrtv".charAt(control);
        }
        return b >= ' ' && b < 127 ? String.valueOf((char) b) : String.format(Locale.ROOT, "%03o", b);
    }

    private static String named(int b) {
        List<String> names = List.of("nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "nl", "vt", "ff", "cr", "so", "si", "dle",
                "dc1", "dc2", "dc3", "dc4", "nak", "syn", "etb", "can", "em", "sub", "esc", "fs", "gs", "rs", "us", "sp");
        return b < names.size() ? names.get(b) : b == 127 ? "del" : String.valueOf((char) b);
    }
}
