package dev.drydock.sandbox.tool.sed;

import dev.drydock.sandbox.tool.regex.Match;
import dev.drydock.sandbox.tool.regex.Regex;
import java.util.List;
import java.util.Optional;

/** Carries out {@code s} on one text. */
final class Substitution {
    private Substitution() {}

    /** The changed text, or empty when nothing was replaced. */
    static Optional<String> apply(Regex regex, Action.Substitute substitute, String text) {
        StringBuilder out = new StringBuilder();
        int start = 0;
        int count = 0;
        int previousEnd = -1;
        boolean replaced = false;
        while (start <= text.length()) {
            Optional<Match> found = regex.find(text, start);
            if (found.isEmpty()) {
                break;
            }
            Match match = found.get();
            out.append(text, start, match.start());
            boolean empty = match.start() == match.end();
            if (empty && match.start() == previousEnd) {
                // An empty match right behind the previous one does not count.
                start = copyOne(text, match.end(), out);
                continue;
            }
            count++;
            if (count < substitute.occurrence()) {
                out.append(text, match.start(), match.end());
            } else {
                replaced = true;
                out.append(replacement(substitute.replacement(), text, match));
            }
            previousEnd = match.end();
            start = empty && !(replaced && !substitute.all()) ? copyOne(text, match.end(), out) : match.end();
            if (replaced && !substitute.all()) {
                break;
            }
        }
        if (start < text.length()) {
            out.append(text, start, text.length());
        }
        return replaced ? Optional.of(out.toString()) : Optional.empty();
    }

    private static int copyOne(String text, int at, StringBuilder out) {
        if (at >= text.length()) {
            return at + 1;
        }
        int c = text.codePointAt(at);
        out.appendCodePoint(c);
        return at + Character.charCount(c);
    }

    private static String replacement(List<Action.Piece> pieces, String text, Match match) {
        StringBuilder out = new StringBuilder();
        char lasting = 'E';
        char once = 'E';
        for (Action.Piece piece : pieces) {
            if (piece instanceof Action.Piece.CaseChange change) {
                if (change.kind() == 'u' || change.kind() == 'l') {
                    once = change.kind();
                } else {
                    lasting = change.kind();
                    once = 'E';
                }
                continue;
            }
            String part = piece instanceof Action.Piece.Literal literal ? literal.text()
                    : match.text(text, ((Action.Piece.Group) piece).number());
            if (part.isEmpty()) {
                continue;
            }
            String cased = inCase(part, lasting);
            if (once != 'E') {
                int first = part.offsetByCodePoints(0, 1);
                cased = inCase(part.substring(0, first), Character.toUpperCase(once)) + cased.substring(Math.min(first, cased.length()));
                once = 'E';
            }
            out.append(cased);
        }
        return out.toString();
    }

    private static String inCase(String text, char kind) {
        return switch (kind) {
            case 'U' -> text.toUpperCase(java.util.Locale.ROOT);
            case 'L' -> text.toLowerCase(java.util.Locale.ROOT);
            default -> text;
        };
    }
}
