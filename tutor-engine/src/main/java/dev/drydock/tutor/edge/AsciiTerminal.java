package dev.drydock.tutor.edge;

import java.util.Map;

/** A terminal whose screen knows no signs beyond ASCII, or is read aloud: ticks, dashes, arrows and frames become what a typewriter has. */
public final class AsciiTerminal implements Terminal {
    private static final Map<Character, String> TYPEWRITTEN = Map.ofEntries(
            Map.entry('✓', "[ok]"), Map.entry('✗', "[no]"), Map.entry('·', "-"), Map.entry('…', "..."), Map.entry('→', "->"), Map.entry('←', "<-"),
            Map.entry('—', "-"), Map.entry('–', "-"), Map.entry('‘', "'"), Map.entry('’', "'"), Map.entry('“', "\""), Map.entry('”', "\""),
            Map.entry('•', "*"), Map.entry('│', "|"), Map.entry('─', "-"), Map.entry('┌', "+"), Map.entry('┐', "+"), Map.entry('└', "+"),
            Map.entry('┘', "+"), Map.entry('├', "+"), Map.entry('┤', "+"), Map.entry('┬', "+"), Map.entry('┴', "+"), Map.entry('┼', "+"));

    private final Terminal terminal;

    public AsciiTerminal(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The text without such signs. Chinese stays: who reads it has a screen for it. */
    static String typewritten(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean chinese = text.codePoints().anyMatch(c -> c >= 0x4E00 && c < 0xA000);
        for (char c : text.toCharArray()) {
            // These belong to Chinese sentences, too.
            boolean punctuation = chinese && "…—‘’“”·".indexOf(c) >= 0;
            plain.append(punctuation ? String.valueOf(c) : TYPEWRITTEN.getOrDefault(c, String.valueOf(c)));
        }
        return plain.toString();
    }

    @Override
    public Size size() {
        return terminal.size();
    }

    @Override
    public boolean colours() {
        return terminal.colours();
    }

    @Override
    public int colourCount() {
        return terminal.colourCount();
    }

    @Override
    public void suspend() {
        terminal.suspend();
    }

    @Override
    public boolean fullScreen() {
        return terminal.fullScreen();
    }

    @Override
    public void write(String text) {
        terminal.write(typewritten(text));
    }

    @Override
    public Said ask(Question question) {
        Meanwhile meanwhile = question.meanwhile();
        return terminal.ask(new Question(typewritten(question.prompt()), question.typed(), question.history(), question.completion(), new Meanwhile() {
            @Override
            public Tick tick() {
                Tick tick = meanwhile.tick();
                return tick.above().isEmpty() ? tick : new Tick(typewritten(tick.above()), tick.over());
            }

            @Override
            public String help() {
                return typewritten(meanwhile.help());
            }
        }));
    }

    @Override
    public String keys(long timeoutMillis) {
        return terminal.keys(timeoutMillis);
    }

    @Override
    public void unread(String keys) {
        terminal.unread(keys);
    }

    @Override
    public void status(String text) {
        terminal.status(typewritten(text));
    }

    @Override
    public void close() {
        terminal.close();
    }
}
