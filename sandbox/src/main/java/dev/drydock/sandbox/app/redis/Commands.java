package dev.drydock.sandbox.app.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands: from a database and a command to the database after it and the reply. Pure. */
final class Commands {
    private static final Map<String, Integer> LEAST_WORDS = Map.ofEntries(
            Map.entry("get", 2), Map.entry("set", 3), Map.entry("del", 2), Map.entry("exists", 2), Map.entry("incr", 2), Map.entry("decr", 2),
            Map.entry("incrby", 3), Map.entry("decrby", 3), Map.entry("append", 3), Map.entry("strlen", 2), Map.entry("mset", 3), Map.entry("mget", 2),
            Map.entry("expire", 3), Map.entry("ttl", 2), Map.entry("persist", 2), Map.entry("keys", 2), Map.entry("type", 2), Map.entry("lpush", 3),
            Map.entry("rpush", 3), Map.entry("lpop", 2), Map.entry("rpop", 2), Map.entry("lrange", 4), Map.entry("llen", 2), Map.entry("hset", 4),
            Map.entry("hget", 3), Map.entry("hgetall", 2), Map.entry("hdel", 3), Map.entry("hlen", 2), Map.entry("sadd", 3), Map.entry("srem", 3),
            Map.entry("smembers", 2), Map.entry("sismember", 3), Map.entry("scard", 2), Map.entry("echo", 2), Map.entry("select", 2), Map.entry("setex", 4),
            Map.entry("setnx", 3), Map.entry("getset", 3), Map.entry("getdel", 2), Map.entry("pttl", 2), Map.entry("pexpire", 3), Map.entry("rename", 3), Map.entry("scan", 2),
            Map.entry("lindex", 3), Map.entry("lset", 4), Map.entry("lrem", 4), Map.entry("ltrim", 4), Map.entry("hexists", 3), Map.entry("hkeys", 2), Map.entry("hvals", 2),
            Map.entry("hmget", 3), Map.entry("hmset", 4), Map.entry("hincrby", 4), Map.entry("sinter", 2), Map.entry("sunion", 2), Map.entry("sdiff", 2), Map.entry("zadd", 4),
            Map.entry("zincrby", 4), Map.entry("zrem", 3), Map.entry("zscore", 3), Map.entry("zcard", 2), Map.entry("zrank", 3), Map.entry("zrevrank", 3), Map.entry("zcount", 4),
            Map.entry("zrange", 4), Map.entry("zrevrange", 4), Map.entry("zrangebyscore", 4), Map.entry("zrevrangebyscore", 4));

    private Commands() {}

    /** The database afterwards, and the reply. */
    record Result(Keyspace keyspace, Reply reply) {}

