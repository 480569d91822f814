package dev.drydock.sandbox.app.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Commands of sorted sets. */
final class Ranks {
    private static final Reply NOT_A_FLOAT = new Reply.Failure("ERR value is not a valid float");
    private static final Reply SYNTAX = new Reply.Failure("ERR syntax error");

    private Ranks() {}

    static Commands.Result run(Keyspace db, String name, List<String> words, long now) {
        String key = words.get(1);
        Optional<Keyspace.Value> held = db.value(key, now);
        if (held.isPresent() && !(held.get() instanceof Keyspace.Ranked)) {
            return new Commands.Result(db, Reply.WRONG_TYPE);
        }
        TreeMap<String, Double> scores = new TreeMap<>(held.map(v -> ((Keyspace.Ranked) v).scores()).orElse(new TreeMap<>()));
        return switch (name) {
            case "zadd" -> add(db, key, scores, words.subList(2, words.size()), now);
            case "zincrby" -> {
                if (number(words.get(2)).isEmpty()) {
                    yield new Commands.Result(db, NOT_A_FLOAT);
                }
                double sum = scores.getOrDefault(words.get(3), 0.0) + number(words.get(2)).get();
                scores.put(words.get(3), sum);
                yield new Commands.Result(db.update(key, new Keyspace.Ranked(scores), now), new Reply.Text(shown(sum)));
            }
            case "zrem" -> {
                int before = scores.size();
                words.stream().skip(2).forEach(scores::remove);
                yield new Commands.Result(db.update(key, new Keyspace.Ranked(scores), now), new Reply.Number(before - scores.size()));
            }
            case "zscore" -> new Commands.Result(db, scores.containsKey(words.get(2)) ? new Reply.Text(shown(scores.get(words.get(2)))) : Reply.NIL);
            case "zcard" -> new Commands.Result(db, new Reply.Number(scores.size()));
            case "zrank", "zrevrank" -> {
                List<String> order = ordered(scores, name.equals("zrevrank"));
                yield new Commands.Result(db, order.contains(words.get(2)) ? new Reply.Number(order.indexOf(words.get(2))) : Reply.NIL);
            }
            case "zcount" -> new Commands.Result(db, new Reply.Number(between(scores, words.get(2), words.get(3)).size()));
            default -> new Commands.Result(db, range(scores, name, words));
        };
    }

    private static Commands.Result add(Keyspace db, String key, TreeMap<String, Double> scores, List<String> words, long now) {
        int from = 0;
        while (from < words.size() && words.get(from).toLowerCase(Locale.ROOT).matches("nx|xx|gt|lt|ch")) {
            from++;
        }
        String options = String.join(" ", words.subList(0, from)).toLowerCase(Locale.ROOT);
        if ((words.size() - from) % 2 != 0 || words.size() == from) {
            return new Commands.Result(db, SYNTAX);
        }
        int before = scores.size();
        for (int i = from; i < words.size(); i += 2) {
            Optional<Double> score = number(words.get(i));
            if (score.isEmpty()) {
                return new Commands.Result(db, NOT_A_FLOAT);
            }
            boolean there = scores.containsKey(words.get(i + 1));
            if (!(there && options.contains("nx")) && !(!there && options.contains("xx"))) {
                scores.put(words.get(i + 1), score.get());
            }
        }
        return new Commands.Result(db.update(key, new Keyspace.Ranked(scores), now), new Reply.Number(scores.size() - before));
    }

    private static Reply range(Map<String, Double> scores, String name, List<String> words) {
        String options = String.join(" ", words.subList(4, words.size())).toLowerCase(Locale.ROOT);
        boolean reversed = name.startsWith("zrev") || options.contains("rev");
        boolean scored = options.contains("withscores");
        boolean byScore = name.endsWith("byscore") || options.contains("byscore");
        List<String> members = new ArrayList<>();
        if (byScore) {
            boolean swapped = name.equals("zrevrangebyscore");
            members.addAll(between(scores, words.get(swapped ? 3 : 2), words.get(swapped ? 2 : 3)));
            if (reversed) {
                Collections.reverse(members);
            }
        } else {
            if (!words.get(2).matches("-?\\d{1,9}") || !words.get(3).matches("-?\\d{1,9}")) {
                return Reply.NOT_A_NUMBER;
            }
            List<String> all = ordered(scores, reversed);
            int from = Math.max(0, Commands.index(words.get(2), all.size()));
            int to = Math.min(all.size() - 1, Commands.index(words.get(3), all.size()));
            members.addAll(from > to ? List.of() : all.subList(from, to + 1));
        }
        List<String> told = new ArrayList<>();
        for (String member : members) {
            told.add(member);
            if (scored) {
                told.add(shown(scores.get(member)));
            }
        }
        return Reply.texts(told);
    }

    private static List<String> ordered(Map<String, Double> scores, boolean reversed) {
        List<String> all = new ArrayList<>(scores.keySet());
        all.sort(Comparator.comparingDouble((String member) -> scores.get(member)).thenComparing(Comparator.naturalOrder()));
        if (reversed) {
            Collections.reverse(all);
        }
        return all;
    }

    private static List<String> between(Map<String, Double> scores, String least, String most) {
        double from = number(least.replaceFirst("^\\(", "")).orElse(Double.NEGATIVE_INFINITY);
        double to = number(most.replaceFirst("^\\(", "")).orElse(Double.POSITIVE_INFINITY);
        return ordered(scores, false).stream().filter(member -> {
            double score = scores.get(member);
            return (least.startsWith("(") ? score > from : score >= from) && (most.startsWith("(") ? score < to : score <= to);
        }).toList();
    }

    private static Optional<Double> number(String text) {
        if (text.matches("[+-]?inf")) {
            return Optional.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return text.matches("[+-]?\\d{1,18}(\\.\\d{1,18})?") ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    }

    static String shown(double score) {
        return score == Math.rint(score) && Math.abs(score) < 1e15 ? Long.toString((long) score) : Double.toString(score);
    }
}
