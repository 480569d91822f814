package dev.drydock.tutor.attach;

import dev.drydock.tutor.edge.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The terminal at the other end of a wire. While a line is asked for, the other end asks back: what completes it, what goes on. */
final class RemoteTerminal implements Terminal {
    /** Separates the parts of a message; no terminal sends it. */
    static final String PART = "\u0000";

    private final Wire wire;
    private Size size;
    private final boolean colours;
    private int historySent;

    RemoteTerminal(Wire wire) throws IOException {
        this.wire = wire;
        String[] hello = wire.receive().text().split(PART);
        this.size = size(hello[0]);
        this.colours = hello[1].equals("colours");
    }

    static Size size(String text) {
        int times = text.indexOf('x');
        return new Size(Integer.parseInt(text.substring(0, times)), Integer.parseInt(text.substring(times + 1)));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public boolean colours() {
        return colours;
    }

    @Override
    public boolean fullScreen() {
        return true;
    }

    @Override
    public void write(String text) {
        send('W', text);
    }

    @Override
    public void status(String text) {
        send('S', text);
    }

    @Override
    public void unread(String keys) {
        send('U', keys);
    }

    @Override
    public String keys(long timeoutMillis) {
        send('K', Long.toString(timeoutMillis));
        return answer('k').text();
    }

    @Override
    public Said ask(Question question) {
        List<String> news = question.history().subList(Math.min(historySent, question.history().size()), question.history().size());
        historySent = question.history().size();
        send('A', question.prompt() + PART + question.typed() + PART + String.join(PART, news));
        while (true) {
            Wire.Message message = receive();
            switch (message.kind()) {
                case 'T' -> {
                    Meanwhile.Tick tick = question.meanwhile().tick();
                    send('t', (tick.over() ? "over" : "on") + PART + tick.above());
                }
                case 'C' -> {
                    int cut = message.text().indexOf(PART);
                    int cursor = Integer.parseInt(message.text().substring(0, cut));
                    send('c', candidates(question.completion().candidates(message.text().substring(cut + 1), cursor)));
                }
                case 'Z' -> size = size(message.text());
                case 'L' -> {
                    return new Said.Line(message.text());
                }
                case 'I' -> {
                    return new Said.Interrupted();
                }
                case 'O' -> {
                    return new Said.Withdrawn();
                }
                default -> {
                    return new Said.Ended();
                }
            }
        }
    }

    private static String candidates(List<Candidate> candidates) {
        List<String> parts = new ArrayList<>();
        for (Candidate each : candidates) {
            parts.add((each.whole() ? "+" : "-") + each.word() + "\u0001" + each.description());
        }
        return String.join(PART, parts);
    }

    private Wire.Message answer(char kind) {
        while (true) {
            Wire.Message message = receive();
            if (message.kind() == 'Z') size = size(message.text());
            if (message.kind() == kind) return message;
        }
    }

    private Wire.Message receive() {
        try {
            return wire.receive();
        } catch (IOException gone) {
            throw new EndOfInput();
        }
    }

    private void send(char kind, String text) {
        try {
            wire.send(kind, text);
        } catch (IOException gone) {
            throw new EndOfInput();
        }
    }

    @Override
    public void close() {
        try {
            wire.send('Q', "");
            wire.close();
        } catch (IOException goneAlready) {
            // Then nobody needs to be told.
        }
    }
}
