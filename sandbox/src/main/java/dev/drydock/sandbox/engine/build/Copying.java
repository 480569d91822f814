package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Ignore;
import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.image.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@code COPY} and {@code ADD} bring.
 *
 * @param picked nodes by their path in the source, without a slash at the beginning
 * @param missing the first source that is not there, or empty
 */
record Copying(Map<String, Node> picked, String missing, boolean unpacks) {
    Copying {
        picked = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(picked));
    }

    /** Looks for the sources in a tree. */
    static Copying of(Directory from, List<String> sources, List<Instruction.Heredoc> texts, boolean unpacks) {
        Map<String, Node> picked = new LinkedHashMap<>();
        for (String source : sources) {
            Optional<Instruction.Heredoc> text = texts.stream().filter(each -> source.replaceAll("[<'\"-]", "").equals(each.name().replace("-", ""))
                    && source.startsWith("<<")).findFirst();
            if (text.isPresent()) {
                picked.put(text.get().name(), RegularFile.of(text.get().content()));
                continue;
            }
            String path = clean(source);
            boolean pattern = path.matches(".*[*?\\[].*");
            Map<String, Node> found = new TreeMap<>();
            if (pattern) {
                match(from, "", path.split("/"), 0, found);
            } else {
                resolve(from, Directory.path(path), 0).ifPresent(node -> found.put(path, node));
            }
            if (found.isEmpty()) {
                return new Copying(picked, source, unpacks);
            }
            picked.putAll(found);
        }
        return new Copying(picked, "", unpacks);
    }

    /** A source's path from the top, without dots. */
    static String clean(String source) {
        List<String> names = new ArrayList<>();
        for (String name : source.split("/")) {
            if (name.equals("..") && !names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }

    private static void match(Directory at, String prefix, String[] parts, int index, Map<String, Node> found) {
        Pattern pattern = Pattern.compile(Ignore.regex(parts[index]));
        at.children().forEach((name, node) -> {
            if (pattern.matcher(name).matches()) {
                if (index == parts.length - 1) {
                    found.put(prefix + name, node);
                } else if (node instanceof Directory inner) {
                    match(inner, prefix + name + "/", parts, index + 1, found);
                }
            }
        });
    }

    /** The node at a path, links followed. */
    private static Optional<Node> resolve(Directory root, List<String> path, int depth) {
        Optional<Node> node = root.find(real(root, path, 0));
        if (node.isPresent() && node.get() instanceof Symlink link && depth < 20) {
            List<String> parent = path.subList(0, path.size() - 1);
            return resolve(root, target(parent, link.target()), depth + 1);
        }
        return node;
    }

    private static List<String> target(List<String> parent, String target) {
        String base = target.startsWith("/") ? "" : String.join("/", parent) + "/";
        return Directory.path(clean(base + target));
    }

    /** A path whose folders are no links. */
    static List<String> real(Directory root, List<String> path, int depth) {
        List<String> real = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            real.add(path.get(i));
            if (i < path.size() - 1 && depth < 20 && root.find(real).orElse(null) instanceof Symlink link) {
                List<String> rest = new ArrayList<>(target(real.subList(0, real.size() - 1), link.target()));
                rest.addAll(path.subList(i + 1, path.size()));
                return real(root, rest, depth + 1);
            }
        }
        return real;
    }

    /** Names the content: what it is, not when it was written. */
    String digest() {
        StringBuilder all = new StringBuilder();
        picked.forEach((path, node) -> all.append(path).append(' ').append(digest(node)).append('\n'));
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

    /**
     * The tree with what was picked in it.
     *
     * @param to absolute; with a slash at its end when it must be a folder
     * @param owner of what is copied
     */
    Directory into(Directory root, String to, Owner owner, long nowMicros) {
        List<String> place = real(root, Directory.path(clean(to)), 0);
        Optional<Node> there = resolve(root, place, 0);
        boolean folder = to.endsWith("/") || to.endsWith("/.") || picked.size() > 1 || there.filter(Directory.class::isInstance).isPresent();
        Directory changed = root;
        for (Map.Entry<String, Node> each : picked.entrySet()) {
            Optional<Directory> archive = unpacks ? archive(each.getValue()) : Optional.empty();
            if (archive.isPresent()) {
                changed = merge(changed, place, archive.get(), Owner.KEPT, nowMicros);
            } else if (each.getValue() instanceof Directory directory) {
                changed = merge(changed, place, directory, owner, nowMicros);
            } else {
                List<String> file = new ArrayList<>(place);
                if (folder) {
                    file.add(each.getKey().substring(each.getKey().lastIndexOf('/') + 1));
                }
                changed = parents(changed, file, owner, nowMicros).with(file, owner.of(each.getValue()));
            }
        }
        return changed;
    }

    /** Archives that are not compressed are unpacked. */
    private static Optional<Directory> archive(Node node) {
        return node instanceof RegularFile file && file.size() > 511 && file.content() instanceof Bytes bytes
                && bytes.length() > 262 && bytes.slice(257, 262).latin1().equals("ustar") ? Tar.read(bytes) : Optional.empty();
    }

    private static Directory merge(Directory root, List<String> place, Directory from, Owner owner, long now) {
        List<String> real = real(root, place, 0);
        Node there = resolve(root, real, 0).orElse(null);
        Directory changed = there instanceof Directory ? root
                : parents(root, real, owner, now).with(real, owner.of(Directory.EMPTY.with(from.attributes().mode() == 0 ? Attributes.of(0755) : from.attributes())));
        for (Map.Entry<String, Node> each : from.children().entrySet()) {
            List<String> path = new ArrayList<>(real);
            path.add(each.getKey());
            changed = each.getValue() instanceof Directory inner
                    ? merge(changed, path, inner, owner, now)
                    : changed.with(path, owner.of(each.getValue()));
        }
        return changed;
    }

    /** Makes the folders on the way. */
    static Directory parents(Directory root, List<String> path, Owner owner, long now) {
        Directory changed = root;
        for (int i = 1; i < path.size(); i++) {
            List<String> folder = path.subList(0, i);
            if (changed.find(folder).isEmpty()) {
                changed = changed.with(folder, owner.of(Directory.EMPTY.with(Attributes.of(0755).modifiedAt(now))));
            }
        }
        return changed;
    }

    /**
     * Whose the copies are.
     *
     * @param uid -1: as it was
     * @param mode -1: as it was
     */
    record Owner(int uid, int gid, int mode) {
        static final Owner KEPT = new Owner(-1, -1, -1);

        Node of(Node node) {
            Attributes attributes = node.attributes();
            attributes = uid < 0 ? attributes : attributes.withOwner(uid, gid);
            return node.with(mode < 0 || node instanceof Symlink ? attributes : attributes.withMode(mode));
        }
    }

    /** The owner that {@code --chown} and {@code --chmod} name; those of the image's files. */
    static Owner owner(Directory root, Instruction instruction, java.util.function.UnaryOperator<String> expanded) {
        String[] parts = expanded.apply(instruction.flag("chown").orElse("0:0")).split(":", 2);
        int[] user = number(root, "etc/passwd", parts[0]);
        int gid = parts.length > 1 ? number(root, "etc/group", parts[1])[0] : user[1];
        int mode = instruction.flag("chmod").map(expanded).filter(text -> text.matches("[0-7]{3,4}")).map(text -> Integer.parseInt(text, 8)).orElse(-1);
        return new Owner(user[0], gid, mode);
    }

    private static int[] number(Directory root, String file, String name) {
        if (name.matches("\\d{1,9}")) {
            return new int[] {Integer.parseInt(name), Integer.parseInt(name)};
        }
        String text = root.find(Directory.path(file)).filter(RegularFile.class::isInstance)
                .map(node -> ((RegularFile) node).content().bytes().text()).orElse("");
        for (String line : text.split("\n")) {
            String[] fields = line.split(":");
            if (fields.length > 2 && fields[0].equals(name) && fields[2].matches("\\d{1,9}")) {
                int group = fields.length > 3 && fields[3].matches("\\d{1,9}") ? Integer.parseInt(fields[3]) : 0;
                return new int[] {Integer.parseInt(fields[2]), group};
            }
        }
        return new int[] {0, 0};
    }
}
