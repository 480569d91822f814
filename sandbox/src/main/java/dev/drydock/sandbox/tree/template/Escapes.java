package dev.drydock.sandbox.tree.template;

import dev.drydock.sandbox.tree.GoText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** html, js and urlquery of templates. */
final class Escapes {
    private Escapes() {}

    static String text(List<Value> arguments, GoType numbers) {
        return Printer.print(arguments.stream().map(value -> value.isNone() ? Value.of("<no value>") : value).toList(), numbers);
    }

    static String html(String text) {
        return text.replace("&", "&amp;").replace("\"", "&#34;").replace("'", "&#39;").replace("<", "&lt;").replace(">", "&gt;").replace("\0", "\uFFFD");
    }

    static String javaScript(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\\' || c == '\'' || c == '"') out.append('\\').append((char) c);
            else if (c == '<' || c == '>' || c == '&' || c == '=' || c < ' ' || c >= 0x80 && !GoText.isPrintable(c)) {
                out.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else out.appendCodePoint(c);
        });
        return out.toString();
    }

    static String urlQuery(String text) {
        StringBuilder out = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            if (c == ' ') out.append('+');
            else if (c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0)) out.append(c);
            else out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }
}
