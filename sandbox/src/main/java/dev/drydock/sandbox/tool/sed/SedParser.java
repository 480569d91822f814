package dev.drydock.sandbox.tool.sed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a script as GNU sed 4.9 does, with its messages; used once, then thrown away. */
final class SedParser {
    private final ScriptReader in;
    private final SedScript.Options options;
    private final PatternReader patterns;
    private final List<Command> commands = new ArrayList<>();
    private final Deque<Integer> openBlocks = new ArrayDeque<>();
    private final Map<String, Integer> labels = new LinkedHashMap<>();
    private final Map<Integer, String> unresolved = new LinkedHashMap<>();

    SedParser(ScriptReader in, SedScript.Options options) {
        this.in = in;
        this.options = options;
        this.patterns = new PatternReader(in, options.extended());
    }

    SedScript parse() throws BadScript {
        boolean quietMark = in.startsWith("#n\n") || in.startsWith("#n") && in.restOfLine().equals("#n") && in.atEnd();
        while (true) {
            while (!in.atEnd() && (Character.isWhitespace(in.peek()) || in.peek() == ';')) {
                in.next();
            }
            if (in.atEnd()) {
                break;
            }
            command();
        }
        if (!openBlocks.isEmpty()) {
            throw in.errorOfWhole("unmatched `{'");
        }
        for (Map.Entry<Integer, String> jump : unresolved.entrySet()) {
            resolve(jump.getKey(), jump.getValue());
        }
        return new SedScript(commands, options, quietMark);
    }

    private void resolve(int index, String label) throws BadScript {
        Integer target = labels.get(label);
        if (target == null) {
            throw new BadScript("can't find label for jump to `" + label + "'", 4);
        }
        Command command = commands.get(index);
        char name = ((Action.Jump) command.action()).name();
        commands.set(index, new Command(command.from(), command.to(), command.negated(), new Action.Jump(name, target)));
    }

    private void command() throws BadScript {
        Optional<Address> from = address();
        if (from.isPresent() && (from.get() instanceof Address.Count || from.get() instanceof Address.Multiple)) {
            throw in.error("invalid usage of +N or ~N as first address");
        }
        Optional<Address> to = Optional.empty();
        in.skipBlanks();
        if (from.isPresent() && in.skip(',')) {
            in.skipBlanks();
            to = address();
            if (to.isEmpty()) {
                in.next();
                throw in.error("unexpected `,'");
            }
        }
        boolean zero = from.isPresent() && from.get() instanceof Address.Number number && number.line() == 0;
        if (zero && !(to.isPresent() && to.get() instanceof Address.Pattern)) {
            in.next();
            throw in.error("invalid usage of line address 0");
        }
        boolean negated = false;
        in.skipBlanks();
        while (in.skip('!')) {
            if (negated) {
                throw in.error("multiple `!'s");
            }
            negated = true;
            in.skipBlanks();
        }
        if (in.atEnd()) {
            throw in.error("missing command");
        }
        int index = commands.size();
        Action action = action(in.next(), from.isPresent(), to.isPresent());
        if (action != null) {
            commands.add(index, new Command(from, to, negated, action));
        }
    }

    private Optional<Address> address() throws BadScript {
        char c = in.peek();
        if (in.atDigit()) {
            long first = in.number();
            in.skipBlanks();
            return Optional.of(in.skip('~') ? new Address.Step(first, in.number()) : new Address.Number(first));
        }
        if (c == '+' || c == '~') {
            in.next();
            long n = in.number();
            return Optional.of(c == '+' ? new Address.Count(n) : new Address.Multiple(n));
        }
        if (in.skip('$')) {
            return Optional.of(new Address.Last());
        }
        if (c == '/' || c == '\\') {
            in.next();
            return Optional.of(new Address.Pattern(patterns.addressPattern(c == '/' ? '/' : in.next())));
        }
        return Optional.empty();
    }

