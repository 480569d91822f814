package dev.drydock.tutor.attach;

import dev.drydock.tutor.edge.Terminal;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The second terminal's side: does at its own terminal what the first program asks for. */
public final class Boarding {
    private final Wire wire;
    private final Terminal terminal;
    private final List<String> history = new ArrayList<>();
    private Terminal.Size size;

    private Boarding(Wire wire, Terminal terminal) {
        this.wire = wire;
        this.terminal = terminal;
        this.size = terminal.size();
    }

    /** Connects to the program that listens at one of these sockets, the first that answers; empty when none does. */
    public static Optional<SocketChannel> connect(List<Path> sockets) {
        for (Path socket : sockets) {
            try {
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                channel.connect(UnixDomainSocketAddress.of(socket));
                return Optional.of(channel);
            } catch (IOException nobodyThere) {
                // Left behind by a program that was killed; the next one.
            }
        }
        return Optional.empty();
    }

    /** Serves the connection until either side leaves. */
    public static void serve(SocketChannel channel, Terminal terminal) {
        try (Wire wire = new Wire(channel)) {
            new Boarding(wire, terminal).serve();
        } catch (IOException | Terminal.EndOfInput gone) {
            // The first program has ended, or this window was closed: either way this is the end.
        }
    }

    private void serve() throws IOException {
        wire.send('H', size.columns() + "x" + size.rows() + RemoteTerminal.PART + (terminal.colours() ? "colours" : "plain"));
        while (true) {
            Wire.Message message = wire.receive();
            switch (message.kind()) {
                case 'W' -> terminal.write(message.text());
                case 'S' -> terminal.status(message.text());
                case 'U' -> terminal.unread(message.text());
                case 'K' -> {
                    String keys = terminal.keys(Long.parseLong(message.text()));
                    tellSize();
                    wire.send('k', keys);
                }
                case 'A' -> ask(message.text().split(RemoteTerminal.PART, -1));
                default -> {
                    return;
                }
            }
        }
    }

    private void ask(String[] parts) throws IOException {
        for (int i = 2; i < parts.length; i++) {
            if (!parts[i].isEmpty()) history.add(parts[i]);
        }
        Terminal.Said said = terminal.ask(new Terminal.Question(parts[0], parts[1], List.copyOf(history), this::complete, this::tick));
        tellSize();
        if (said instanceof Terminal.Said.Line line) wire.send('L', line.text());
        else wire.send(said instanceof Terminal.Said.Interrupted ? 'I' : said instanceof Terminal.Said.Withdrawn ? 'O' : 'E', "");
    }

    private List<Terminal.Candidate> complete(String line, int cursor) {
        List<Terminal.Candidate> candidates = new ArrayList<>();
        String answer = request('C', cursor + RemoteTerminal.PART + line);
        for (String part : answer.isEmpty() ? new String[0] : answer.split(RemoteTerminal.PART)) {
            int cut = part.indexOf('\u0001');
            candidates.add(new Terminal.Candidate(part.substring(1, cut), part.substring(cut + 1), part.charAt(0) == '+'));
        }
        return candidates;
    }

    private Terminal.Meanwhile.Tick tick() {
        String answer = request('T', "");
        int cut = answer.indexOf(RemoteTerminal.PART);
        return cut < 0 ? new Terminal.Meanwhile.Tick("", true) : new Terminal.Meanwhile.Tick(answer.substring(cut + 1), answer.startsWith("over"));
    }

    /** Asks the first program; an empty text when it has gone. */
    private String request(char kind, String text) {
        try {
            wire.send(kind, text);
            return wire.receive().text();
        } catch (IOException gone) {
            return "";
        }
    }

    private void tellSize() throws IOException {
        if (size.is(terminal.size())) return;
        size = terminal.size();
        wire.send('Z', size.columns() + "x" + size.rows());
    }
}
