package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Selector;
import dev.drydock.sandbox.cluster.apiserver.validation.GoValue;
import dev.drydock.sandbox.cluster.apiserver.validation.Words;
import java.util.ArrayList;
import java.util.List;

/** Label selectors as they stand in a query, {@code app=web,tier in (front, back),!old}: {@code labels.Parse}. */
final class SelectorText {
    private static final List<String> OPERATORS = List.of("in", "notin", "=", "==", "!=", "gt", "lt", ">", "<");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    private SelectorText(String text) {
        int from = 0;
        while (from < text.length()) {
            char c = text.charAt(from);
            if (Character.isWhitespace(c)) {
                from++;
                continue;
            }
            int to = from + 1;
            boolean special = "=!(),<>".indexOf(c) >= 0;
            if (special && (c == '=' || c == '!') && to < text.length() && text.charAt(to) == '=') {
                to++;
            }
            while (!special && to < text.length() && "=!(),<> \t\n".indexOf(text.charAt(to)) < 0) {
                to++;
            }
            tokens.add(text.substring(from, to));
            from = to;
        }
    }

    /** What a text means, or why it means nothing. */
    record Parsed(Selector selector, String error) {}

    /** A text that cannot be read selects nothing; ask {@link #parse} first. */
    static Selector read(String text) {
        return parse(text).selector();
    }

    static Parsed parse(String text) {
        try {
            return new Parsed(new Selector(new SelectorText(text).requirements()), "");
        } catch (Unreadable wrong) {
            return new Parsed(Selector.NOTHING, "unable to parse requirement: " + wrong.getMessage());
        }
    }

    /** Leaves the parser. */
    private static final class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private List<Selector.Requirement> requirements() {
        List<Selector.Requirement> found = new ArrayList<>();
        while (at < tokens.size()) {
            found.add(requirement());
            if (at < tokens.size()) {
                if (!peek().equals(",")) {
                    throw new Unreadable("found '" + peek() + "', expected: ',' or 'end of string'");
                }
                at++;
                if (at == tokens.size()) {
                    throw new Unreadable("found '', expected: identifier after ','");
                }
            }
        }
        return found;
    }

    private Selector.Requirement requirement() {
        boolean absent = peek().equals("!");
        at += absent ? 1 : 0;
        String key = peek();
        if (key.isEmpty() || "=!(),<>".indexOf(key.charAt(0)) >= 0) {
            throw new Unreadable("found '" + key + "', expected: !, identifier, or 'end of string'");
        }
        at++;
        List<String> complaints = Words.qualified(key);
        if (!complaints.isEmpty()) {
            throw new Unreadable("key: Invalid value: " + GoValue.quoted(key) + ": " + complaints.get(0));
        }
        String operator = peek();
        if (absent) {
            return new Selector.Requirement(key, Selector.Operator.DOES_NOT_EXIST, List.of());
        }
        if (operator.isEmpty() || operator.equals(",")) {
            return new Selector.Requirement(key, Selector.Operator.EXISTS, List.of());
        }
        if (!OPERATORS.contains(operator)) {
            throw new Unreadable("found '" + operator + "', expected: in, notin, =, ==, !=, gt, lt");
        }
        at++;
        return operator.equals("in") || operator.equals("notin") ? among(key, operator) : compared(key, operator);
    }

    private Selector.Requirement compared(String key, String operator) {
        String value = peek().equals(",") ? "" : peek();
        at += value.isEmpty() ? 0 : 1;
        checkValue(key, value, 0);
        return new Selector.Requirement(key, switch (operator) {
            case "!=" -> Selector.Operator.NOT_IN;
            case ">", "gt" -> Selector.Operator.GREATER;
            case "<", "lt" -> Selector.Operator.LESS;
            default -> Selector.Operator.IN;
        }, List.of(value));
    }

    private Selector.Requirement among(String key, String operator) {
        if (!peek().equals("(")) {
            throw new Unreadable("found '" + peek() + "' expected: '('");
        }
        at++;
        List<String> values = new ArrayList<>();
        while (!peek().equals(")")) {
            if (at >= tokens.size()) {
                throw new Unreadable("found '', expected: ',', or identifier");
            }
            String value = peek().equals(",") ? "" : peek();
            at += value.isEmpty() ? 0 : 1;
            checkValue(key, value, values.size());
            values.add(value);
            if (peek().equals(",")) {
                at++;
            } else if (!peek().equals(")")) {
                throw new Unreadable("found '" + peek() + "', expected: ',' or ')'");
            }
        }
        at++;
        return new Selector.Requirement(key, operator.equals("in") ? Selector.Operator.IN : Selector.Operator.NOT_IN, values);
    }

    private static void checkValue(String key, String value, int index) {
        List<String> complaints = Words.labelValue(value);
        if (!complaints.isEmpty()) {
            throw new Unreadable("values[" + index + "][" + key + "]: Invalid value: " + GoValue.quoted(value) + ": " + complaints.get(0));
        }
    }
}
