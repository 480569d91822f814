package dev.drydock.sandbox.app.redis;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
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
import java.util.TreeSet;

/**
 * The program {@code redis-server}. Its data is part of its continuation; saved on request and at the end into {@code dump.rdb} of its folder.
 *
 * @param version as it says itself
 * @param clients who may ask, who listens, and what the server was told at its start
 * @param connections what came in on each and was not carried out, by descriptor
 */
public record RedisServer(String version, int listening, Map<Integer, Bytes> connections, Keyspace keyspace, Clients clients) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss", Locale.ENGLISH);
    private static final String DUMP = "dump.rdb";
    private static final String FOLDER = "appendonlydir";
    private static final String APPENDED = FOLDER + "/appendonly.aof.1.incr.aof";
    private static final int CHUNK = 65_536;

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        if (words.contains("--version") || words.contains("-v")) {
            return sys.print("Redis server v=" + version(sys) + " sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=0\n", 0);
        }
        TreeMap<String, String> settings = settings(sys, words);
        int port = settings.get("port").matches("\\d{1,5}") ? Integer.parseInt(settings.get("port")) : 6379;
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
        Clients told = Clients.with(settings);
        Keyspace loaded = told.appends() && sys.files().exists(APPENDED) ? replayed(sys) : Keyspace.load(sys.files().read(DUMP).toOptional().map(Bytes::text).orElse(""));
        if (told.appends() && !sys.files().exists(APPENDED)) {
            sys.files().makeDirectory(FOLDER, 0755);
            sys.files().write(FOLDER + "/appendonly.aof.1.base.rdb", Bytes.of(loaded.dump(sys.now())));
            sys.files().write(APPENDED, Bytes.EMPTY);
            sys.files().write(FOLDER + "/appendonly.aof.manifest", Bytes.of("file appendonly.aof.1.base.rdb seq 1 type b\nfile appendonly.aof.1.incr.aof seq 1 type i\n"));
        }
        String ready = (told.appends() ? line(sys, 'M', "* Creating AOF base file appendonly.aof.1.base.rdb on server start").repeat(loaded.entries().isEmpty() ? 1 : 0) : "") + (loaded.entries().isEmpty() ? "" : line(sys, 'M', "* DB loaded from disk: 0.001 seconds"))
                + line(sys, 'M', "* Server initialized") + line(sys, 'M', "* Ready to accept connections tcp");
        sys.onSignal(Signal.PIPE, Optional.of(new Disposition.Ignore()));
        RedisServer server = new RedisServer(version(sys), bound.value(), Map.of(), loaded, told);
        return sys.print(started + ready, server::turn);
    }

    /** What the file of settings and the command line say, over what is usual. */
    private static TreeMap<String, String> settings(Sys sys, List<String> words) {
        TreeMap<String, String> settings = new TreeMap<>(Map.of("port", "6379", "appendonly", "no", "requirepass", "", "maxmemory", "0", "maxmemory-policy", "noeviction", "save", "3600 1 300 100 60 10000",
                "bind", "* -::*", "databases", "16", "dir", sys.directory(), "dbfilename", DUMP));
        if (words.size() > 1 && !words.get(1).startsWith("-")) {
            sys.files().read(words.get(1)).toOptional().map(Bytes::text).orElse("").lines().map(String::strip).filter(one -> !one.startsWith("#") && one.contains(" "))
                    .forEach(one -> settings.put(one.substring(0, one.indexOf(' ')).toLowerCase(Locale.ROOT), one.substring(one.indexOf(' ') + 1).strip().replaceAll("^\"|\"$", "")));
        }
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).startsWith("--")) {
                StringBuilder value = new StringBuilder();
                int next = i + 1;
                while (next < words.size() && !words.get(next).startsWith("--")) {
                    value.append(value.isEmpty() ? "" : " ").append(words.get(next++));
                }
                settings.put(words.get(i).substring(2).toLowerCase(Locale.ROOT), value.toString());
                i = next - 1;
            }
        }
        return settings;
    }

    /** The data that the file of appended commands gives. */
    private static Keyspace replayed(Sys sys) {
        Keyspace data = Keyspace.load(sys.files().read(FOLDER + "/appendonly.aof.1.base.rdb").toOptional().map(Bytes::text).orElse(""));
        Bytes rest = sys.files().read(APPENDED).toOptional().orElse(Bytes.EMPTY);
        Optional<Reply.Read> command = Reply.read(rest);
        while (command.isPresent()) {
            List<String> words = words(command.get().value());
            if (!words.isEmpty()) {
                data = Commands.run(data, words, sys.now()).keyspace();
            }
            command = Reply.read(command.get().rest());
        }
        return data;
    }

    private static List<String> words(Reply command) {
        List<String> words = new ArrayList<>();
        if (command instanceof Reply.Many many) {
            many.values().forEach(value -> words.add(value instanceof Reply.Text text ? text.value() : ""));
        }
        return words;
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
        return new RedisServer(version, listening, changed, data, clients);
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
                    return Step.next(new RedisServer(version, listening, open, keyspace, clients.without(one.getKey()))::turn);
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
        List<String> words = words(command);
        if (words.isEmpty()) {
            return Step.next(this::turn);
        }
        String name = words.get(0).toLowerCase(Locale.ROOT);
        if (clients.locked(descriptor) && !name.matches("auth|hello|quit|reset")) {
            return reply(sys, descriptor, new Reply.Failure("NOAUTH Authentication required."), this);
        }
        if (name.matches("auth|subscribe|unsubscribe|publish|config|quit|bgrewriteaof|pubsub")) {
            return converse(sys, descriptor, name, words);
        }
        Commands.Result result = switch (name) {
            case "save", "bgsave" -> {
                sys.files().write(DUMP, Bytes.of(keyspace.dump(sys.now())));
                yield new Commands.Result(keyspace, name.equals("save") ? Reply.OK : new Reply.Status("Background saving started"));
            }
            case "info" -> new Commands.Result(keyspace, new Reply.Text(info(sys)));
            case "command" -> new Commands.Result(keyspace, new Reply.Many(List.of()));
            default -> Commands.run(keyspace, words, sys.now());
        };
        if (name.equals("shutdown")) {
            return leave(sys, Signal.TERM);
        }
        if (clients.appends() && result.keyspace() != keyspace) {
            sys.files().append(APPENDED, Bytes.latin1(Reply.encode(Reply.texts(words))));
        }
        return reply(sys, descriptor, result.reply(), with(connections, result.keyspace()));
    }

    private static Step reply(Sys sys, int descriptor, Reply reply, RedisServer after) {
        return sys.write(descriptor, Bytes.latin1(Reply.encode(reply)), (s, written) -> after.turn(s));
    }

    private RedisServer with(Clients changed) {
        return new RedisServer(version, listening, connections, keyspace, changed);
    }

    /** Commands about the connection and the server instead of the data. */
    private Step converse(Sys sys, int descriptor, String name, List<String> words) {
        switch (name) {
            case "auth" -> {
                String password = words.get(words.size() - 1);
                if (clients.setting("requirepass").isEmpty()) {
                    return reply(sys, descriptor, new Reply.Failure("ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?"), this);
                }
                return words.size() > 1 && password.equals(clients.setting("requirepass")) ? reply(sys, descriptor, Reply.OK, with(clients.trusting(descriptor)))
                        : reply(sys, descriptor, new Reply.Failure("WRONGPASS invalid username-password pair or user is disabled."), this);
            }
            case "config" -> {
                return config(sys, descriptor, words);
            }
            case "publish" -> {
                if (words.size() != 3) {
                    return reply(sys, descriptor, new Reply.Failure("ERR wrong number of arguments for 'publish' command"), this);
                }
                List<Integer> hearing = clients.channels().entrySet().stream().filter(one -> one.getValue().contains(words.get(1))).map(Map.Entry::getKey).toList();
                return deliver(sys, hearing, 0, Bytes.latin1(Reply.encode(Reply.texts(List.of("message", words.get(1), words.get(2))))),
                        s -> reply(s, descriptor, new Reply.Number(hearing.size()), this));
            }
            case "subscribe", "unsubscribe" -> {
                return subscribe(sys, descriptor, name, words.subList(1, words.size()));
            }
            case "pubsub" -> {
                TreeSet<String> all = new TreeSet<>();
                clients.channels().values().forEach(all::addAll);
                return reply(sys, descriptor, Reply.texts(all), this);
            }
            default -> {
                return reply(sys, descriptor, name.equals("quit") ? Reply.OK : new Reply.Status("Background append only file rewriting started"), this);
            }
        }
    }

    private Step deliver(Sys sys, List<Integer> hearing, int at, Bytes message, Code then) {
        return at == hearing.size() ? then.run(sys) : sys.write(hearing.get(at), message, (s, written) -> deliver(s, hearing, at + 1, message, then));
    }

    private Step subscribe(Sys sys, int descriptor, String name, List<String> channels) {
        TreeSet<String> mine = new TreeSet<>(clients.channels().getOrDefault(descriptor, new TreeSet<>()));
        StringBuilder answers = new StringBuilder();
        List<String> named = channels.isEmpty() ? List.copyOf(mine) : channels;
        for (String channel : named) {
            boolean changed = name.equals("subscribe") ? mine.add(channel) : mine.remove(channel);
            answers.append(Reply.encode(new Reply.Many(List.of(new Reply.Text(name), new Reply.Text(channel), new Reply.Number(changed ? mine.size() : mine.size())))));
        }
        RedisServer after = with(clients.listening(descriptor, mine));
        return sys.write(descriptor, Bytes.latin1(answers.toString()), (s, written) -> after.turn(s));
    }

    private Step config(Sys sys, int descriptor, List<String> words) {
        String action = words.size() > 1 ? words.get(1).toLowerCase(Locale.ROOT) : "";
        if (action.equals("get") && words.size() > 2) {
            List<String> pairs = new ArrayList<>();
            clients.settings().forEach((setting, value) -> {
                if (Globs.matches(words.get(2), setting)) {
                    pairs.addAll(List.of(setting, value));
                }
            });
            return reply(sys, descriptor, Reply.texts(pairs), this);
        }
        if (action.equals("set") && words.size() == 4) {
            return reply(sys, descriptor, Reply.OK, with(clients.set(words.get(2).toLowerCase(Locale.ROOT), words.get(3))));
        }
        return reply(sys, descriptor, action.matches("resetstat|rewrite") ? Reply.OK : new Reply.Failure("ERR unknown subcommand or wrong number of arguments for '" + action + "'. Try CONFIG HELP."), this);
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