    /** The action, or null for what leaves no command behind: comments and labels. */
    private Action action(char name, boolean addressed, boolean range) throws BadScript {
        switch (name) {
            case '#' -> {
                if (addressed) {
                    throw in.error("comments don't accept any addresses");
                }
                in.restOfLine();
                return null;
            }
            case ':' -> {
                label(addressed);
                return null;
            }
            case '{' -> {
                openBlocks.push(commands.size());
                return new Action.Block(0);
            }
            case '}' -> {
                closeBlock(addressed);
                endOfCommand();
                return new Action.Plain('}');
            }
            case 'q', 'Q' -> {
                if (range) {
                    throw in.error("command only uses one address");
                }
                in.skipBlanks();
                return ended(new Action.Quit(name == 'Q', (int) in.number()));
            }
            case 'l', 'L' -> {
                in.skipBlanks();
                return ended(new Action.Show((int) in.number()));
            }
            case 'r', 'R', 'w', 'W' -> {
                return new Action.FileAccess(name, fileName());
            }
            case 'b', 't', 'T' -> {
                return jump(name);
            }
            case 'a', 'i', 'c' -> {
                return new Action.Text(name, text(name));
            }
            case 's' -> {
                return patterns.substitution(this::fileName, this::endOfCommand);
            }
            case 'y' -> {
                return ended(patterns.transliteration());
            }
            default -> {
                if ("=dDgGhHnNpPxzFv".indexOf(name) < 0) {
                    throw in.error("unknown command: `" + name + "'");
                }
                return ended(new Action.Plain(name));
            }
        }
    }

    private Action ended(Action action) throws BadScript {
        endOfCommand();
        return action;
    }

    private void endOfCommand() throws BadScript {
        in.skipBlanks();
        if (in.atEnd() || in.peek() == '}' || in.peek() == '#') {
            return;
        }
        char c = in.next();
        if (c != ';' && c != '\n' && c != '\r') {
            throw in.error("extra characters after command");
        }
    }

    private void closeBlock(boolean addressed) throws BadScript {
        if (openBlocks.isEmpty()) {
            throw in.error("unexpected `}'");
        }
        if (addressed) {
            throw in.error("} doesn't want any addresses");
        }
        int start = openBlocks.pop();
        Command open = commands.get(start);
        commands.set(start, new Command(open.from(), open.to(), open.negated(), new Action.Block(commands.size())));
    }

    private void label(boolean addressed) throws BadScript {
        if (addressed) {
            throw in.error(": doesn't want any addresses");
        }
        in.skipBlanks();
        String label = word(false);
        if (label.isEmpty()) {
            throw in.error("\":\" lacks a label");
        }
        labels.put(label, commands.size());
    }

    private Action jump(char name) {
        in.skipBlanks();
        String label = word(true);
        if (!label.isEmpty()) {
            unresolved.put(commands.size(), label);
        }
        return new Action.Jump(name, -1);
    }

    private String word(boolean endsAtBrace) {
        StringBuilder word = new StringBuilder();
        while (!in.atEnd() && !Character.isWhitespace(in.peek()) && in.peek() != ';' && !(endsAtBrace && in.peek() == '}')) {
            word.append(in.next());
        }
        return word.toString();
    }

    private String fileName() throws BadScript {
        in.skipBlanks();
        String name = in.restOfLine();
        if (name.isEmpty()) {
            throw in.error("missing filename in r/R/w/W commands");
        }
        return name;
    }

    /** The text of {@code a}, {@code i}, {@code c}: on the same line (GNU) or behind a backslash and a newline; with its line end. */
    private String text(char name) throws BadScript {
        in.skipBlanks();
        if (in.atEnd()) {
            throw in.error("expected \\ after `a', `c' or `i'");
        }
        if (in.skip('\\')) {
            if (in.skip('\n')) {
                return textLines();
            }
            in.skipBlanksIfNewlineFollows();
            if (in.atEnd()) {
                return "";
            }
        }
        return textLines();
    }

    private String textLines() {
        StringBuilder text = new StringBuilder();
        while (!in.atEnd()) {
            char c = in.next();
            if (c == '\n') {
                break;
            }
            if (c == '\\') {
                if (in.atEnd()) {
                    break;
                }
                char escaped = in.next();
                int control = text.length() == 0 ? -1 : "tnfva".indexOf(escaped);
                text.append(control < 0 ? escaped : "\t\n\f\u000b\u0007".charAt(control));
            } else {
                text.append(c);
            }
        }
        return text.append('\n').toString();
    }
}
