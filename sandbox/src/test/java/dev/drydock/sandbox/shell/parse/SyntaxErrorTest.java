package dev.drydock.sandbox.shell.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.shell.syntax.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the originals printed for two-line scripts (the first line is {@code echo START}) is in the resources. */
class SyntaxErrorTest {
    @Test
    void bash_says_what_the_real_bash_said() throws IOException {
        compare(Dialect.BASH, "bash-syntax-errors.txt", "t.sh: line %d: ");
    }

    @Test
    void ash_says_what_the_real_ash_said() throws IOException {
        compare(Dialect.ASH, "ash-syntax-errors.txt", "t.sh: line %d: ");
    }

    @Test
    void dash_says_what_the_real_dash_said() throws IOException {
        compare(Dialect.DASH, "dash-syntax-errors.txt", "t.sh: %d: ");
    }

    private static void compare(Dialect dialect, String resource, String prefix) throws IOException {
        Map<String, String> expected = recorded(resource);
        Map<String, String> actual = new LinkedHashMap<>();
        expected.keySet().forEach(line -> actual.put(line, errors(dialect, line, prefix)));
        assertEquals(joined(expected), joined(actual));
    }

    private static String joined(Map<String, String> errorsByLine) {
        StringBuilder text = new StringBuilder();
        errorsByLine.forEach((line, errors) -> text.append("### ").append(line).append('\n').append(errors));
        return text.toString();
    }

    private static Map<String, String> recorded(String resource) throws IOException {
        Map<String, String> errorsByLine = new LinkedHashMap<>();
        String current = "";
        try (InputStream in = SyntaxErrorTest.class.getResourceAsStream(resource)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("### ")) {
                    current = line.substring(4);
                    errorsByLine.put(current, "");
                } else {
                    errorsByLine.merge(current, line + "\n", String::concat);
                }
            }
        }
        return errorsByLine;
    }

    private static String errors(Dialect dialect, String line, String prefix) {
        ScriptText text = ScriptText.whole("echo START\n" + line + "\n", dialect);
        StringBuilder out = new StringBuilder();
        int offset = 0;
        int number = 1;
        while (true) {
            Reading reading = text.parse(offset, number);
            if (reading instanceof Reading.Complete complete) {
                complete.warnings().forEach(warning -> print(out, warning, prefix));
                offset = complete.next();
                number = complete.nextLine();
            } else {
                if (reading instanceof Reading.Refused refused) {
                    print(out, refused.error(), prefix);
                }
                return out.toString();
            }
        }
    }

    private static void print(StringBuilder out, SyntaxError error, String prefix) {
        if (error.message().isEmpty()) {
            return;
        }
        String at = String.format(Locale.ROOT, prefix, error.line());
        out.append(at).append(error.message()).append('\n');
        error.echo().ifPresent(echo -> out.append(at).append(echo).append('\n'));
    }
}
