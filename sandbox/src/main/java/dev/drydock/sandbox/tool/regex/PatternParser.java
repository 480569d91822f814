package dev.drydock.sandbox.tool.regex;

import dev.drydock.sandbox.tool.regex.Node.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads a pattern of either dialect into a tree; used once, then thrown away. */
final class PatternParser {
    private static final int MOST_REPEATS = 32767;

    private final String text;
    private final Dialect dialect;
    private final boolean ignoreCase;
    private int at;
    private int groups;
    private final List<Integer> closedGroups = new ArrayList<>();
    private boolean refersBack;

    PatternParser(String text, Dialect dialect, boolean ignoreCase) {
        this.text = text;
        this.dialect = dialect;
        this.ignoreCase = ignoreCase;
    }

    Node parse() throws BadPattern {
        Node node = alternatives(0);
        if (at < text.length()) {
            throw new BadPattern("Unmatched ) or \\)");
        }
        return node;
    }

    int groups() {
        return groups;
    }

    boolean refersBack() {
        return refersBack;
    }

    private Node alternatives(int depth) throws BadPattern {
        if (depth > 200) {
            throw new BadPattern("Regular expression too big");
        }
        List<Node> choices = new ArrayList<>();
        choices.add(branch(depth));
        while (atOperator('|')) {
            skipOperator();
            choices.add(branch(depth));
        }
        return choices.size() == 1 ? choices.get(0) : new Node.Either(List.copyOf(choices));
    }

    private Node branch(int depth) throws BadPattern {
        List<Node> parts = new ArrayList<>();
        boolean first = true;
        while (at < text.length() && !atOperator('|') && !(atOperator(')') && (depth > 0 || closesNothing()))) {
            Node atom = atom(depth, first);
            if (dialect == Dialect.SED_EXTENDED && atom instanceof Node.Assert a && a.place() == Place.LINE_START && atRepeat()) {
                throw new BadPattern("Invalid preceding regular expression");
            }
            Node piece = repeated(atom);
            parts.add(piece);
            boolean anchor = piece instanceof Node.Assert a && a.place() == Place.LINE_START;
            first = first && anchor && !dialect.extended;
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Seq(List.copyOf(parts));
    }

    /** Outside of any group a closing parenthesis is an error, but to {@code grep -E} a plain character. */
    private boolean closesNothing() {
        return dialect != Dialect.GREP_EXTENDED;
    }

    /** Whether one of {@code ( ) { } | + ?} stands here as an operator of the dialect. */
    private boolean atOperator(char operator) {
        if (dialect.extended) {
            return at < text.length() && text.charAt(at) == operator;
        }
        return at + 1 < text.length() && text.charAt(at) == '\\' && text.charAt(at + 1) == operator;
    }

    private void skipOperator() {
        at += dialect.extended ? 1 : 2;
    }

    private Node atom(int depth, boolean first) throws BadPattern {
        if (atOperator('(')) {
            return group(depth);
        }
        if (first || dialect.extended) {
            Node misplaced = misplacedRepeat(first, depth);
            if (misplaced != null) {
                return misplaced;
            }
        }
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case '.' -> new Node.Chars(CharSet.any());
            case '[' -> bracket();
            case '\\' -> escape();
            case '^' -> dialect.extended || first ? new Node.Assert(Place.LINE_START) : literal(c);
            case '$' -> dialect.extended || at == text.length() || atOperator(')') || atOperator('|')
                    ? new Node.Assert(Place.LINE_END) : literal(c);
            default -> literal(c);
        };
    }

    private Node bracket() throws BadPattern {
        BracketParser bracket = new BracketParser(text, at, dialect, ignoreCase);
        Node node = bracket.parse();
        at = bracket.end();
        return node;
    }

    /** A repetition where nothing stands before it: an error to sed, skipped by extended grep, literal in basic patterns. */
    private Node misplacedRepeat(boolean first, int depth) throws BadPattern {
        char c = text.charAt(at);
        boolean star = c == '*';
        if (!first || !atRepeat()) {
            return null;
        }
        if (!dialect.extended) {
            if (star) {
                at++;
                return literal('*');
            }
            if (atOperator('{')) {
                throw new BadPattern("Invalid preceding regular expression");
            }
            at++;
            return literal(text.charAt(at++));
        }
        if (dialect.strict) {
            throw new BadPattern("Invalid preceding regular expression");
        }
        Node nothing = new Node.Seq(List.of());
        return repeated(nothing);
    }

