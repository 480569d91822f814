package dev.drydock.tutor.edge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A terminal in memory: what the learner will say is known beforehand, what is written is kept. */
public final class ScriptedTerminal implements Terminal {
    private final Deque<Said> answers = new ArrayDeque<>();
    private final StringBuilder screen = new StringBuilder();
    private final Size size;
    private final Deque<String> keys = new ArrayDeque<>();

    public ScriptedTerminal(Size size, List<String> lines) {
        this.size = size;
        lines.forEach(line -> answers.add(new Said.Line(line)));
    }

    /** Adds an answer after those already there. */
    public ScriptedTerminal then(Said said) {
        answers.add(said);
        return this;
    }

    /** Adds keys for whoever reads them raw. */
    public ScriptedTerminal press(String more) {
        keys.add(more);
        return this;
    }

    /** Everything written so far, questions and answers included. */
    public String screen() {
        return screen.toString();
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public boolean colours() {
        return false;
    }

    @Override
    public boolean fullScreen() {
        return !keys.isEmpty();
    }

    @Override
    public void write(String text) {
        screen.append(text);
    }

    @Override
    public Said ask(Question question) {
        Said said = answers.isEmpty() ? new Said.Ended() : answers.remove();
        screen.append(question.prompt()).append(said instanceof Said.Line line ? line.text() : "").append('\n');
        return said;
    }

    @Override
    public String keys(long timeoutMillis) {
        return keys.isEmpty() ? "" : keys.remove();
    }

    @Override
    public void unread(String typed) {
        // As at a real terminal: for whoever reads next, be it keys or a line.
        if (!typed.isBlank()) answers.addFirst(new Said.Line(typed.strip()));
        keys.addFirst(typed);
    }

    @Override
    public void status(String text) {
        // Not a part of what scrolls by.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
