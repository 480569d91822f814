package dev.drydock.sandbox.app.redis;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The program {@code redis-cli}: one command from its arguments, or one a line.
 *
 * @param interactive whether it prompts and shows replies as for a person
 */
public record RedisClient(String host, int port, int connection, boolean interactive) {
    private static final int CHUNK = 65_536;

    public static Step start(Sys sys) {
        List<String> words = new ArrayList<>(sys.arguments().subList(1, sys.arguments().size()));
        String host = "127.0.0.1";
        int port = 6379;
        String password = sys.variable("REDISCLI_AUTH").orElse("");
        boolean warned = false;
        boolean silent = false;
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String option = words.remove(0);
            if (option.equals("-v") || option.equals("--version")) {
                return sys.print("redis-cli " + RedisServer.version(sys) + "\n", 0);
            }
            if (option.matches("-h|-p|-n|-a|-r|-i|-u") && !words.isEmpty()) {
                String value = words.remove(0);
                host = option.equals("-h") ? value : host;
                warned |= option.equals("-a");
                password = option.equals("-a") ? value : password;
                port = option.equals("-p") && value.matches("\\d{1,5}") ? Integer.parseInt(value) : port;
            } else if (option.equals("--no-auth-warning")) {
                silent = true;
            } else if (!option.matches("--raw|--no-raw|-x|--no-auth-warning")) {
                return sys.fail("Unrecognized option or bad number of args for: '" + option + "'\n", 1);
            }
        }
        List<String> addresses = sys.lookUp(host);
        if (addresses.isEmpty()) {
            return sys.fail("Could not connect to Redis at " + host + ":" + port + ": Name or service not known\n", 1);
        }
        Outcome<Integer> connected = sys.connect(addresses.get(0), port);
        if (!connected.ok()) {
            return sys.fail("Could not connect to Redis at " + host + ":" + port + ": " + connected.errno().text() + "\n", 1);
        }
        boolean person = sys.isTerminal(1);
        RedisClient client = new RedisClient(host, port, connected.value(), person);
        String key = password;
        Code work = s -> words.isEmpty() ? client.next(s) : client.once(s, List.copyOf(words));
        String warning = warned && !silent ? "Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.\n" : "";
        return sys.complain(warning, s -> key.isEmpty() ? work.run(s) : client.ask(s, List.of("auth", key), (t, reply) ->
                reply instanceof Reply.Failure failure ? t.complain("AUTH failed: " + failure.text() + "\n", work) : work.run(t)));
    }

    private Step once(Sys sys, List<String> words) {
        return words.get(0).equalsIgnoreCase("subscribe") ? subscribed(sys, words) : ask(sys, words, (s, reply) -> s.print(shown(reply, ""), 0));
    }

    /** Shows whatever comes until it is interrupted. */
    private Step subscribed(Sys sys, List<String> words) {
        sys.onSignal(Signal.INT, Optional.empty());
        return sys.write(connection, Bytes.latin1(Reply.encode(Reply.texts(words))), (s, written) -> s.print(interactive ? "Reading messages... (press Ctrl-C to quit)\n" : "", t -> hear(t, Bytes.EMPTY)));
    }

    private Step hear(Sys sys, Bytes received) {
        Optional<Reply.Read> message = Reply.read(received);
        if (message.isPresent()) {
            return sys.print(shown(message.get().value(), ""), s -> hear(s, message.get().rest()));
        }
        return sys.read(connection, CHUNK, (s, read) -> read.ok() && !read.value().isEmpty() ? hear(s, received.plus(read.value())) : s.fail("Error: Server closed the connection\n", 1));
    }

    @FunctionalInterface
    private interface Answered {
        Step run(Sys sys, Reply reply);
    }

    private Step next(Sys sys) {
        if (!sys.isTerminal(0)) {
            return line(sys, Bytes.EMPTY);
        }
        sys.onSignal(Signal.INT, Optional.of(new Disposition.Handle((s, signal, interrupted) -> s.print("\n", 0))));
        return sys.readLine(host + ":" + port + "> ", false, (s, read) ->
                !read.ok() || read.value().isEmpty() ? s.print("\n", 0) : entered(s, read.value().text().strip(), this::next));
    }

    /** Commands from a pipe, a line each. */
    private Step line(Sys sys, Bytes received) {
        int end = received.indexOf((byte) '\n', 0);
        if (end >= 0) {
            Bytes rest = received.from(end + 1);
            return entered(sys, received.slice(0, end).text().strip(), s -> line(s, rest));
        }
        return sys.read(0, CHUNK, (s, read) -> {
            if (read.ok() && !read.value().isEmpty()) {
                return line(s, received.plus(read.value()));
            }
            return received.isEmpty() ? Step.exit(0) : entered(s, received.text().strip(), last -> Step.exit(0));
        });
    }

    private Step entered(Sys sys, String text, Code then) {
        if (text.isEmpty()) {
            return Step.next(then);
        }
        if (text.equals("quit") || text.equals("exit")) {
            return Step.exit(0);
        }
        Optional<List<String>> words = words(text);
        if (words.isEmpty()) {
            return sys.print("Invalid argument(s)\n", then);
        }
        return words.get().get(0).equalsIgnoreCase("subscribe") ? subscribed(sys, words.get()) : ask(sys, words.get(), (s, reply) -> s.print(shown(reply, ""), then));
    }

    /** Words of a line, quotes as in a shell; empty if a quote is not closed. */
    private static Optional<List<String>> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (c == ' ' || c == '\t') {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return quote == 0 ? Optional.of(words) : Optional.empty();
    }

    private Step ask(Sys sys, List<String> words, Answered then) {
        return sys.write(connection, Bytes.latin1(Reply.encode(Reply.texts(words))), (s, written) -> receive(s, Bytes.EMPTY, then));
    }

    private Step receive(Sys sys, Bytes received, Answered then) {
        Optional<Reply.Read> reply = Reply.read(received);
        if (reply.isPresent()) {
            return then.run(sys, reply.get().value());
        }
        return sys.read(connection, CHUNK, (s, read) -> read.ok() && !read.value().isEmpty()
                ? receive(s, received.plus(read.value()), then)
                : s.fail("Error: Server closed the connection\n", 1));
    }

    /** As redis-cli shows it: for people with quotes and kinds, for pipes bare. */
    private String shown(Reply reply, String indent) {
        if (reply instanceof Reply.Many many) {
            if (!interactive) {
                StringBuilder bare = new StringBuilder();
                many.values().forEach(value -> bare.append(shown(value, "")));
                return many.values().isEmpty() ? "\n" : bare.toString();
            }
            StringBuilder numbered = new StringBuilder();
            int width = Integer.toString(many.values().size()).length();
            for (int i = 0; i < many.values().size(); i++) {
                String number = " ".repeat(width - Integer.toString(i + 1).length()) + (i + 1) + ") ";
                numbered.append(i == 0 ? "" : indent).append(number).append(shown(many.values().get(i), indent + " ".repeat(number.length())));
            }
            return many.values().isEmpty() ? "(empty array)\n" : numbered.toString();
        }
        if (reply instanceof Reply.Status status) {
            return status.text() + "\n";
        }
        if (reply instanceof Reply.Failure failure) {
            return (interactive ? "(error) " : "") + failure.text() + "\n" + (interactive ? "" : "\n");
        }
        if (reply instanceof Reply.Number number) {
            return (interactive ? "(integer) " : "") + number.value() + "\n";
        }
        if (reply instanceof Reply.Text text) {
            return interactive && !text.value().contains("\r\n") ? "\"" + text.value().replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n" : text.value() + "\n";
        }
        return interactive ? "(nil)\n" : "\n";
    }
}
