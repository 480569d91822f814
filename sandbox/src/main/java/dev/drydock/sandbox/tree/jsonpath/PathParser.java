package dev.drydock.sandbox.tree.jsonpath;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a template of texts and actions in braces, as client-go's util/jsonpath/parser.go does. */
final class PathParser {
    /** Unwinds the parser; {@link JsonPath} turns it into a refusal. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    private static final int END = -1;
    private static final int DEEPEST = 40;
    private static final Pattern KEY = Pattern.compile("'([^']*)'");
    private static final Pattern SLICE = Pattern.compile("(-?[0-9]*)(:-?[0-9]*)?(:-?[0-9]*)?");
    private static final Pattern COMPARISON = Pattern.compile("([^!<>=]+)([!<>=]+)(.+)");

    private final String input;
    private final int depth;
    private int at;

    private PathParser(String input, int depth) {
        this.input = input;
        this.depth = depth;
        if (depth > DEEPEST) throw new Wrong("unclosed action");
    }

    /** The texts and actions of a template: a text is an action with one literal. */
    static List<List<Step>> parse(String text) {
        return new PathParser(text, 0).nodes();
    }

    /** The steps of one action. */
    private List<Step> action(String text) {
        return new PathParser("{" + text + "}", depth + 1).nodes().get(0);
    }

    private List<List<Step>> nodes() {
        List<List<Step>> nodes = new ArrayList<>();
        while (at < input.length()) {
            int open = input.indexOf('{', at);
            int end = open < 0 ? input.length() : open;
            if (end > at) nodes.add(List.of(new Step.Literal(new Text(input.substring(at, end)), false)));
            at = end;
            if (open >= 0) {
                at++;
                nodes.add(steps());
            }
        }
        return List.copyOf(nodes);
    }

    private int peek() {
        return at < input.length() ? input.codePointAt(at) : END;
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        while (!input.startsWith("}", at)) {
            int c = peek();
            if (c == END || c == '\r' || c == '\n') throw new Wrong("unclosed action");
            if (input.startsWith("[?(", at)) steps.add(filter());
            else if (input.startsWith("..", at)) recursive(steps);
            else if (c == ' ' || c == '@' || c == '$') at++;
            else if (c == '[') array(steps);
            else if (c == '"' || c == '\'') steps.add(quoted((char) c));
            else if (c == '.') field(steps, 1);
            else if (c == '+' || c == '-' || Character.isDigit(c)) steps.add(number());
            else if (isAlphanumeric(c)) steps.add(word());
            else throw new Wrong("unrecognized character in action: " + GoText.codePoint(c));
        }
        at++;
        return List.copyOf(steps);
    }

    private static boolean isAlphanumeric(int c) {
        return c == '_' || c >= 0 && (Character.isLetter(c) || Character.isDigit(c));
    }

    private static boolean isTerminator(int c) {
        return c == END || " \t\r\n.,[]$@{}".indexOf(c) >= 0;
    }

    private Step word() {
        int start = at;
        while (!isTerminator(peek())) at += Character.charCount(peek());
        String word = input.substring(start, at);
        return word.equals("true") || word.equals("false") ? new Step.Literal(Truth.of(word.equals("true")), true) : new Step.Word(word);
    }

    private void recursive(List<Step> steps) {
        if (!steps.isEmpty() && steps.get(steps.size() - 1) instanceof Step.Recursive) throw new Wrong("invalid multiple recursive descent");
        at += 2;
        steps.add(new Step.Recursive());
        if (isAlphanumeric(peek())) field(steps, 0);
    }

    private void field(List<Step> steps, int dot) {
        at += dot;
        int start = at;
        while (!isTerminator(peek())) {
            boolean escape = peek() == '\\';
            at += Character.charCount(peek());
            if (escape && at < input.length()) at += Character.charCount(peek());
        }
        String name = input.substring(start, at);
        steps.add(name.equals("*") ? new Step.Wildcard() : new Step.Field(name.replace("\\", "")));
    }

    private Step number() {
        int start = at;
        if (peek() == '+' || peek() == '-') at++;
        while (peek() == '.' || peek() != END && Character.isDigit(peek())) at++;
        String number = input.substring(start, at);
        try {
            if (!number.contains(".")) return new Step.Literal(new Whole(Long.parseLong(number)), true);
            return new Step.Literal(Decimal.of(Double.parseDouble(number)), true);
        } catch (NumberFormatException wrong) {
            throw new Wrong("cannot parse number " + number);
        }
    }

    private void array(List<Step> steps) {
        int close = input.indexOf(']', at);
        int newline = input.indexOf('\n', at);
        if (close < 0 || newline >= 0 && newline < close) throw new Wrong("unterminated array");
        String text = input.substring(at + 1, close);
        at = close + 1;
        if (text.equals("*")) text = ":";
        String[] parts = text.split(",", -1);
        Matcher key = KEY.matcher(text);
        if (parts.length > 1) {
            List<List<Step>> paths = new ArrayList<>();
            for (String part : parts) paths.add(action("[" + trimmed(part) + "]"));
            steps.add(new Step.Union(List.copyOf(paths)));
        } else if (key.matches()) {
            steps.addAll(action("." + key.group(1)));
        } else {
            steps.add(slice(text));
        }
    }

    private static String trimmed(String part) {
        int start = 0;
        int end = part.length();
        while (start < end && part.charAt(start) == ' ') start++;
        while (end > start && part.charAt(end - 1) == ' ') end--;
        return part.substring(start, end);
    }

    private static Step slice(String text) {
        Matcher slice = SLICE.matcher(text);
        if (!slice.matches()) throw new Wrong("invalid array index " + text);
        OptionalInt from = index(slice.group(1));
        boolean single = slice.group(2) == null;
        OptionalInt to = single ? OptionalInt.of(from.orElse(0) + 1) : index(slice.group(2).substring(1));
        OptionalInt step = slice.group(3) == null ? OptionalInt.empty() : index(slice.group(3).substring(1));
        return new Step.Slice(from, to, step, single);
    }

    private static OptionalInt index(String digits) {
        if (digits.isEmpty()) return OptionalInt.empty();
        try {
            return OptionalInt.of(Integer.parseInt(digits));
        } catch (NumberFormatException wrong) {
            throw new Wrong("array index " + digits + " is not a number");
        }
    }

    private Step filter() {
        at += "[?(".length();
        int start = at;
        char mark = 0;
        boolean closed = false;
        for (; ; at++) {
            char c = at < input.length() ? input.charAt(at) : '\n';
            if (c == '\n') throw new Wrong("unterminated filter");
            if ((c == '"' || c == '\'') && mark == 0) mark = c;
            else if (c == mark && input.charAt(at - 1) != '\\') closed = true;
            else if (c == ')' && (mark != 0) == closed) break;
        }
        String text = input.substring(start, at);
        at++;
        if (peek() != ']') throw new Wrong("unclosed array expect ]");
        at++;
        Matcher comparison = COMPARISON.matcher(text);
        if (!comparison.matches()) return new Step.Filter(action(text), "exists", List.of());
        return new Step.Filter(action(comparison.group(1)), comparison.group(2), action(comparison.group(3)));
    }

    private Step quoted(char mark) {
        int start = at++;
        while (true) {
            int c = peek();
            if (c == END || c == '\n') throw new Wrong("unterminated quoted string");
            at += Character.charCount(c);
            if (c == mark && input.charAt(at - 2) != '\\') break;
        }
        String quoted = input.substring(start, at);
        return new Step.Literal(new Text(Quotes.unquote(quoted)), false);
    }
}
