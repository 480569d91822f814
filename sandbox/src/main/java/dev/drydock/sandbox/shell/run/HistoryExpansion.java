package dev.drydock.sandbox.shell.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** History expansion as bash does it before it parses a typed line: {@code !!}, {@code !n}, {@code !text}, {@code !$}. */
final class HistoryExpansion {
    private final String line;
    private final List<String> history;
    private final StringBuilder out = new StringBuilder();
    private int pos;

    private HistoryExpansion(String line, List<String> history) {
        this.line = line;
        this.history = history;
    }

    /**
     * What became of a line.
     *
     * @param text    the line that is meant
     * @param changed whether anything was expanded, so that the line is shown
     * @param only    whether it is only shown, as {@code :p} asks
     * @param problem what cannot be found, without the shell's name
     */
    record Result(String text, boolean changed, boolean only, Optional<String> problem) { }

    /** Leaves the expansion when something cannot be found. */
    private static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        Missing(String sentence) {
            super(sentence, null, false, false);
        }
    }

    static Result expand(String line, List<String> history) {
        boolean quick = line.startsWith("^") && line.indexOf('^', 1) > 0;
        if (line.indexOf('!') < 0 && !quick) {
            return new Result(line, false, false, Optional.empty());
        }
        HistoryExpansion expansion = new HistoryExpansion(quick ? substitution(line) : line, history);
        try {
            boolean only = expansion.run();
            String text = expansion.out.toString();
            return new Result(text, !text.equals(line), only, Optional.empty());
        } catch (Missing missing) {
            return new Result(line, false, false, Optional.of(missing.getMessage()));
        }
    }

    /** {@code ^old^new^} is short for {@code !!:s^old^new^}. */
    private static String substitution(String line) {
        String body = line.stripTrailing();
        return "!!:s" + body + (body.chars().filter(c -> c == '^').count() < 3 ? "^" : "")
                + line.substring(body.length());
    }

    private boolean run() throws Missing {
        boolean single = false;
        boolean dual = false;
        boolean only = false;
        while (pos < line.length()) {
            char c = line.charAt(pos);
            if (c == '\\' && !single && pos + 1 < line.length()) {
                out.append(c).append(line.charAt(pos + 1));
                pos += 2;
                continue;
            }
            single = c == '\'' && !dual ? !single : single;
            dual = c == '"' && !single ? !dual : dual;
            if (c == '!' && !single && expands(dual)) {
                only |= event();
            } else {
                out.append(c);
                pos++;
            }
        }
        return only;
    }

    private boolean expands(boolean quoted) {
        char after = pos + 1 < line.length() ? line.charAt(pos + 1) : '\n';
        boolean braces = pos > 0 && (line.charAt(pos - 1) == '{' || line.charAt(pos - 1) == '[' || line.charAt(pos - 1) == '$');
        return " \t\n=(".indexOf(after) < 0 && !(quoted && after == '"') && !braces;
    }

    private boolean event() throws Missing {
        int start = pos++;
        char c = line.charAt(pos);
        String event;
        if (c == '!') {
            pos++;
            event = back(1, start);
        } else if ("$^*:".indexOf(c) >= 0) {
            event = back(1, start);
        } else if (Character.isDigit(c) || c == '-' && pos + 1 < line.length() && Character.isDigit(line.charAt(pos + 1))) {
            event = numbered(start);
        } else {
            event = named(start);
        }
        return designated(event, start);
    }

    private String back(int count, int start) throws Missing {
        if (count < 1 || count > history.size()) {
            throw new Missing(line.substring(start, pos).strip() + ": event not found");
        }
        return history.get(history.size() - count);
    }

    private String numbered(int start) throws Missing {
        int from = pos++;
        while (pos < line.length() && Character.isDigit(line.charAt(pos)) && pos - from < 9) {
            pos++;
        }
        int number = Integer.parseInt(line.substring(from, pos));
        return back(number < 0 ? -number : history.size() - number + 1, start);
    }

    private String named(int start) throws Missing {
        boolean anywhere = line.charAt(pos) == '?';
        pos += anywhere ? 1 : 0;
        int from = pos;
        while (pos < line.length() && (anywhere ? "?\n" : " \t\n:;&|()<>\"'").indexOf(line.charAt(pos)) < 0) {
            pos++;
        }
        String text = line.substring(from, pos);
        pos += anywhere && pos < line.length() && line.charAt(pos) == '?' ? 1 : 0;
        for (int i = history.size() - 1; i >= 0; i--) {
            if (anywhere ? history.get(i).contains(text) : history.get(i).startsWith(text)) {
                return history.get(i);
            }
        }
        throw new Missing("!" + (anywhere ? "?" : "") + text + ": event not found");
    }

    /** The words of the event that are wanted, and what is done with them. */
    private boolean designated(String event, int start) throws Missing {
        String text = event;
        boolean only = false;
        if (pos < line.length() && "$^*".indexOf(line.charAt(pos)) >= 0) {
            text = words(event, line.charAt(pos++), start);
        }
        while (pos + 1 < line.length() && line.charAt(pos) == ':') {
            char c = line.charAt(pos + 1);
            if ("$^*".indexOf(c) >= 0) {
                pos += 2;
                text = words(event, c, start);
            } else if (Character.isDigit(c)) {
                pos++;
                int from = pos;
                while (pos < line.length() && Character.isDigit(line.charAt(pos)) && pos - from < 6) {
                    pos++;
                }
                text = word(event, Integer.parseInt(line.substring(from, pos)), start);
            } else if (c == 'p') {
                pos += 2;
                only = true;
            } else if (c == 's') {
                pos += 2;
                text = substituted(text, start);
            } else {
                break;
            }
        }
        out.append(text);
        return only;
    }

    private String words(String event, char which, int start) throws Missing {
        List<String> words = split(event);
        return switch (which) {
            case '^' -> word(event, 1, start);
            case '$' -> words.get(words.size() - 1);
            default -> String.join(" ", words.subList(Math.min(1, words.size()), words.size()));
        };
    }

    private String word(String event, int number, int start) throws Missing {
        List<String> words = split(event);
        if (number >= words.size()) {
            throw new Missing(line.substring(start, pos).strip() + ": bad word specifier");
        }
        return words.get(number);
    }

    private String substituted(String text, int start) throws Missing {
        char delimiter = pos < line.length() ? line.charAt(pos) : '/';
        int middle = line.indexOf(delimiter, pos + 1);
        int end = middle < 0 ? -1 : line.indexOf(delimiter, middle + 1);
        String rest = line.stripTrailing();
        int stop = end < 0 ? rest.length() : end;
        String old = middle < 0 ? "" : line.substring(pos + 1, middle);
        if (middle < 0 || !text.contains(old)) {
            throw new Missing(line.substring(start + 2, Math.min(stop + 1, rest.length())) + ": substitution failed");
        }
        String by = line.substring(middle + 1, stop);
        pos = Math.min(stop + 1, line.length());
        int at = text.indexOf(old);
        return text.substring(0, at) + by + text.substring(at + old.length());
    }

    private static List<String> split(String event) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = ' ';
        for (char c : (event + " ").toCharArray()) {
            if (quote == ' ' && (c == ' ' || c == '\t' || c == '\n')) {
                if (word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                continue;
            }
            quote = quote == ' ' && (c == '"' || c == '\'') ? c : quote == c ? ' ' : quote;
            word.append(c);
        }
        if (word.length() > 0) {
            words.add(word.toString().stripTrailing());
        }
        return words.isEmpty() ? List.of("") : words;
    }
}
