package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** {@code @csv}, {@code @base64} and the other ways to write a value. */
final class Formats {
    private Formats() {}

    static String apply(String format, Tree value) {
        String text = value instanceof Text ? value.text() : Printer.compact(value);
        return switch (format) {
            case "text" -> text;
            case "json" -> Printer.compact(value);
            case "csv" -> row(value, format, ",");
            case "tsv" -> row(value, format, "\t");
            case "html" -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;").replace("\"", "&quot;");
            case "uri" -> uri(text);
            case "sh" -> shell(value);
            case "base64" -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            case "base64d" -> decoded(text, value);
            case "base32" -> base32(text.getBytes(StandardCharsets.UTF_8));
            default -> throw new Failure(format + " is not a valid format");
        };
    }

    private static String row(Tree value, String format, String separator) {
        if (!(value instanceof Sequence)) {
            throw new Failure(Values.described(value) + " cannot be " + format + "-formatted, only an array can be");
        }
        StringBuilder out = new StringBuilder();
        String before = "";
        for (Tree item : value.items()) {
            out.append(before);
            before = separator;
            if (item instanceof Text) {
                out.append(format.equals("csv") ? "\"" + item.text().replace("\"", "\"\"") + "\""
                        : item.text().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"));
            } else if (item instanceof Truth || Values.isNumber(item)) {
                out.append(Printer.compact(item));
            } else if (!(item instanceof Nothing)) {
                throw new Failure(Values.described(item) + " is not valid in a csv row");
            }
        }
        return out.toString();
    }

    private static String uri(String text) {
        StringBuilder out = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 255);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }

    private static String shell(Tree value) {
        StringBuilder out = new StringBuilder();
        String before = "";
        for (Tree item : value instanceof Sequence ? value.items() : java.util.List.of(value)) {
            if (item instanceof Sequence || item instanceof Mapping) {
                throw new Failure(Values.described(item) + " can not be escaped for shell");
            }
            out.append(before).append(item instanceof Text ? "'" + item.text().replace("'", "'\\''") + "'" : Printer.compact(item));
            before = " ";
        }
        return out.toString();
    }

    private static String decoded(String text, Tree value) {
        String digits = text.replaceAll("[^A-Za-z0-9+/]", "");
        digits = digits.length() % 4 == 1 ? digits.substring(0, digits.length() - 1) : digits;
        if (digits.isEmpty() && !text.isEmpty()) {
            throw new Failure(Values.described(value) + " is not valid base64 data");
        }
        return new String(Base64.getDecoder().decode(digits), StandardCharsets.UTF_8);
    }

    private static String base32(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        long bits = 0;
        int count = 0;
        for (byte each : bytes) {
            bits = bits << 8 | each & 255;
            count += 8;
            while (count >= 5) {
                out.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt((int) (bits >> count - 5) & 31));
                count -= 5;
            }
        }
        if (count > 0) {
            out.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt((int) (bits << 5 - count) & 31));
        }
        return out.append("=".repeat((8 - out.length() % 8) % 8)).toString();
    }
}
