package dev.drydock.sandbox.kubectl.object;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The files behind {@code -f}: a path, a folder, a pattern, or {@code -} for standard input. */
public final class ManifestFiles {
    private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml");

    private ManifestFiles() {}

    /** @param name as messages name it */
    public record File(String name, String text) {}

    /** Reads all of them. */
    public static Task<List<File>> read(List<String> names, boolean recursive) {
        return Task.all(names, name -> one(name, recursive)).map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private static Task<List<File>> one(String name, boolean recursive) {
        if (name.equals("-")) {
            return input().map(text -> List.of(new File("STDIN", text)));
        }
        if (name.startsWith("http://") || name.startsWith("https://")) {
            String host = name.substring(name.indexOf("//") + 2).replaceAll("[/:].*", "");
            return Task.fail(new Failure.Unreachable("dial tcp: lookup " + host + ": no such host"));
        }
        return Task.with(sys -> {
            List<String> matched = name.matches(".*[*?\\[].*") && !sys.files().exists(name) ? matches(sys, name) : List.of(name);
            if (matched.isEmpty() || !sys.files().exists(matched.get(0))) {
                return Task.fail("the path " + Quote.go(name) + " does not exist");
            }
            List<String> paths = new ArrayList<>();
            matched.forEach(path -> paths.addAll(paths(sys, path, recursive)));
            if (paths.isEmpty()) {
                return Task.fail("error reading [" + name + "]: recognized file extensions are [.json .yaml .yml]");
            }
            return Task.all(paths, path -> file(sys, path));
        });
    }

    private static Task<File> file(Sys sys, String path) {
        Outcome<Bytes> content = sys.files().read(path);
        return content.ok() ? Task.of(new File(path, content.value().text()))
                : Task.fail("open " + path + ": " + content.errno().text().toLowerCase(java.util.Locale.ROOT));
    }

    private static List<String> paths(Sys sys, String path, boolean recursive) {
        if (!sys.files().isDirectory(path)) {
            return List.of(path);
        }
        List<String> found = new ArrayList<>();
        Outcome<SortedMap<String, Node>> children = sys.files().list(path);
        if (children.ok()) {
            children.value().forEach((name, node) -> {
                String below = (path.endsWith("/") ? path : path + "/") + name;
                if (node instanceof Directory) {
                    if (recursive) {
                        found.addAll(paths(sys, below, true));
                    }
                } else if (ENDINGS.stream().anyMatch(name::endsWith)) {
                    found.add(below.startsWith("./") ? below.substring(2) : below);
                }
            });
        }
        return found;
    }

    private static List<String> matches(Sys sys, String pattern) {
        int slash = pattern.lastIndexOf('/');
        String folder = slash < 0 ? "." : slash == 0 ? "/" : pattern.substring(0, slash);
        String regex = pattern.substring(slash + 1).replace(".", "\\.").replace("*", "[^/]*").replace("?", "[^/]");
        Outcome<SortedMap<String, Node>> children = sys.files().list(folder);
        return children.ok()
                ? children.value().keySet().stream().filter(name -> name.matches(regex)).map(name -> slash < 0 ? name : pattern.substring(0, slash + 1) + name).toList()
                : List.of();
    }

    /** All of standard input. */
    public static Task<String> input() {
        return Task.<Bytes, Bytes>loop(Bytes.EMPTY, before -> (sys, then, otherwise) -> sys.read(0, 1 << 16, (s, read) -> then.run(s,
                read.ok() && !read.value().isEmpty() ? new Task.Round.Again<>(before.plus(read.value())) : new Task.Round.Over<>(before)))).map(Bytes::text);
    }
}