    private boolean atRepeat() {
        return at < text.length() && (text.charAt(at) == '*' || atOperator('+') || atOperator('?') || atOperator('{'));
    }

    private Node literal(int c) {
        return new Node.Chars(CharSet.of(c, ignoreCase));
    }

    private Node group(int depth) throws BadPattern {
        skipOperator();
        int number = ++groups;
        Node body = alternatives(depth + 1);
        if (!atOperator(')')) {
            throw new BadPattern("Unmatched ( or \\(");
        }
        skipOperator();
        closedGroups.add(number);
        return new Node.Group(body, number);
    }

    private Node escape() throws BadPattern {
        if (at >= text.length()) {
            throw new BadPattern("Trailing backslash");
        }
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        if (dialect.stringEscapes) {
            int plain = "ntrfva/\"".indexOf(c);
            if (plain >= 0) {
                return literal("\n\t\r\f\u000b\u0007/\"".charAt(plain));
            }
            if (c == 'y') {
                return new Node.Assert(Place.WORD_EDGE);
            }
        }
        return switch (c) {
            case 'w', 'W' -> new Node.Chars(CharSet.word(c == 'W'));
            case 's', 'S' -> new Node.Chars(CharSet.space(c == 'S'));
            case 'b' -> new Node.Assert(Place.WORD_EDGE);
            case 'B' -> new Node.Assert(Place.NO_WORD_EDGE);
            case '<' -> new Node.Assert(Place.WORD_START);
            case '>' -> new Node.Assert(Place.WORD_END);
            case '`' -> new Node.Assert(Place.TEXT_START);
            case '\'' -> new Node.Assert(Place.TEXT_END);
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> dialect.stringEscapes ? literal(c) : backReference(c - '0');
            default -> literal(c);
        };
    }

    private Node backReference(int group) throws BadPattern {
        if (!closedGroups.contains(group)) {
            throw new BadPattern("Invalid back reference");
        }
        refersBack = true;
        return new Node.Again(group);
    }

    private Node repeated(Node atom) throws BadPattern {
        Node node = atom;
        boolean basicAnchor = !dialect.extended && atom instanceof Node.Assert a && a.place() == Place.LINE_START;
        int repeats = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '*' && !basicAnchor) {
                at++;
                node = new Node.Repeat(node, 0, Node.NO_LIMIT);
            } else if (atOperator('+')) {
                skipOperator();
                node = new Node.Repeat(node, 1, Node.NO_LIMIT);
            } else if (atOperator('?')) {
                skipOperator();
                node = new Node.Repeat(node, 0, 1);
            } else if (atOperator('{')) {
                Node counted = interval(node);
                if (counted == null) {
                    return node;
                }
                node = counted;
            } else {
                break;
            }
            if (++repeats > 1 && dialect == Dialect.SED_BASIC) {
                throw new BadPattern("Invalid preceding regular expression");
            }
        }
        return node;
    }

    /** {@code {n}}, {@code {n,}}, {@code {,m}} or {@code {n,m}}; null where the brace is just a brace to the dialect. */
    private Node interval(Node body) throws BadPattern {
        int before = at;
        skipOperator();
        int least = number();
        int most = least;
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            most = number();
            least = Math.max(0, least);
        }
        boolean literalIfBad = dialect.extended && !dialect.strict;
        if (least < 0 || !atOperator('}')) {
            if (literalIfBad) {
                at = before + 1;
                return new Node.Seq(List.of(body, literal('{')));
            }
            throw new BadPattern(at >= text.length() ? "Unmatched \\{" : "Invalid content of \\{\\}");
        }
        skipOperator();
        if (most != Node.NO_LIMIT && most < least) {
            throw new BadPattern("Invalid content of \\{\\}");
        }
        if (least > MOST_REPEATS || most > MOST_REPEATS) {
            throw new BadPattern("Regular expression too big");
        }
        return new Node.Repeat(body, least, most);
    }

    private int number() {
        int value = Node.NO_LIMIT;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
            value = Math.min(100_000, Math.max(0, value) * 10 + text.charAt(at++) - '0');
        }
        return value;
    }
}
