package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Ignore;
import dev.drydock.sandbox.build.Paths;
import dev.drydock.sandbox.build.convert.Operation;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Gzip;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.fs.TarEntry;
import dev.drydock.sandbox.image.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@code COPY} and {@code ADD} bring from one source.
 *
 * @param picked nodes by their path in the source, without a slash at the beginning
 * @param missing the source if it is not there, cleaned; else empty
 * @param unpacks whether archives are taken apart
 * @param parents how many names of each path are left out when folders on the way are kept; negative: they are not kept
 */
record Copying(Map<String, Node> picked, String missing, boolean unpacks, int parents) {
    private static final int LINKS = 20;

    Copying {
        picked = Collections.unmodifiableMap(new LinkedHashMap<>(picked));
    }

    /** Looks for a source in a tree. */
    static Copying of(Directory from, Operation.Copy copy, Operation.Piece piece) {
        String path = piece.path();
        int parents = -1;
        if (copy.parents()) {
            int pivot = path.indexOf("/./");
            parents = pivot < 0 ? 0 : Directory.path(Paths.clean(path.substring(0, pivot))).size();
        }
        Map<String, Node> found = find(from, path);
        if (found.isEmpty() && !Paths.pattern(path)) {
            return new Copying(found, Paths.clean(path), piece.unpacks(), parents);
        }
        if (!copy.excluded().isEmpty()) {
            Ignore ignore = new Ignore(String.join("\n", copy.excluded()));
            Map<String, Node> left = new LinkedHashMap<>();
            found.forEach((name, node) -> {
                if (node instanceof Directory directory) {
                    left.put(name, ignore.kept(directory));
                } else if (!ignore.leavesOut(name.substring(name.lastIndexOf('/') + 1)) && !ignore.leavesOut(name)) {
                    left.put(name, node);
                }
            });
            found = left;
        }
        return new Copying(found, "", piece.unpacks(), parents);
    }

    /** A text in place of a file. */
    static Copying text(Operation.Piece piece) {
        return new Copying(Map.of(piece.path(), RegularFile.of(piece.text())), "", false, -1);
    }

    /** What a path or pattern means in a tree; the top is the empty path. */
    static Map<String, Node> find(Directory from, String path) {
        String clean = Paths.clean(path);
        Map<String, Node> found = new TreeMap<>();
        if (Paths.pattern(clean)) {
            match(from, from, "", clean.split("/"), 0, found);
        } else {
            resolve(from, Directory.path(clean), 0).ifPresent(node -> found.put(clean, node));
        }
        return found;
    }

    /** The other tree with what one has at a path, and with the folders that lead there. */
    static Directory along(Directory all, Directory other, String path) {
        List<String> names = Directory.path(path);
        if (names.isEmpty()) {
            return all;
        }
        Directory changed = other;
        for (int i = 1; i < names.size(); i++) {
            List<String> folder = names.subList(0, i);
            Optional<Node> there = all.find(folder);
            if (changed.find(folder).isEmpty() && there.isPresent() && there.get() instanceof Directory directory) {
                changed = changed.with(folder, Directory.EMPTY.with(directory.attributes()));
            } else if (there.isPresent() && there.get() instanceof Symlink link) {
                changed = along(all, changed.with(folder, link), String.join("/", target(folder.subList(0, i - 1), link.target())));
                return along(all, changed, String.join("/", real(all, names, 0)));
            }
        }
        Optional<Node> node = all.find(names);
        if (node.isEmpty()) {
            return changed;
        }
        changed = changed.with(names, node.get());
        return node.get() instanceof Symlink link ? along(all, changed, String.join("/", target(names.subList(0, names.size() - 1), link.target()))) : changed;
    }

    private static void match(Directory root, Directory at, String prefix, String[] parts, int index, Map<String, Node> found) {
        if (parts[index].equals("**")) {
            if (index < parts.length - 1) {
                match(root, at, prefix, parts, index + 1, found);
            }
            at.children().forEach((name, node) -> {
                if (index == parts.length - 1) {
                    found.put(prefix + name, node);
                } else if (node instanceof Directory inner) {
                    match(root, inner, prefix + name + "/", parts, index, found);
                }
            });
            return;
        }
        Pattern pattern = Pattern.compile(Ignore.regex(parts[index]));
        at.children().forEach((name, child) -> {
            if (pattern.matcher(name).matches()) {
                Node node = child instanceof Symlink ? resolve(root, Directory.path(prefix + name), 0).orElse(child) : child;
                if (index == parts.length - 1) {
                    found.put(prefix + name, node);
                } else if (node instanceof Directory inner) {
                    match(root, inner, prefix + name + "/", parts, index + 1, found);
                }
            }
        });
    }

    /** The node at a path, links followed. */
    static Optional<Node> resolve(Directory root, List<String> path, int depth) {
        List<String> real = real(root, path, 0);
        Optional<Node> node = root.find(real);
        if (node.isPresent() && node.get() instanceof Symlink link && depth < LINKS) {
            return resolve(root, target(real.subList(0, real.size() - 1), link.target()), depth + 1);
        }
        return node;
    }

    private static List<String> target(List<String> parent, String target) {
        String base = target.startsWith("/") ? "" : String.join("/", parent) + "/";
        return Directory.path(Paths.clean(base + target));
    }

