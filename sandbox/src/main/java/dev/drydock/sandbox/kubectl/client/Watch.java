package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One object followed through its changes.
 *
 * @param deadline in virtual microseconds since 1970, or {@link Stream#NEVER}
 */
public record Watch(Cluster cluster, Kind kind, String namespace, String name, long deadline) {

    /** Judges a state of the object, empty when it is not there: whether to go on, and with what. */
    @FunctionalInterface
    public interface Judge<S, R> {
        Task<Task.Round<S, R>> judge(S state, Optional<Mapping> object);
    }

    /**
     * Judges the object as it is and then after each change, until the judge says that it is over.
     *
     * @param late what happens at the deadline, given the last state
     */
    public <S, R> Task<R> until(S start, Judge<S, R> judge, java.util.function.Function<S, Task<R>> late) {
        Map<String, String> query = Map.of("fieldSelector", "metadata.name=" + name);
        return cluster.get(kind.path(namespace), query).then(list -> {
            List<Mapping> items = list.get("items").mappings();
            Optional<Mapping> object = items.isEmpty() ? Optional.empty() : Optional.of(whole(items.get(0)));
            return judge.judge(start, object).then(said -> {
                if (said instanceof Task.Round.Over<S, R> over) {
                    return Task.of(over.result());
                }
                S state = ((Task.Round.Again<S, R>) said).state();
                Map<String, String> watch = new TreeMap<>(query);
                watch.put("watch", "true");
                watch.put("resourceVersion", list.at("metadata", "resourceVersion").text());
                return cluster.open(cluster.request("GET", kind.path(namespace), watch, Bytes.EMPTY)).then(stream -> follow(stream, state, judge, late));
            });
        });
    }

    private Mapping whole(Mapping object) {
        return object.has("kind") ? object : object.with("apiVersion", kind.apiVersion()).with("kind", kind.kind());
    }

    private record Seen<S>(Stream stream, S state) {}

    private <S, R> Task<R> follow(Stream stream, S start, Judge<S, R> judge, java.util.function.Function<S, Task<R>> late) {
        return Task.<Seen<S>, Task<R>>loop(new Seen<>(stream, start), seen -> seen.stream().line(deadline).then(next -> {
            if (next instanceof Stream.Next.Line line) {
                Tree event = line.json();
                if (event.get("type").text().equals("BOOKMARK")) {
                    return Task.of(new Task.Round.Again<>(new Seen<>(line.after(), seen.state())));
                }
                Optional<Mapping> object = event.get("type").text().equals("DELETED") ? Optional.empty() : Optional.of(whole(event.get("object").mapping()));
                return judge.judge(seen.state(), object).map(said -> said instanceof Task.Round.Over<S, R> over
                        ? new Task.Round.Over<>(line.after().close().and(Task.of(over.result())))
                        : new Task.Round.Again<>(new Seen<>(line.after(), ((Task.Round.Again<S, R>) said).state())));
            }
            boolean over = next instanceof Stream.Next.Over;
            return seen.stream().close().map(done -> new Task.Round.Over<Seen<S>, Task<R>>(over ? until(seen.state(), judge, late) : late.apply(seen.state())));
        })).then(result -> result);
    }
}