    static Result run(Keyspace db, List<String> words, long now) {
        String name = words.get(0).toLowerCase(Locale.ROOT);
        if (words.size() < LEAST_WORDS.getOrDefault(name, 1)) {
            return new Result(db, new Reply.Failure("ERR wrong number of arguments for '" + name + "' command"));
        }
        String key = words.size() > 1 ? words.get(1) : "";
        return switch (name) {
            case "ping" -> new Result(db, words.size() > 1 ? new Reply.Text(key) : new Reply.Status("PONG"));
            case "echo" -> new Result(db, new Reply.Text(key));
            case "select", "auth", "client", "hello" -> new Result(db, Reply.OK);
            case "flushall", "flushdb" -> new Result(Keyspace.EMPTY, Reply.OK);
            case "dbsize" -> new Result(db, new Reply.Number(db.keys("*", now).size()));
            case "keys" -> new Result(db, Reply.texts(db.keys(key, now)));
            case "type" -> new Result(db, new Reply.Status(db.value(key, now).map(Commands::type).orElse("none")));
            case "del", "unlink" -> delete(db, words.subList(1, words.size()), now);
            case "exists" -> new Result(db, new Reply.Number(words.stream().skip(1).filter(k -> db.find(k, now).isPresent()).count()));
            case "expire" -> expire(db, key, words.get(2), now);
            case "ttl" -> new Result(db, new Reply.Number(db.find(key, now)
                    .map(e -> e.expiresMicros() == Long.MAX_VALUE ? -1 : (e.expiresMicros() - now + 500_000) / 1_000_000).orElse(-2L)));
            case "pttl" -> new Result(db, new Reply.Number(db.find(key, now).map(e -> e.expiresMicros() == Long.MAX_VALUE ? -1 : (e.expiresMicros() - now) / 1000).orElse(-2L)));
            case "pexpire" -> db.find(key, now).isEmpty() || !words.get(2).matches("\\d{1,15}") ? new Result(db, new Reply.Number(0))
                    : new Result(db.with(key, db.value(key, now).orElseThrow(), now + Long.parseLong(words.get(2)) * 1000), new Reply.Number(1));
            case "rename" -> db.find(key, now).map(e -> new Result(db.without(key).with(words.get(2), e.value(), e.expiresMicros()), Reply.OK))
                    .orElse(new Result(db, new Reply.Failure("ERR no such key")));
            case "scan" -> scan(db, words, now);
            case "time" -> new Result(db, Reply.texts(List.of(Long.toString(now / 1_000_000), Long.toString(now % 1_000_000))));
            case "persist" -> new Result(db.find(key, now).map(e -> db.with(key, e.value(), Long.MAX_VALUE)).orElse(db),
                    new Reply.Number(db.find(key, now).filter(e -> e.expiresMicros() != Long.MAX_VALUE).isPresent() ? 1 : 0));
            case "get", "set", "setex", "setnx", "getset", "getdel", "append", "strlen", "incr", "decr", "incrby", "decrby", "mset", "mget" -> strings(db, name, words, now);
            case "lpush", "rpush", "lpop", "rpop", "lrange", "llen", "lindex", "lset", "lrem", "ltrim" -> lists(db, name, words, now);
            case "hset", "hmset", "hget", "hmget", "hgetall", "hdel", "hlen", "hexists", "hkeys", "hvals", "hincrby" -> hashes(db, name, words, now);
            case "sadd", "srem", "smembers", "sismember", "scard" -> sets(db, name, words, now);
            case "sinter", "sunion", "sdiff" -> combined(db, name, words, now);
            case "zadd", "zincrby", "zrem", "zscore", "zcard", "zrank", "zrevrank", "zcount", "zrange", "zrevrange", "zrangebyscore", "zrevrangebyscore" -> Ranks.run(db, name, words, now);
            default -> new Result(db, new Reply.Failure("ERR unknown command '" + words.get(0) + "', with args beginning with: "
                    + words.stream().skip(1).map(w -> "'" + w + "' ").reduce("", String::concat)));
        };
    }

    private static String type(Keyspace.Value value) {
        return value instanceof Keyspace.Str ? "string" : value instanceof Keyspace.Items ? "list" : value instanceof Keyspace.Fields ? "hash" : value instanceof Keyspace.Ranked ? "zset" : "set";
    }

    private static Result delete(Keyspace db, List<String> keys, long now) {
        Keyspace after = db;
        long count = 0;
        for (String key : keys) {
            count += after.find(key, now).isPresent() ? 1 : 0;
            after = after.without(key);
        }
        return new Result(after, new Reply.Number(count));
    }

    private static Result expire(Keyspace db, String key, String seconds, long now) {
        if (!seconds.matches("-?\\d{1,12}")) {
            return new Result(db, Reply.NOT_A_NUMBER);
        }
        return db.find(key, now)
                .map(e -> new Result(db.with(key, e.value(), now + Long.parseLong(seconds) * 1_000_000), new Reply.Number(1)))
                .orElse(new Result(db, new Reply.Number(0)));
    }

