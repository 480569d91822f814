package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.parse.PromptText;
import dev.drydock.sandbox.shell.state.ShellState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Expands {@code PS1} and its like. */
public final class Prompt {
    private final Session session;

    /** The prompts of a session. */
    public Prompt(Session session) {
        this.session = session;
    }

    private ShellState state() {
        return session.state();
    }

    /** The text of a prompt; where it cannot be expanded it stays as it is. */
    public String expand(String prompt) {
        String decoded = escapes(prompt);
        try {
            return new Words(session).quoted(PromptText.read(decoded, state().dialect()));
        } catch (Trouble trouble) {
            return decoded;
        }
    }

    private String escapes(String prompt) {
        if (state().dialect() == dev.drydock.sandbox.shell.syntax.Dialect.DASH) {
            return prompt;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < prompt.length(); i++) {
            char c = prompt.charAt(i);
            if (c != '\\' || i + 1 == prompt.length()) {
                out.append(c);
                continue;
            }
            char escape = prompt.charAt(++i);
            if (escape == 'D' && i + 1 < prompt.length() && prompt.charAt(i + 1) == '{') {
                int end = prompt.indexOf('}', i);
                out.append(end < 0 ? "" : time("HH:mm:ss"));
                i = end < 0 ? prompt.length() : end;
            } else if (escape >= '0' && escape <= '7') {
                int end = i;
                while (end < prompt.length() && end < i + 3 && prompt.charAt(end) >= '0' && prompt.charAt(end) <= '7') {
                    end++;
                }
                out.append((char) Integer.parseInt(prompt.substring(i, end), 8));
                i = end - 1;
            } else {
                out.append(escape(escape));
            }
        }
        return out.toString();
    }

    private String escape(char c) {
        Surroundings around = session.around();
        return switch (c) {
            case 'u' -> around.user();
            case 'h' -> around.host().replaceFirst("\\..*", "");
            case 'H' -> around.host();
            case 'w' -> tilde(around.directory());
            case 'W' -> last(tilde(around.directory()));
            case '$' -> around.uid() == 0 ? "#" : "\\$";
            case 's' -> last(state().invocation().called()).replaceFirst("^-", "");
            case 'v' -> "5.2";
            case 'V' -> "5.2.15";
            case 'j' -> Integer.toString(state().jobs().byNumber().size());
            case 'l' -> "tty";
            case '!', '#' -> Integer.toString(state().settings().history().size() + 1);
            case 't' -> time("HH:mm:ss");
            case 'T' -> time("hh:mm:ss");
            case '@' -> time("hh:mm a");
            case 'A' -> time("HH:mm");
            case 'd' -> time("EEE MMM dd");
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 'a' -> "\007";
            case 'e' -> "\033";
            case '[', ']' -> "";
            case '\\' -> "\\\\";
            default -> "\\" + c;
        };
    }

    private String tilde(String directory) {
        String home = state().textOrEmpty("HOME");
        boolean inside = !home.isEmpty() && !home.equals("/")
                && (directory.equals(home) || directory.startsWith(home + "/"));
        return inside ? "~" + directory.substring(home.length()) : directory;
    }

    private static String last(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? path : name;
    }

    private String time(String form) {
        Instant instant = Instant.ofEpochSecond(session.around().nowMicros() / 1_000_000);
        return DateTimeFormatter.ofPattern(form, Locale.ROOT).format(ZonedDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
