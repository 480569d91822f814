package dev.drydock.lessons.view;

import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** The world as a check sees it at one moment. */
public interface WorldView {

    /** Whether the container engine of the learner's host answers; when not, the lists below are empty and mean nothing. */
    boolean engineAnswers();

    /** Every container in every state, as {@code docker inspect} shows it, newest first. */
    List<Tree> containers();

    /** Every image on the host, as {@code docker image inspect} shows it. */
    List<Tree> images();

    /** Every object of a kind in the cluster, in all namespaces; empty when no API Server answers or there is no such kind. */
    default Optional<List<Tree>> objects(String kind) {
        return Optional.empty();
    }

    /**
     * Whether a service of a machine runs; empty when there is none.
     *
     * @param machine empty for the learner's host
     */
    default Optional<Boolean> unitRuns(Optional<String> machine, String name) {
        return Optional.empty();
    }

    /** What a container wrote to both streams, in order; empty when there is no such container. */
    Optional<String> logs(String container);

    /** A file of the learner's host. A path that begins with {@code ~} is the learner's home. */
    Optional<FileSeen> hostFile(String path);

    /** A file of a container, whether it runs or not; empty when there is no such file or container. */
    Optional<FileSeen> containerFile(String container, String path);

    /**
     * What an HTTP GET would be answered now.
     *
     * @param from empty for the learner's host, else the container whose network the request comes from
     * @return empty when nobody answers
     */
    Optional<HttpSeen> get(Optional<String> from, String url);

    /**
     * The world as it would be if a line were typed now and had ended; this one stays as it is. What it would print is the only
     * line {@link #typed()} there.
     */
    WorldView after(String line);

    /** The lines that were typed since the step began, oldest first. */
    List<TypedLine> typed();

    /** Virtual time. */
    long nowMillis();
}
