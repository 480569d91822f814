package dev.drydock.sandbox.tool.sed;

import dev.drydock.sandbox.tool.regex.BadPattern;
import dev.drydock.sandbox.tool.regex.Dialect;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parts of a script that stand between delimiters: patterns, replacements and lists of letters. */
final class PatternReader {
    private final ScriptReader in;
    private final Dialect dialect;

    PatternReader(ScriptReader in, boolean extended) {
        this.in = in;
        this.dialect = extended ? Dialect.SED_EXTENDED : Dialect.SED_BASIC;
    }

    interface Reading<T> {
        T read() throws BadScript;
    }

    interface Ending {
        void check() throws BadScript;
    }

    Optional<Regex> addressPattern(char delimiter) throws BadScript {
        String pattern = delimited(delimiter, true, "unterminated address regex");
        boolean ignoreCase = false;
        boolean manyLines = false;
        while (in.peek() == 'I' || in.peek() == 'M') {
            boolean i = in.next() == 'I';
            ignoreCase |= i;
            manyLines |= !i;
        }
        return compile(pattern, ignoreCase, manyLines);
    }

    private Optional<Regex> compile(String pattern, boolean ignoreCase, boolean manyLines) throws BadScript {
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Regex.compile(pattern, dialect, new Regex.Options(ignoreCase, manyLines, Regex.Span.ANYTHING)));
        } catch (BadPattern bad) {
            if (bad.getMessage().startsWith("character class syntax")) {
                throw new BadScript(bad.getMessage(), 4);
            }
            throw in.error(bad.getMessage());
        }
    }

    Action substitution(Reading<String> fileName, Ending end) throws BadScript {
        String unterminated = "unterminated `s' command";
        char delimiter = delimiter(unterminated);
        String pattern = delimited(delimiter, true, unterminated);
        String replacement = delimited(delimiter, false, unterminated);
        SubstitutionFlags flags = SubstitutionFlags.read(in, fileName, end);
        Optional<Regex> regex = compile(pattern, flags.ignoreCase(), flags.manyLines());
        List<Action.Piece> pieces = pieces(replacement);
        for (Action.Piece piece : pieces) {
            if (piece instanceof Action.Piece.Group group && regex.isPresent() && group.number() > regex.get().groups()) {
                throw in.error("invalid reference \\" + group.number() + " on `s' command's RHS");
            }
        }
        return new Action.Substitute(regex, pieces, flags.occurrence(), flags.all(), flags.print(), flags.writeTo());
    }

    private char delimiter(String unterminated) throws BadScript {
        if (in.atEnd()) {
            throw in.error(unterminated);
        }
        return in.next();
    }

    /**
     * Everything up to the delimiter. In a pattern a delimiter inside brackets does not count, an escaped delimiter loses its backslash
     * and the escapes of control characters become these characters.
     */
    private String delimited(char delimiter, boolean pattern, String unterminated) throws BadScript {
        StringBuilder text = new StringBuilder();
        while (!in.atEnd()) {
            char c = in.next();
            if (c == delimiter) {
                return text.toString();
            }
            if (c == '\\' && !in.atEnd()) {
                escaped(in.next(), delimiter, pattern, text);
            } else if (c == '\n' && pattern) {
                throw in.error(unterminated);
            } else if (c == '[' && pattern) {
                bracket(text);
            } else {
                text.append(c);
            }
        }
        throw in.error(unterminated);
    }

    /** The rest of a bracket expression, up to the bracket that closes it or the end of the script. */
    private void bracket(StringBuilder text) {
        text.append('[');
        if (in.skip('^')) {
            text.append('^');
        }
        if (in.skip(']')) {
            text.append(']');
        }
        while (!in.atEnd()) {
            char c = in.next();
            if (c == '\\' && in.peek() == 'n') {
                in.next();
                c = '\n';
            }
            text.append(c);
            if (c == ']') {
                return;
            }
            if (c == '[' && !in.atEnd() && ".:=".indexOf(in.peek()) >= 0) {
                char kind = in.next();
                text.append(kind);
                char before = 0;
                while (!in.atEnd() && !(before == kind && in.peek() == ']')) {
                    before = in.next();
                    text.append(before);
                }
                text.append(in.next());
            }
        }
    }

    private void escaped(char c, char delimiter, boolean pattern, StringBuilder text) {
        if (!pattern) {
            text.append(c == delimiter && c != '&' && !Character.isDigit(c) ? String.valueOf(c) : "\\" + c);
            return;
        }
        if (c == delimiter) {
            boolean special = ".*[]^$+?(){}".indexOf(c) >= 0;
            text.append(special && isOperatorUnescaped(c) ? "[" + c + "]" : String.valueOf(c));
            return;
        }
        Optional<Character> control = Escapes.control(c, in);
        if (control.isPresent()) {
            text.append(control.get().charValue());
        } else {
            text.append('\\').append(c);
        }
    }

    /** A special character used as delimiter and escaped stands for itself. */
    private boolean isOperatorUnescaped(char c) {
        boolean always = ".*[".indexOf(c) >= 0;
        return always || dialect == Dialect.SED_EXTENDED && "+?(){}".indexOf(c) >= 0;
    }

    private List<Action.Piece> pieces(String replacement) {
        List<Action.Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        ScriptReader rest = new ScriptReader(List.of(SedScript.Source.expression(1, replacement)));
        while (!rest.atEnd()) {
            char c = rest.next();
            Action.Piece piece = null;
            if (c == '&') {
                piece = new Action.Piece.Group(0);
            } else if (c == '\\' && !rest.atEnd()) {
                char escaped = rest.next();
                if (escaped >= '0' && escaped <= '9') {
                    piece = new Action.Piece.Group(escaped - '0');
                } else if ("ULEul".indexOf(escaped) >= 0) {
                    piece = new Action.Piece.CaseChange(escaped);
                } else {
                    literal.append(Escapes.control(escaped, rest).orElse(escaped).charValue());
                }
            } else {
                literal.append(c);
            }
            if (piece != null) {
                pieces.add(new Action.Piece.Literal(literal.toString()));
                literal.setLength(0);
                pieces.add(piece);
            }
        }
        pieces.add(new Action.Piece.Literal(literal.toString()));
        return List.copyOf(pieces);
    }

    Action transliteration() throws BadScript {
        String unterminated = "unterminated `y' command";
        char delimiter = delimiter(unterminated);
        List<Integer> from = letters(delimiter, unterminated);
        List<Integer> to = letters(delimiter, unterminated);
        if (from.size() != to.size()) {
            throw in.error("strings for `y' command are different lengths");
        }
        Map<Integer, Integer> letters = new LinkedHashMap<>();
        for (int i = 0; i < from.size(); i++) {
            letters.putIfAbsent(from.get(i), to.get(i));
        }
        return new Action.Transliterate(java.util.Collections.unmodifiableMap(letters));
    }

    private List<Integer> letters(char delimiter, String unterminated) throws BadScript {
        StringBuilder text = new StringBuilder();
        while (true) {
            if (in.atEnd()) {
                throw in.error(unterminated);
            }
            char c = in.next();
            if (c == delimiter) {
                return text.codePoints().boxed().toList();
            }
            if (c == '\\' && !in.atEnd()) {
                char escaped = in.next();
                c = escaped == delimiter || escaped == '\\' ? escaped : Escapes.control(escaped, in).orElse(escaped);
            }
            text.append(c);
        }
    }
}
