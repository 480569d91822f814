package dev.drydock.sandbox.app.redis;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The program {@code redis-server}. Its data is part of its continuation; saved on request and at the end into {@code dump.rdb} of its folder.
 *
 * @param version as it says itself
 * @param connections what came in on each and was not carried out, by descriptor
 */
public record RedisServer(String version, int listening, Map<Integer, Bytes> connections, Keyspace keyspace) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss", Locale.ENGLISH);
    private static final String DUMP = "dump.rdb";
    private static final int CHUNK = 65_536;

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        if (words.contains("--version") || words.contains("-v")) {
            return sys.print("Redis server v=" + version(sys) + " sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=0\n", 0);
        }
        int at = words.indexOf("--port");
        int port = at > 0 && at + 1 < words.size() && words.get(at + 1).matches("\\d{1,5}") ? Integer.parseInt(words.get(at + 1)) : 6379;
        Outcome<Integer> bound = sys.listen("0.0.0.0", port);
        String started = line(sys, 'C', "* oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo")
                + line(sys, 'C', "* Redis version=" + version(sys) + ", bits=64, commit=00000000, modified=0, pid=" + sys.pid() + ", just started")
                + (words.size() > 1 ? line(sys, 'C', "* Configuration loaded")
                        : line(sys, 'C', "# Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf"))
                + line(sys, 'M', "* monotonic clock: POSIX clock_gettime")
                + line(sys, 'M', "* Running mode=standalone, port=" + port + ".");
        if (!bound.ok()) {
            return sys.print(started + line(sys, 'M', "# Warning: Could not create server TCP listening socket *:" + port + ": bind: " + bound.errno().text())
                    + line(sys, 'M', "# Failed listening on port " + port + " (tcp), aborting."), 1);
        }
        Keyspace loaded = Keyspace.load(sys.files().read(DUMP).toOptional().map(Bytes::text).orElse(""));
        String ready = (loaded.entries().isEmpty() ? "" : line(sys, 'M', "* DB loaded from disk: 0.001 seconds"))
                + line(sys, 'M', "* Server initialized") + line(sys, 'M', "* Ready to accept connections tcp");
        sys.onSignal(Signal.PIPE, Optional.of(new Disposition.Ignore()));
        RedisServer server = new RedisServer(version(sys), bound.value(), Map.of(), loaded);
        return sys.print(started + ready, server::turn);
    }

    static String version(Sys sys) {
        return sys.files().read("/usr/share/doc/redis/version").toOptional().map(bytes -> bytes.text().strip()).or(() -> sys.variable("REDIS_VERSION")).orElse("7.4.1");
    }

    /** {@code 1:M 15 Jan 2026 09:00:00.123 * text}. */
    private static String line(Sys sys, char role, String text) {
        String time = TIME.format(Instant.ofEpochSecond(sys.now() / 1_000_000).atZone(ZoneOffset.UTC));
        return String.format(Locale.ROOT, "%d:%c %s.%03d %s\n", sys.pid(), role, time, sys.now() / 1000 % 1000, text);
    }

    private RedisServer with(Map<Integer, Bytes> changed, Keyspace data) {
        return new RedisServer(version, listening, changed, data);
    }

    private Step turn(Sys sys) {
        for (Signal signal : List.of(Signal.TERM, Signal.INT)) {
            sys.onSignal(signal, Optional.of(new Disposition.Handle((s, received, interrupted) -> leave(s, received))));
        }
        TreeMap<Integer, Bytes> open = new TreeMap<>(connections);
        Outcome<Integer> connection = sys.accept(listening);
        if (connection.ok()) {
            open.put(connection.value(), Bytes.EMPTY);
        }
        for (Map.Entry<Integer, Bytes> one : open.entrySet()) {
            Optional<Reply.Read> command = Reply.read(one.getValue());
            if (command.isPresent()) {
                open.put(one.getKey(), command.get().rest());
                return with(open, keyspace).carryOut(sys, one.getKey(), command.get().value());
            }
            Outcome<Bytes> more = sys.read(one.getKey(), CHUNK);
            if (!more.is(Errno.EAGAIN)) {
                if (!more.ok() || more.value().isEmpty()) {
                    sys.close(one.getKey());
                    open.remove(one.getKey());
                } else {
                    open.put(one.getKey(), one.getValue().plus(more.value()));
                }
                return Step.next(with(open, keyspace)::turn);
            }
        }
        List<Step.Condition> any = new ArrayList<>(List.of(new Step.Condition.Readable(listening)));
        open.keySet().forEach(descriptor -> any.add(new Step.Condition.Readable(descriptor)));
        return Step.await(any, with(open, keyspace)::turn);
    }

    private Step carryOut(Sys sys, int descriptor, Reply command) {
        List<String> words = new ArrayList<>();
        if (command instanceof Reply.Many many) {
            many.values().forEach(value -> words.add(value instanceof Reply.Text text ? text.value() : ""));
        }
        if (words.isEmpty()) {
            return Step.next(this::turn);
        }
        String name = words.get(0).toLowerCase(Locale.ROOT);
        Commands.Result result = switch (name) {
            case "save", "bgsave" -> {
                sys.files().write(DUMP, Bytes.of(keyspace.dump(sys.now())));
                yield new Commands.Result(keyspace, name.equals("save") ? Reply.OK : new Reply.Status("Background saving started"));
            }
            case "info" -> new Commands.Result(keyspace, new Reply.Text(info(sys)));
            case "command", "config" -> new Commands.Result(keyspace, new Reply.Many(List.of()));
            default -> Commands.run(keyspace, words, sys.now());
        };
        if (name.equals("shutdown")) {
            return leave(sys, Signal.TERM);
        }
        RedisServer after = with(connections, result.keyspace());
        return sys.write(descriptor, Bytes.latin1(Reply.encode(result.reply())), (s, written) -> after.turn(s));
    }

    private String info(Sys sys) {
        return "# Server\r\nredis_version:" + version + "\r\nredis_mode:standalone\r\nprocess_id:" + sys.pid() + "\r\ntcp_port:6379\r\n\r\n# Clients\r\nconnected_clients:"
                + connections.size() + "\r\n\r\n# Keyspace\r\n" + (keyspace.entries().isEmpty() ? "" : "db0:keys=" + keyspace.entries().size() + ",expires=0,avg_ttl=0\r\n");
    }

    private Step leave(Sys sys, Signal signal) {
        sys.files().write(DUMP, Bytes.of(keyspace.dump(sys.now())));
        String name = signal == Signal.INT ? "SIGINT" : "SIGTERM";
        return sys.print("1:signal-handler (" + sys.now() / 1_000_000 + ") Received " + name + " scheduling shutdown...\n"
                + line(sys, 'M', "* User requested shutdown...") + line(sys, 'M', "* Saving the final RDB snapshot before exiting.")
                + line(sys, 'M', "* DB saved on disk") + line(sys, 'M', "# Redis is now ready to exit, bye bye..."), 0);
    }
}
