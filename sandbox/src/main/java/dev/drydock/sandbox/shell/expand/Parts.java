package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the parts of a word into fragments. */
final class Parts {
    /** Where tildes stand for home directories. */
    enum Tildes { NONE, START, ASSIGNMENT }

    private final Session session;
    private final Parameters parameters;
    private final boolean splitting;

    /** @param splitting whether fields are wanted, so that the elements of {@code $*} stay apart */
    Parts(Session session, boolean splitting) {
        this.session = session;
        this.splitting = splitting;
        this.parameters = new Parameters(session, this);
    }

    boolean splitting() {
        return splitting;
    }

    List<Fragment> of(Word word, Tildes tildes) throws Trouble {
        List<Fragment> out = new ArrayList<>();
        List<Part> parts = word.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (tildes != Tildes.NONE && parts.get(i) instanceof Part.Literal literal) {
                boolean last = i == parts.size() - 1;
                int equals = tildes == Tildes.START && i == 0 ? assignmentStart(literal.text()) : 0;
                if (equals > 0) {
                    out.add(Fragment.text(literal.text().substring(0, equals)));
                    literal(literal.text().substring(equals), true, last, Tildes.ASSIGNMENT, out);
                } else {
                    literal(literal.text(), i == 0, last, tildes, out);
                }
            } else {
                add(parts.get(i), false, out);
            }
        }
        return out;
    }

    /** Where the value begins in a word that looks like an assignment: there bash expands tildes too. */
    private int assignmentStart(String text) {
        int equals = text.indexOf('=');
        boolean like = equals > 0 && text.indexOf('~', equals) > 0 && session.state().dialect().isBash()
                && text.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*");
        return like ? equals + 1 : 0;
    }

    /** A literal in which tildes count. */
    private void literal(String text, boolean first, boolean last, Tildes tildes, List<Fragment> out) {
        int from = 0;
        boolean start = first;
        while (from <= text.length()) {
            int colon = tildes == Tildes.ASSIGNMENT ? text.indexOf(':', from) : -1;
            int to = colon < 0 ? text.length() : colon;
            String piece = text.substring(from, to);
            Optional<String> home = start ? home(piece, last || colon >= 0) : Optional.empty();
            if (home.isPresent()) {
                int slash = piece.indexOf('/');
                out.add(Fragment.quoted(home.get()));
                piece = slash < 0 ? "" : piece.substring(slash);
            }
            String rest = colon < 0 ? piece : piece + ":";
            if (!rest.isEmpty()) {
                out.add(Fragment.text(rest));
            }
            if (colon < 0) {
                return;
            }
            from = colon + 1;
            start = true;
        }
    }

    private Optional<String> home(String piece, boolean whole) {
        int slash = piece.indexOf('/');
        if (!piece.startsWith("~") || slash < 0 && !whole) {
            return Optional.empty();
        }
        String user = piece.substring(1, slash < 0 ? piece.length() : slash);
        return switch (user) {
            case "" -> session.state().text("HOME").or(() -> session.around().home(session.around().user()));
            case "+" -> Optional.of(session.around().directory());
            case "-" -> session.state().text("OLDPWD");
            default -> session.around().home(user);
        };
    }

    /** The parts of text inside double quotes or an operand. */
    void addAll(List<Part> parts, boolean quoted, List<Fragment> out) throws Trouble {
        for (Part part : parts) {
            add(part, quoted, out);
        }
    }

    private void add(Part part, boolean quoted, List<Fragment> out) throws Trouble {
        if (part instanceof Part.Literal literal) {
            out.add(quoted ? Fragment.quoted(literal.text()) : Fragment.text(literal.text()));
        } else if (part instanceof Part.Quoted text) {
            out.add(Fragment.quoted(text.text()));
        } else if (part instanceof Part.DoubleQuoted inner) {
            doubleQuoted(inner, out);
        } else if (part instanceof Part.Parameter parameter) {
            parameters.add(parameter, quoted, out);
        } else if (part instanceof Part.Substitution substitution) {
            out.add(found(session.output(substitution.body()), quoted));
        } else if (part instanceof Part.Backquoted substitution) {
            out.add(found(session.output(substitution), quoted));
        } else if (part instanceof Part.Arithmetic arithmetic) {
            String expression = text(arithmetic.expression());
            out.add(found(Long.toString(new Names(session).evaluate(expression)), quoted));
        } else if (part instanceof Part.BadSubstitution bad) {
            throw session.state().dialect().isBash() ? Trouble.dropping(bad.source() + ": bad substitution")
                    : Trouble.dropping("Bad substitution");
        } else if (part instanceof Part.ProcessSubstitution process) {
            out.add(Fragment.quoted(session.pipe(process)));
        } else {
            throw new IllegalStateException("assignments are not expanded here");
        }
    }

    private static Fragment found(String text, boolean quoted) {
        return quoted ? Fragment.quoted(text) : Fragment.split(text);
    }

    private void doubleQuoted(Part.DoubleQuoted quoted, List<Fragment> out) throws Trouble {
        List<Fragment> inner = new ArrayList<>();
        addAll(quoted.parts(), true, inner);
        boolean emptyList = inner.isEmpty() && !quoted.parts().isEmpty();
        if (inner.isEmpty() && !emptyList) {
            inner.add(Fragment.quoted(""));
        }
        out.addAll(inner);
    }

    /** The text of a word that is expanded as if in double quotes. */
    String text(Word word) throws Trouble {
        List<Fragment> fragments = new ArrayList<>();
        addAll(word.parts(), true, fragments);
        return joined(fragments);
    }

    /** Fragments as one text, nothing split. */
    static String joined(List<Fragment> fragments) {
        StringBuilder text = new StringBuilder();
        for (Fragment fragment : fragments) {
            text.append(fragment.kind() == Fragment.Kind.BREAK ? " " : fragment.text());
        }
        return text.toString();
    }
}
