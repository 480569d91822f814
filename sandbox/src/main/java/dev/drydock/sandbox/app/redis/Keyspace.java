package dev.drydock.sandbox.app.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A database: keys to values with their expiry. Immutable. */
record Keyspace(SortedMap<String, Entry> entries) {
    static final Keyspace EMPTY = new Keyspace(new TreeMap<>());

    Keyspace {
        entries = Collections.unmodifiableSortedMap(entries);
    }

    /** What a key holds. */
    sealed interface Value {}

    record Str(String text) implements Value {}

    record Items(List<String> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Fields(SortedMap<String, String> fields) implements Value {
        public Fields {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }
    }

    record Members(SortedMap<String, String> members) implements Value {
        public Members {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }
    }

    /** A sorted set: scores by member. */
    record Ranked(SortedMap<String, Double> scores) implements Value {
        public Ranked {
            scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        }
    }

    /** @param expiresMicros virtual time; {@link Long#MAX_VALUE} for never */
    record Entry(Value value, long expiresMicros) {}

    Optional<Entry> find(String key, long nowMicros) {
        return Optional.ofNullable(entries.get(key)).filter(entry -> entry.expiresMicros() > nowMicros);
    }

    Optional<Value> value(String key, long nowMicros) {
        return find(key, nowMicros).map(Entry::value);
    }

    Keyspace with(String key, Value value, long expiresMicros) {
        TreeMap<String, Entry> changed = new TreeMap<>(entries);
        changed.put(key, new Entry(value, expiresMicros));
        return new Keyspace(changed);
    }

    /** The key with another value, its expiry kept; a list, hash or set that became empty goes. */
    Keyspace update(String key, Value value, long nowMicros) {
        boolean empty = value instanceof Items items && items.items().isEmpty() || value instanceof Fields fields && fields.fields().isEmpty()
                || value instanceof Members members && members.members().isEmpty() || value instanceof Ranked ranked && ranked.scores().isEmpty();
        return empty ? without(key) : with(key, value, find(key, nowMicros).map(Entry::expiresMicros).orElse(Long.MAX_VALUE));
    }

    Keyspace without(String key) {
        TreeMap<String, Entry> changed = new TreeMap<>(entries);
        changed.remove(key);
        return new Keyspace(changed);
    }

    List<String> keys(String pattern, long nowMicros) {
        List<String> found = new ArrayList<>();
        entries.forEach((key, entry) -> {
            if (entry.expiresMicros() > nowMicros && Globs.matches(pattern, key)) {
                found.add(key);
            }
        });
        return found;
    }

    /** A readable dump: a line a key. */
    String dump(long nowMicros) {
        StringBuilder text = new StringBuilder("REDIS0011\n");
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (entry.getValue().expiresMicros() > nowMicros) {
                List<String> words = new ArrayList<>(List.of(entry.getKey(), Long.toString(entry.getValue().expiresMicros())));
                Value value = entry.getValue().value();
                if (value instanceof Str str) {
                    words.addAll(List.of("s", str.text()));
                } else if (value instanceof Items items) {
                    words.add("l");
                    words.addAll(items.items());
                } else if (value instanceof Fields fields) {
                    words.add("h");
                    fields.fields().forEach((field, v) -> words.addAll(List.of(field, v)));
                } else if (value instanceof Members members) {
                    words.add("m");
                    words.addAll(new TreeSet<>(members.members().keySet()));
                }
                if (value instanceof Ranked ranked) {
                    words.add("z");
                    ranked.scores().forEach((member, score) -> words.addAll(List.of(member, Double.toString(score))));
                }
                words.forEach(word -> text.append(word.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")).append('\t'));
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** What {@link #dump} wrote; anything else gives nothing. */
    static Keyspace load(String dump) {
        TreeMap<String, Entry> entries = new TreeMap<>();
        for (String line : dump.split("\n")) {
            String[] words = line.split("\t");
            if (words.length >= 3 && words[1].matches("\\d{1,19}")) {
                List<String> rest = new ArrayList<>();
                for (int i = 3; i < words.length; i++) {
                    rest.add(words[i].replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\"));
                }
                entries.put(words[0], new Entry(value(words[2], rest), Long.parseLong(words[1])));
            }
        }
        return new Keyspace(entries);
    }

    private static Value value(String kind, List<String> words) {
        TreeMap<String, String> pairs = new TreeMap<>();
        switch (kind) {
            case "l" -> {
                return new Items(words);
            }
            case "h" -> {
                for (int i = 0; i + 1 < words.size(); i += 2) {
                    pairs.put(words.get(i), words.get(i + 1));
                }
                return new Fields(pairs);
            }
            case "z" -> {
                TreeMap<String, Double> scores = new TreeMap<>();
                for (int i = 0; i + 1 < words.size(); i += 2) {
                    scores.put(words.get(i), Double.parseDouble(words.get(i + 1)));
                }
                return new Ranked(scores);
            }
            case "m" -> {
                words.forEach(word -> pairs.put(word, ""));
                return new Members(pairs);
            }
            default -> {
                return new Str(words.isEmpty() ? "" : words.get(0));
            }
        }
    }
}