    /** A path whose folders are no links. */
    static List<String> real(Directory root, List<String> path, int depth) {
        List<String> real = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            real.add(path.get(i));
            if (i < path.size() - 1 && depth < LINKS && root.find(real).orElse(null) instanceof Symlink link) {
                List<String> rest = new ArrayList<>(target(real.subList(0, real.size() - 1), link.target()));
                rest.addAll(path.subList(i + 1, path.size()));
                return real(root, rest, depth + 1);
            }
        }
        return real;
    }

    /** Names the content: what it is, not when it was written nor, of a whole folder, how it is called. */
    String digest() {
        StringBuilder all = new StringBuilder();
        picked.forEach((path, node) -> all.append(node instanceof Directory && parents < 0 ? "" : path).append(' ').append(digest(node)).append('\n'));
        return Digest.of(Bytes.of(all.toString()));
    }

    static String digest(Node node) {
        return Digest.of(Tar.write("x", undated(node)));
    }

    private static Node undated(Node node) {
        Attributes plain = new Attributes(node.attributes().mode(), 0, 0, 0);
        if (node instanceof Directory directory) {
            TreeMap<String, Node> children = new TreeMap<>();
            directory.children().forEach((name, child) -> children.put(name, undated(child)));
            return new Directory(plain, children);
        }
        return node.with(plain);
    }

    // ---- into a tree ---------------------------------------------------------------------------------------------------------------

    /** A tree with the files in it, or why they cannot be there. */
    record Placed(Directory root, String refusal) {}

    /**
     * The tree with what was picked in it.
     *
     * @param to absolute; with a slash at its end when it must be a folder
     * @param owner of what is copied
     */
    Placed into(Directory root, String to, Owner owner, long nowMicros) {
        List<String> place = real(root, Directory.path(Paths.clean(to)), 0);
        Optional<Node> there = resolve(root, place, 0);
        boolean folder = to.endsWith("/") || picked.size() > 1 || there.filter(Directory.class::isInstance).isPresent();
        Placement placement = new Placement(root, owner, nowMicros);
        for (Map.Entry<String, Node> each : picked.entrySet()) {
            List<String> target = new ArrayList<>(place);
            List<String> names = Directory.path(each.getKey());
            if (parents >= 0) {
                target.addAll(names.subList(Math.min(parents, names.size()), names.size()));
            }
            Optional<Directory> archive = unpacks ? archive(each.getValue()) : Optional.empty();
            if (archive.isPresent()) {
                placement.owned(Owner.KEPT).merge(place, archive.get());
            } else if (each.getValue() instanceof Directory directory) {
                placement.owned(owner).merge(target, directory);
            } else {
                if (folder && parents < 0) {
                    target.add(names.get(names.size() - 1));
                }
                placement.owned(owner).file(target, each.getValue());
            }
        }
        return new Placed(placement.root, placement.refusal);
    }

    /** The tree in an archive, compressed or not. */
    static Optional<Directory> archive(Node node) {
        if (!(node instanceof RegularFile file) || !(file.content() instanceof Bytes bytes)) {
            return Optional.empty();
        }
        Bytes plain = Gzip.compressed(bytes) ? Gzip.expand(bytes).orElse(Bytes.EMPTY) : bytes;
        return TarEntry.archive(plain) ? Tar.read(plain) : Optional.empty();
    }

    /** Puts nodes into a tree; lives for one copy. */
    private static final class Placement {
        private Directory root;
        private Owner owner;
        private final long now;
        private String refusal = "";

        Placement(Directory root, Owner owner, long now) {
            this.root = root;
            this.owner = owner;
            this.now = now;
        }

        Placement owned(Owner changed) {
            owner = changed;
            return this;
        }

        void file(List<String> path, Node node) {
            List<String> real = real(root, path, 0);
            if (!folders(real)) {
                return;
            }
            Node before = root.find(real).orElse(null);
            if (before instanceof Directory) {
                refusal = "cannot copy to non-file: /" + String.join("/", real);
                return;
            }
            root = root.with(real, owner.of(node));
        }

        private boolean folders(List<String> path) {
            for (int i = 1; i < path.size(); i++) {
                Optional<Node> there = root.find(path.subList(0, i));
                if (there.isPresent() && !(there.get() instanceof Directory)) {
                    refusal = "mkdir /" + String.join("/", path.subList(0, i)) + ": not a directory";
                    return false;
                }
            }
            root = Copying.parents(root, path, owner, now);
            return true;
        }

        void merge(List<String> place, Directory from) {
            List<String> real = real(root, place, 0);
            Node there = resolve(root, real, 0).orElse(null);
            List<String> folder = there instanceof Directory && root.find(real).orElse(null) instanceof Symlink link
                    ? target(real.subList(0, real.size() - 1), link.target()) : real;
            if (there != null && !(there instanceof Directory)) {
                refusal = "cannot copy to non-directory: /" + String.join("/", real);
                return;
            }
            if (there == null) {
                if (!folders(folder)) {
                    return;
                }
                root = root.with(folder, owner.of(Directory.EMPTY.with(from.attributes().mode() == 0 ? Attributes.of(0755) : from.attributes())));
            }
            for (Map.Entry<String, Node> each : from.children().entrySet()) {
                List<String> path = new ArrayList<>(folder);
                path.add(each.getKey());
                if (each.getValue() instanceof Directory inner) {
                    merge(path, inner);
                } else {
                    file(path, each.getValue());
                }
            }
        }
    }

    /** Makes the folders on the way. */
    static Directory parents(Directory root, List<String> path, Owner owner, long now) {
        Directory changed = root;
        for (int i = 1; i < path.size(); i++) {
            List<String> folder = path.subList(0, i);
            if (changed.find(folder).isEmpty()) {
                changed = changed.with(folder, owner.withoutMode().of(Directory.EMPTY.with(Attributes.of(0755).modifiedAt(now))));
            }
        }
        return changed;
    }
}
