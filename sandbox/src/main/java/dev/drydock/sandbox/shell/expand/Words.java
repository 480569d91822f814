package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.pattern.Pattern;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Expands words, each in the way that its place asks for. */
public final class Words {
    private final Session session;

    /** The words of a session. */
    public Words(Session session) {
        this.session = session;
    }

    private ShellState state() {
        return session.state();
    }

    /** The arguments that words become: all expansions, splitting, file names, quotes removed. */
    public List<String> fields(List<Word> words) throws Trouble {
        List<String> fields = new ArrayList<>();
        for (Word word : words) {
            fields.addAll(fields(word));
        }
        return fields;
    }

    /** The arguments that one word becomes. */
    public List<String> fields(Word word) throws Trouble {
        if (word.parts().size() == 1 && word.parts().get(0) instanceof Part.AssignmentArgument argument) {
            return List.of(new Assigning(session).asArgument(argument.assignment()));
        }
        List<String> fields = new ArrayList<>();
        boolean braces = state().is(Option.BRACEEXPAND) && state().dialect().isBash();
        for (Word one : braces ? Braces.expand(word) : List.of(word)) {
            String plain = simple(one);
            if (plain != null) {
                fields.add(plain);
                continue;
            }
            List<Fragment> fragments = new Parts(session, true).of(one, Parts.Tildes.START);
            for (String field : Fields.of(fragments, state().text("IFS").orElse(" \t\n"))) {
                fields.addAll(fileNames(field));
            }
        }
        return fields;
    }

    /** The text of a word in which nothing can be expanded, or null: most words are such. */
    private static String simple(Word word) {
        if (word.parts().size() != 1 || !(word.parts().get(0) instanceof Part.Literal literal)) {
            return null;
        }
        String text = literal.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?' || c == '[' || c == '~' || c == '(') {
                return null;
            }
        }
        return text;
    }

    private List<String> fileNames(String field) throws Trouble {
        boolean extended = state().shopt("extglob");
        if (state().is(Option.NOGLOB) || !Pattern.isSpecial(field, extended)) {
            return List.of(Pattern.plain(field));
        }
        FileNames lookup = new FileNames(session.around(), extended, state().shopt("dotglob"), state().shopt("globstar"));
        List<String> found = lookup.matching(field);
        if (!found.isEmpty()) {
            return found;
        }
        if (state().shopt("failglob")) {
            throw Trouble.dropping("no match: " + Pattern.plain(field));
        }
        return state().shopt("nullglob") ? List.of() : List.of(Pattern.plain(field));
    }

    /** One text: no splitting and no file names. */
    public String single(Word word) throws Trouble {
        return Parts.joined(new Parts(session, false).of(word, Parts.Tildes.START));
    }

    /** The value of an assignment: as {@link #single}, with tildes behind colons too. */
    public String assigned(Word word) throws Trouble {
        return Parts.joined(new Parts(session, false).of(word, Parts.Tildes.ASSIGNMENT));
    }

    /** The text of a here-document or prompt: as if in double quotes. */
    public String quoted(Word word) throws Trouble {
        return new Parts(session, false).text(word);
    }

    /** A pattern: what was quoted is escaped. */
    public String pattern(Word word) throws Trouble {
        StringBuilder pattern = new StringBuilder();
        for (Fragment fragment : new Parts(session, false).of(word, Parts.Tildes.START)) {
            pattern.append(fragment.kind() == Fragment.Kind.QUOTED ? Pattern.quoted(fragment.text())
                    : fragment.kind() == Fragment.Kind.BREAK ? " " : fragment.text());
        }
        return pattern.toString();
    }

    /** A regular expression: what was quoted is taken literally. */
    public String expression(Word word) throws Trouble {
        StringBuilder expression = new StringBuilder();
        for (Fragment fragment : new Parts(session, false).of(word, Parts.Tildes.START)) {
            if (fragment.kind() == Fragment.Kind.QUOTED) {
                for (char c : fragment.text().toCharArray()) {
                    expression.append(".[]*^$+?(){}|\\".indexOf(c) >= 0 ? "\\" : "").append(c);
                }
            } else {
                expression.append(fragment.kind() == Fragment.Kind.BREAK ? " " : fragment.text());
            }
        }
        return expression.toString();
    }

    /** The value of an arithmetic expression; {@code command} as in {@link Names#evaluate(String, String)}. */
    public long arithmetic(Word expression, String command) throws Trouble {
        return new Names(session).evaluate(quoted(expression), command);
    }
}