    private static Result strings(Keyspace db, String name, List<String> words, long now) {
        String key = words.get(1);
        Optional<Keyspace.Value> held = db.value(key, now);
        if (held.isPresent() && !(held.get() instanceof Keyspace.Str) && !name.matches("m?set|setex|mget|setnx")) {
            return new Result(db, Reply.WRONG_TYPE);
        }
        String text = held.filter(Keyspace.Str.class::isInstance).map(v -> ((Keyspace.Str) v).text()).orElse("");
        switch (name) {
            case "get" -> {
                return new Result(db, held.isPresent() ? new Reply.Text(text) : Reply.NIL);
            }
            case "setnx" -> {
                return held.isPresent() ? new Result(db, new Reply.Number(0)) : new Result(db.with(key, new Keyspace.Str(words.get(2)), Long.MAX_VALUE), new Reply.Number(1));
            }
            case "getset", "getdel" -> {
                return new Result(name.equals("getdel") ? db.without(key) : db.with(key, new Keyspace.Str(words.get(2)), Long.MAX_VALUE), held.isPresent() ? new Reply.Text(text) : Reply.NIL);
            }
            case "strlen" -> {
                return new Result(db, new Reply.Number(text.length()));
            }
            case "append" -> {
                String longer = text + words.get(2);
                return new Result(db.update(key, new Keyspace.Str(longer), now), new Reply.Number(longer.length()));
            }
            case "set" -> {
                return set(db, words, now);
            }
            case "setex" -> {
                return words.get(2).matches("\\d{1,12}")
                        ? new Result(db.with(key, new Keyspace.Str(words.get(3)), now + Long.parseLong(words.get(2)) * 1_000_000), Reply.OK)
                        : new Result(db, Reply.NOT_A_NUMBER);
            }
            case "mget" -> {
                List<Reply> all = new ArrayList<>();
                words.stream().skip(1).forEach(k -> all.add(db.value(k, now).filter(Keyspace.Str.class::isInstance)
                        .<Reply>map(v -> new Reply.Text(((Keyspace.Str) v).text())).orElse(Reply.NIL)));
                return new Result(db, new Reply.Many(all));
            }
            case "mset" -> {
                if (words.size() % 2 == 0) {
                    return new Result(db, new Reply.Failure("ERR wrong number of arguments for 'mset' command"));
                }
                Keyspace after = db;
                for (int i = 1; i + 1 < words.size(); i += 2) {
                    after = after.with(words.get(i), new Keyspace.Str(words.get(i + 1)), Long.MAX_VALUE);
                }
                return new Result(after, Reply.OK);
            }
            default -> {
                String step = name.endsWith("by") ? words.get(2) : "1";
                String number = held.isPresent() ? text : "0";
                if (!number.matches("-?\\d{1,18}") || !step.matches("-?\\d{1,18}")) {
                    return new Result(db, Reply.NOT_A_NUMBER);
                }
                long sum = Long.parseLong(number) + (name.startsWith("incr") ? 1 : -1) * Long.parseLong(step);
                return new Result(db.update(key, new Keyspace.Str(Long.toString(sum)), now), new Reply.Number(sum));
            }
        }
    }

    private static Result set(Keyspace db, List<String> words, long now) {
        long expires = Long.MAX_VALUE;
        boolean present = db.find(words.get(1), now).isPresent();
        for (int i = 3; i < words.size(); i++) {
            String option = words.get(i).toLowerCase(Locale.ROOT);
            boolean timed = (option.equals("ex") || option.equals("px")) && i + 1 < words.size() && words.get(i + 1).matches("\\d{1,12}");
            if (timed) {
                expires = now + Long.parseLong(words.get(++i)) * (option.equals("ex") ? 1_000_000 : 1_000);
            } else if (option.equals("nx") && present || option.equals("xx") && !present) {
                return new Result(db, Reply.NIL);
            } else if (!option.matches("nx|xx|keepttl")) {
                return new Result(db, new Reply.Failure("ERR syntax error"));
            }
        }
        return new Result(db.with(words.get(1), new Keyspace.Str(words.get(2)), expires), Reply.OK);
    }

