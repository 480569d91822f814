package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths: cleaned, joined, and those in a file led back to the folder that they are meant from.
 *
 * @param folder the file's project folder, absolute or relative to that of the file which includes it
 * @param home what {@code ~} stands for
 */
record Places(String folder, String home) {
    private static final List<String> PATHS = List.of("services.*.build.ssh.*", "services.*.env_file.*.path", "services.*.label_file.*",
            "services.*.extends.file", "services.*.develop.watch.*.path", "configs.*.file", "secrets.*.file");

    /** Go's {@code path.Clean}. */
    static String clean(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        boolean rooted = path.startsWith("/");
        ArrayDeque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (name.equals("..") && !names.isEmpty() && !names.peekLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".") && !(rooted && name.equals(".."))) {
                names.addLast(name);
            }
        }
        String joined = String.join("/", names);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    /** A path seen from a folder. */
    static String join(String folder, String path) {
        return path.startsWith("/") ? clean(path) : clean(folder.isEmpty() ? path : folder + "/" + path);
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }

    /** The file with its paths led back to the folder. */
    Mapping resolve(Mapping file) {
        return (Mapping) resolve(file, Trail.TOP);
    }

    private Tree resolve(Tree value, Trail trail) {
        if (trail.matches("services.*.build.context") || trail.matches("services.*.build.additional_contexts.*")) {
            return context(value);
        }
        if (trail.matches("services.*.volumes.*")) {
            return mount(value);
        }
        if (trail.matches("volumes.*")) {
            return volume(value);
        }
        if (PATHS.stream().anyMatch(trail::matches)) {
            return value instanceof Text text ? new Text(absolute(text.value())) : value;
        }
        if (value instanceof Mapping mapping) {
            Mapping.Builder all = Mapping.builder();
            mapping.forEach((key, each) -> all.put(key, resolve(each, trail.next(key))));
            return all.build();
        }
        if (value instanceof Sequence sequence) {
            List<Tree> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(resolve(item, trail.next(Trail.ITEM))));
            return new Sequence(items);
        }
        return value;
    }

    private String absolute(String path) {
        String expanded = path.equals("~") || path.startsWith("~/") ? home + path.substring(1) : path;
        return expanded.isEmpty() || expanded.startsWith("/") ? expanded : join(folder, expanded);
    }

    private Tree context(Tree value) {
        String text = value.text();
        boolean remote = text.contains("://") || text.startsWith("service:") || text.startsWith("github.com/") || text.startsWith("git@");
        return remote || !(value instanceof Text) ? value : new Text(absolute(text));
    }

    private Tree mount(Tree value) {
        if (!value.get("type").text().equals("bind")) {
            return value;
        }
        if (!value.has("source")) {
            throw new Unfit("invalid mount config for type \"bind\": field Source must not be empty");
        }
        return value.mapping().with("source", absolute(value.get("source").text()));
    }

    private Tree volume(Tree value) {
        Tree options = value.get("driver_opts");
        boolean bind = value.get("driver").text().equals("local") && options.get("o").text().equals("bind") && options.has("device");
        return bind ? value.mapping().withAt(absolute(options.get("device").text()), "driver_opts", "device") : value;
    }
}
