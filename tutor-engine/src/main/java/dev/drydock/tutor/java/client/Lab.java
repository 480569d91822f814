package dev.drydock.tutor.java.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The world at hand: {@code docker} and {@code cluster} are there from the start. */
public final class Lab {
    /** The Docker engine of the learner's computer. */
    public static final Docker docker = new Docker();

    /** The Kubernetes cluster, where the world has one. */
    public static final Cluster cluster = new Cluster();

    private static final Map<String, Function<List<String>, String>> DUTIES = new LinkedHashMap<>();
    private static UnaryOperator<String> world = question -> {
        throw new IllegalStateException("there is no world here");
    };

    private Lab() {}

    /** Ties the client to whoever knows the world; the process does that once, before any learner's code runs. */
    public static void connect(UnaryOperator<String> answers) {
        world = answers;
    }

    /** Asks the world; what it answers is a table. */
    static List<List<String>> ask(String... words) {
        List<List<String>> answer = Rows.read(world.apply(Rows.write(List.of(List.of(words)))));
        if (!answer.isEmpty() && answer.get(0).get(0).equals(Rows.REFUSED)) throw new IllegalStateException(answer.get(0).get(1));
        return answer;
    }

    /** Takes on a duty: from now on the tutor calls this code. */
    static void take(String duty, String detail, Function<List<String>, String> code) {
        DUTIES.put(duty, code);
        ask("duty", duty, detail);
    }

    /** Calls the code that has taken on a duty; what the tutor does. */
    public static String call(String duty, List<String> words) {
        return DUTIES.get(duty).apply(words);
    }

    static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String each : text.split(",")) {
            int equals = each.indexOf('=');
            if (equals > 0) labels.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return labels;
    }

    static <T> List<T> each(List<List<String>> rows, Function<List<String>, T> made) {
        List<T> all = new ArrayList<>();
        for (List<String> row : rows) all.add(made.apply(row));
        return List.copyOf(all);
    }
}