    private static Result lists(Keyspace db, String name, List<String> words, long now) {
        String key = words.get(1);
        Optional<Keyspace.Value> held = db.value(key, now);
        if (held.isPresent() && !(held.get() instanceof Keyspace.Items)) {
            return new Result(db, Reply.WRONG_TYPE);
        }
        List<String> items = new ArrayList<>(held.map(v -> ((Keyspace.Items) v).items()).orElse(List.of()));
        switch (name) {
            case "lpush", "rpush" -> {
                words.stream().skip(2).forEach(item -> items.add(name.equals("lpush") ? 0 : items.size(), item));
                return new Result(db.update(key, new Keyspace.Items(items), now), new Reply.Number(items.size()));
            }
            case "lpop", "rpop" -> {
                if (items.isEmpty()) {
                    return new Result(db, Reply.NIL);
                }
                String item = items.remove(name.equals("lpop") ? 0 : items.size() - 1);
                return new Result(db.update(key, new Keyspace.Items(items), now), new Reply.Text(item));
            }
            case "lindex" -> {
                int place = words.get(2).matches("-?\\d{1,9}") ? index(words.get(2), items.size()) : -1;
                return new Result(db, place >= 0 && place < items.size() ? new Reply.Text(items.get(place)) : Reply.NIL);
            }
            case "lset" -> {
                int place = words.get(2).matches("-?\\d{1,9}") ? index(words.get(2), items.size()) : -1;
                if (place < 0 || place >= items.size()) {
                    return new Result(db, new Reply.Failure(items.isEmpty() ? "ERR no such key" : "ERR index out of range"));
                }
                items.set(place, words.get(3));
                return new Result(db.update(key, new Keyspace.Items(items), now), Reply.OK);
            }
            case "lrem" -> {
                long most = words.get(2).matches("\\d{1,9}") && !words.get(2).equals("0") ? Long.parseLong(words.get(2)) : Long.MAX_VALUE;
                long gone = 0;
                while (gone < most && items.remove(words.get(3))) {
                    gone++;
                }
                return new Result(db.update(key, new Keyspace.Items(items), now), new Reply.Number(gone));
            }
            case "ltrim" -> {
                if (!words.get(2).matches("-?\\d{1,9}") || !words.get(3).matches("-?\\d{1,9}")) {
                    return new Result(db, Reply.NOT_A_NUMBER);
                }
                int first = Math.max(0, index(words.get(2), items.size()));
                int last = Math.min(items.size() - 1, index(words.get(3), items.size()));
                return new Result(db.update(key, new Keyspace.Items(first > last ? List.of() : items.subList(first, last + 1)), now), Reply.OK);
            }
            case "llen" -> {
                return new Result(db, new Reply.Number(items.size()));
            }
            default -> {
                if (!words.get(2).matches("-?\\d{1,9}") || !words.get(3).matches("-?\\d{1,9}")) {
                    return new Result(db, Reply.NOT_A_NUMBER);
                }
                int from = index(words.get(2), items.size());
                int to = Math.min(items.size() - 1, index(words.get(3), items.size()));
                return new Result(db, Reply.texts(from > to ? List.of() : items.subList(Math.max(0, from), to + 1)));
            }
        }
    }

    static int index(String text, int size) {
        int index = Integer.parseInt(text);
        return index < 0 ? size + index : index;
    }

    private static Result hashes(Keyspace db, String name, List<String> words, long now) {
        String key = words.get(1);
        Optional<Keyspace.Value> held = db.value(key, now);
        if (held.isPresent() && !(held.get() instanceof Keyspace.Fields)) {
            return new Result(db, Reply.WRONG_TYPE);
        }
        TreeMap<String, String> fields = new TreeMap<>(held.map(v -> ((Keyspace.Fields) v).fields()).orElse(new TreeMap<>()));
        int before = fields.size();
        switch (name) {
            case "hexists" -> {
                return new Result(db, new Reply.Number(fields.containsKey(words.get(2)) ? 1 : 0));
            }
            case "hkeys", "hvals" -> {
                return new Result(db, Reply.texts(name.equals("hkeys") ? fields.keySet() : fields.values()));
            }
            case "hmget" -> {
                return new Result(db, new Reply.Many(words.stream().skip(2).<Reply>map(field -> fields.containsKey(field) ? new Reply.Text(fields.get(field)) : Reply.NIL).toList()));
            }
            case "hincrby" -> {
                String old = fields.getOrDefault(words.get(2), "0");
                if (!old.matches("-?\\d{1,18}") || !words.get(3).matches("-?\\d{1,18}")) {
                    return new Result(db, new Reply.Failure("ERR hash value is not an integer"));
                }
                long sum = Long.parseLong(old) + Long.parseLong(words.get(3));
                fields.put(words.get(2), Long.toString(sum));
                return new Result(db.update(key, new Keyspace.Fields(fields), now), new Reply.Number(sum));
            }
            case "hset", "hmset" -> {
                if (words.size() % 2 != 0) {
                    return new Result(db, new Reply.Failure("ERR wrong number of arguments for 'hset' command"));
                }
                for (int i = 2; i + 1 < words.size(); i += 2) {
                    fields.put(words.get(i), words.get(i + 1));
                }
                return new Result(db.update(key, new Keyspace.Fields(fields), now), name.equals("hmset") ? Reply.OK : new Reply.Number(fields.size() - before));
            }
            case "hget" -> {
                return new Result(db, fields.containsKey(words.get(2)) ? new Reply.Text(fields.get(words.get(2))) : Reply.NIL);
            }
            case "hdel" -> {
                words.stream().skip(2).forEach(fields::remove);
                return new Result(db.update(key, new Keyspace.Fields(fields), now), new Reply.Number(before - fields.size()));
            }
            case "hlen" -> {
                return new Result(db, new Reply.Number(before));
            }
            default -> {
                List<String> all = new ArrayList<>();
                fields.forEach((field, value) -> all.addAll(List.of(field, value)));
                return new Result(db, Reply.texts(all));
            }
        }
    }

