package dev.drydock.sandbox.app.memcached;

import dev.drydock.sandbox.app.serve.Versions;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.serve.Service;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The program {@code memcached}. It says nothing unless told to.
 *
 * @param startedMicros for {@code stats}
 */
public record Memcached(String version, long startedMicros) implements Service<Memcached.Cache> {
    /** What is kept. */
    record Item(String flags, Bytes value, long expiresMicros, long unique) {}

    /** @param gets and hits for {@code stats} */
    record Cache(Map<String, Item> items, long sets, long gets, long hits, long unique) {
        Cache with(String key, Optional<Item> item) {
            TreeMap<String, Item> changed = new TreeMap<>(items);
            item.ifPresentOrElse(i -> changed.put(key, i), () -> changed.remove(key));
            return new Cache(changed, sets, gets, hits, unique + 1);
        }

        Optional<Item> find(String key, long now) {
            return Optional.ofNullable(items.get(key)).filter(item -> item.expiresMicros() > now);
        }
    }

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        String version = Versions.of(sys, "memcached", "1.6.39");
        int port = 11_211;
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).matches("-V|--version")) {
                return sys.print("memcached " + version + "\n", 0);
            }
            if (words.get(i).matches("-p") && i + 1 < words.size() && words.get(i + 1).matches("\\d{1,5}")) {
                port = Integer.parseInt(words.get(i + 1));
            }
        }
        if (sys.credentials().root() && !words.contains("-u")) {
            return sys.fail("can't run as root without the -u switch\n", 64);
        }
        Outcome<Integer> bound = sys.listen("0.0.0.0", port);
        if (!bound.ok()) {
            return sys.fail("failed to listen on TCP port " + port + ": " + bound.errno().text() + "\n", 71);
        }
        return Loop.serve(sys, new Memcached(version, sys.now()), new Cache(Map.of(), 0, 0, 0, 0), port, bound.value());
    }

    @Override
    public Set<Signal> endedBy() {
        return Set.of(Signal.TERM, Signal.INT);
    }

    @Override
    public Step end(Sys sys, Cache cache, Signal signal) {
        return signal == Signal.INT ? sys.print("Signal handled: Interrupt.\n", 0) : sys.print("Signal handled: Terminated.\n", 0);
    }

    @Override
    public Optional<Turn<Cache>> take(Sys sys, Cache cache, Peer peer, Bytes received, boolean ended) {
        int end = received.indexOf((byte) '\n', 0);
        if (end < 0) {
            return Optional.empty();
        }
        String[] words = received.slice(0, end).text().strip().split(" ");
        Bytes rest = received.from(end + 1);
        if (words[0].matches("set|add|replace|append|prepend") && words.length >= 5 && words[4].matches("\\d{1,7}")) {
            int length = Integer.parseInt(words[4]);
            return rest.length() < length + 2 && !ended ? Optional.empty() : Optional.of(store(sys, cache, words, rest.slice(0, Math.min(length, rest.length())),
                    rest.from(Math.min(rest.length(), length + 2))));
        }
        if (words[0].equals("quit")) {
            return Optional.of(Turn.reply(cache, Bytes.EMPTY, rest).closing());
        }
        return Optional.of(plain(sys, cache, words, rest));
    }

    private static Turn<Cache> said(Cache cache, String text, Bytes rest) {
        return Turn.reply(cache, Bytes.of(text), rest);
    }

    private static Turn<Cache> store(Sys sys, Cache cache, String[] words, Bytes value, Bytes rest) {
        Optional<Item> held = cache.find(words[1], sys.now());
        boolean refused = words[0].equals("add") ? held.isPresent() : !words[0].equals("set") && held.isEmpty();
        if (refused) {
            return said(cache, "NOT_STORED\r\n", rest);
        }
        long seconds = words[3].matches("-?\\d{1,10}") ? Long.parseLong(words[3]) : 0;
        long expires = seconds == 0 ? Long.MAX_VALUE : seconds > 2_592_000 ? seconds * 1_000_000 : sys.now() + seconds * 1_000_000;
        Bytes whole = words[0].equals("append") ? held.get().value().plus(value) : words[0].equals("prepend") ? value.plus(held.get().value()) : value;
        Cache after = cache.with(words[1], Optional.of(new Item(words[2], whole, expires, cache.unique() + 1)));
        boolean silent = words.length > 5 && words[5].equals("noreply");
        return said(new Cache(after.items(), after.sets() + 1, after.gets(), after.hits(), after.unique()), silent ? "" : "STORED\r\n", rest);
    }

    private Turn<Cache> plain(Sys sys, Cache cache, String[] words, Bytes rest) {
        String key = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "get", "gets" -> {
                return get(sys, cache, words, rest);
            }
            case "delete" -> {
                boolean there = cache.find(key, sys.now()).isPresent();
                return said(cache.with(key, Optional.empty()), there ? "DELETED\r\n" : "NOT_FOUND\r\n", rest);
            }
            case "incr", "decr" -> {
                Optional<Item> held = cache.find(key, sys.now());
                if (held.isEmpty()) {
                    return said(cache, "NOT_FOUND\r\n", rest);
                }
                String text = held.get().value().text();
                if (!text.matches("\\d{1,18}") || words.length < 3 || !words[2].matches("\\d{1,18}")) {
                    return said(cache, "CLIENT_ERROR cannot increment or decrement non-numeric value\r\n", rest);
                }
                long step = Long.parseLong(words[2]);
                long sum = Math.max(0, Long.parseLong(text) + (words[0].equals("incr") ? step : -step));
                Item item = new Item(held.get().flags(), Bytes.of(Long.toString(sum)), held.get().expiresMicros(), cache.unique() + 1);
                return said(cache.with(key, Optional.of(item)), sum + "\r\n", rest);
            }
            case "flush_all" -> {
                return said(new Cache(Map.of(), cache.sets(), cache.gets(), cache.hits(), cache.unique()), "OK\r\n", rest);
            }
            case "version" -> {
                return said(cache, "VERSION " + version + "\r\n", rest);
            }
            case "stats" -> {
                String stats = "STAT pid " + sys.pid() + "\r\nSTAT uptime " + (sys.now() - startedMicros) / 1_000_000 + "\r\nSTAT time " + sys.now() / 1_000_000
                        + "\r\nSTAT version " + version + "\r\nSTAT curr_connections 2\r\nSTAT cmd_get " + cache.gets() + "\r\nSTAT cmd_set " + cache.sets() + "\r\nSTAT get_hits "
                        + cache.hits() + "\r\nSTAT get_misses " + (cache.gets() - cache.hits()) + "\r\nSTAT limit_maxbytes 67108864\r\nSTAT curr_items " + cache.items().size() + "\r\nEND\r\n";
                return said(cache, stats, rest);
            }
            default -> {
                return said(cache, "ERROR\r\n", rest);
            }
        }
    }

    private static Turn<Cache> get(Sys sys, Cache cache, String[] words, Bytes rest) {
        Bytes reply = Bytes.EMPTY;
        long hits = cache.hits();
        for (int i = 1; i < words.length; i++) {
            Optional<Item> item = cache.find(words[i], sys.now());
            if (item.isPresent()) {
                hits++;
                reply = reply.plus(Bytes.of("VALUE " + words[i] + " " + item.get().flags() + " " + item.get().value().length()
                        + (words[0].equals("gets") ? " " + item.get().unique() : "") + "\r\n")).plus(item.get().value()).plus(Bytes.of("\r\n"));
            }
        }
        return Turn.reply(new Cache(cache.items(), cache.sets(), cache.gets() + words.length - 1, hits, cache.unique()), reply.plus(Bytes.of("END\r\n")), rest);
    }
}
