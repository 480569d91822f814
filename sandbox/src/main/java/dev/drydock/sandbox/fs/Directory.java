package dev.drydock.sandbox.fs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A directory: names to nodes, sorted by name. Its children may be given as a supplier, asked once, at first sight: the roots of
 * hosts and images are large and a short command sees little of them. A supplier must give the same children at every call.
 *
 * <p>Paths here are lists of plain names, without {@code .}, {@code ..} or links: resolving is the process's view's work.
 */
public final class Directory implements Node {
    public static final Directory EMPTY = new Directory(Attributes.of(0755), Collections.emptySortedMap());

    private final Attributes attributes;
    private final Source source;

    /** Children, perhaps not yet asked for; shared by all directories that differ in attributes alone. */
    private static final class Source {
        private Supplier<SortedMap<String, Node>> later;
        private Function<String, Optional<Node>> one;
        private SortedMap<String, Node> known;

        SortedMap<String, Node> children() {
            if (known == null) {
                known = Collections.unmodifiableSortedMap(new TreeMap<>(later.get()));
                later = null;
                one = null;
            }
            return known;
        }

        Optional<Node> child(String name) {
            return one == null ? Optional.ofNullable(children().get(name)) : one.apply(name);
        }
    }

    public Directory(Attributes attributes, SortedMap<String, Node> children) {
        this.attributes = attributes;
        this.source = new Source();
        this.source.known = Collections.unmodifiableSortedMap(children);
    }

    private Directory(Attributes attributes, Source source) {
        this.attributes = attributes;
        this.source = source;
    }

    /** A directory whose children are made at first sight. */
    public static Directory lazy(Attributes attributes, Supplier<SortedMap<String, Node>> children) {
        Source source = new Source();
        source.later = children;
        return new Directory(attributes, source);
    }

    /**
     * A directory whose children are made at first sight, and of which one can be found without the others: a command's way to its
     * program leads past large directories.
     *
     * @param one the child of a name; must be what {@code children} has under it
     */
    public static Directory lazy(Attributes attributes, Supplier<SortedMap<String, Node>> children, Function<String, Optional<Node>> one) {
        Directory directory = lazy(attributes, children);
        directory.source.one = one;
        return directory;
    }

    public SortedMap<String, Node> children() {
        return source.children();
    }

    public Optional<Node> child(String name) {
        return source.child(name);
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    @Override
    public Directory with(Attributes changed) {
        return new Directory(changed, source);
    }

    @Override
    public long size() {
        return 4096;
    }

    /** This directory with {@code node} under {@code name}. */
    public Directory with(String name, Node node) {
        TreeMap<String, Node> changed = new TreeMap<>(children());
        changed.put(name, node);
        return new Directory(attributes, changed);
    }

    /** This directory without {@code name}. */
    public Directory without(String name) {
        TreeMap<String, Node> changed = new TreeMap<>(children());
        changed.remove(name);
        return new Directory(attributes, changed);
    }

    /** The node at {@code path}; this directory itself for the empty path. */
    public Optional<Node> find(List<String> path) {
        Node at = this;
        for (String name : path) {
            if (!(at instanceof Directory directory)) {
                return Optional.empty();
            }
            Optional<Node> next = directory.child(name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    /**
     * The tree with {@code node} at {@code path}; missing directories on the way are made, with mode 755.
     *
     * @throws IllegalArgumentException if the path is empty and the node is no directory, or something on the way is no directory
     */
    public Directory with(List<String> path, Node node) {
        if (path.isEmpty()) {
            if (node instanceof Directory directory) {
                return directory;
            }
            throw new IllegalArgumentException("the root must be a directory");
        }
        String name = path.get(0);
        if (path.size() == 1) {
            return with(name, node);
        }
        Node child = children().getOrDefault(name, EMPTY);
        if (!(child instanceof Directory directory)) {
            throw new IllegalArgumentException("not a directory: " + name);
        }
        return with(name, directory.with(path.subList(1, path.size()), node));
    }

    /** The tree without what is at {@code path}; the same tree if nothing is there. */
    public Directory without(List<String> path) {
        if (path.isEmpty() || find(path).isEmpty()) {
            return this;
        }
        if (path.size() == 1) {
            return without(path.get(0));
        }
        Directory child = (Directory) children().get(path.get(0));
        return with(path.get(0), child.without(path.subList(1, path.size())));
    }

    /** Splits {@code /a//b/} into {@code [a, b]}. */
    public static List<String> path(String absolute) {
        List<String> names = new ArrayList<>();
        for (int begin = 0, end; begin < absolute.length(); begin = end + 1) {
            end = absolute.indexOf('/', begin);
            if (end < 0) {
                end = absolute.length();
            }
            if (end > begin) {
                names.add(absolute.substring(begin, end));
            }
        }
        return List.copyOf(names);
    }

    /** {@link #with(List, Node)} by a written path. */
    public Directory with(Node node, String absolute) {
        return with(path(absolute), node);
    }

    /** Equal by content and attributes; trees that share a source are equal without a look inside. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Directory that
                && attributes.equals(that.attributes)
                && (source == that.source || children().equals(that.children()));
    }

    @Override
    public int hashCode() {
        return 31 * attributes.hashCode() + children().keySet().hashCode();
    }

    /** Whether both were made from one another without a change of children: a cheap test that may miss equality. */
    public boolean sharesChildrenWith(Directory other) {
        return source == other.source;
    }

    @Override
    public String toString() {
        return "Directory" + children().keySet();
    }
}
