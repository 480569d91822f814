package dev.drydock.tutor.edge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A pipe or a file instead of a terminal: whole lines in, text out, no colour. */
public final class LineTerminal implements Terminal {
    private static final Size USUAL = new Size(80, 24);

    private final BufferedReader in;
    private final OutputStream out;

    public LineTerminal(InputStream in, OutputStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    @Override
    public Size size() {
        return USUAL;
    }

    @Override
    public boolean colours() {
        return false;
    }

    @Override
    public boolean fullScreen() {
        return false;
    }

    @Override
    public void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public Said ask(Question question) {
        write(question.prompt());
        try {
            String line = in.readLine();
            if (line == null) return new Said.Ended();
            write("\n");
            return new Said.Line(line);
        } catch (IOException gone) {
            return new Said.Ended();
        }
    }

    @Override
    public String keys(long timeoutMillis) {
        return "";
    }

    @Override
    public void unread(String keys) {
        throw new IllegalStateException("no keys were read");
    }

    @Override
    public void status(String text) {
        // There is no place that stays in sight.
    }

    @Override
    public void close() {
        // The streams are the process's.
    }
}