    private static Result combined(Keyspace db, String name, List<String> words, long now) {
        TreeMap<String, String> all = new TreeMap<>();
        for (int i = 1; i < words.size(); i++) {
            Optional<Keyspace.Value> held = db.value(words.get(i), now);
            if (held.isPresent() && !(held.get() instanceof Keyspace.Members)) {
                return new Result(db, Reply.WRONG_TYPE);
            }
            Map<String, String> members = held.map(v -> (Map<String, String>) ((Keyspace.Members) v).members()).orElse(Map.of());
            if (i == 1 || name.equals("sunion")) {
                all.putAll(members);
            } else {
                all.keySet().removeIf(member -> members.containsKey(member) == name.equals("sdiff"));
            }
        }
        return new Result(db, Reply.texts(all.keySet()));
    }

    /** All keys at once: databases here are small, so the cursor that comes back is the end. */
    private static Result scan(Keyspace db, List<String> words, long now) {
        String pattern = "*";
        String type = "";
        if (!words.get(1).matches("\\d{1,19}")) {
            return new Result(db, new Reply.Failure("ERR invalid cursor"));
        }
        for (int i = 2; i + 1 < words.size(); i += 2) {
            switch (words.get(i).toLowerCase(Locale.ROOT)) {
                case "match" -> pattern = words.get(i + 1);
                case "type" -> type = words.get(i + 1).toLowerCase(Locale.ROOT);
                case "count" -> { }
                default -> {
                    return new Result(db, new Reply.Failure("ERR syntax error"));
                }
            }
        }
        String kind = type;
        List<String> found = db.keys(pattern, now).stream().filter(key -> kind.isEmpty() || db.value(key, now).map(Commands::type).filter(kind::equals).isPresent()).toList();
        return new Result(db, new Reply.Many(List.of(new Reply.Text("0"), Reply.texts(found))));
    }

    private static Result sets(Keyspace db, String name, List<String> words, long now) {
        String key = words.get(1);
        Optional<Keyspace.Value> held = db.value(key, now);
        if (held.isPresent() && !(held.get() instanceof Keyspace.Members)) {
            return new Result(db, Reply.WRONG_TYPE);
        }
        TreeMap<String, String> members = new TreeMap<>(held.map(v -> ((Keyspace.Members) v).members()).orElse(new TreeMap<>()));
        int before = members.size();
        switch (name) {
            case "sadd" -> {
                words.stream().skip(2).forEach(member -> members.put(member, ""));
                return new Result(db.update(key, new Keyspace.Members(members), now), new Reply.Number(members.size() - before));
            }
            case "srem" -> {
                words.stream().skip(2).forEach(members::remove);
                return new Result(db.update(key, new Keyspace.Members(members), now), new Reply.Number(before - members.size()));
            }
            case "sismember" -> {
                return new Result(db, new Reply.Number(members.containsKey(words.get(2)) ? 1 : 0));
            }
            case "scard" -> {
                return new Result(db, new Reply.Number(before));
            }
            default -> {
                return new Result(db, Reply.texts(members.keySet()));
            }
        }
    }
}
