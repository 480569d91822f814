package dev.drydock.sandbox.engine.files;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** {@code /containers/{id}/archive}: files of a container as an archive, running or not. */
final class CopyFiles {
    private static final long DIRECTORY_BIT = 1L << 31;
    private static final long LINK_BIT = 1L << 27;
    private static final long DEVICE_BITS = 1L << 26 | 1L << 21;
    private static final long STICKY_BIT = 1L << 20;

    private CopyFiles() {}

    /** A container and what is at the path. */
    private record Place(Container container, Files files, String path, Node node) {
        String name() {
            List<String> names = Directory.path(path);
            return names.isEmpty() ? "/" : names.get(names.size() - 1);
        }
    }

    /** The files that a container's processes see; those of a stopped one without what only runs have. */
    private static Files files(Call call, Container container) {
        if (container.state().isUp()) {
            return call.kernel().files(container.space());
        }
        String space = "container/" + container.id() + "/stopped";
        List<Space.Mount> mounts = new ArrayList<>(List.of(
                new Space.Mount(List.of(), new Space.Source.Tree(container.fileSystem(), List.of()), false)));
        container.settings().mounts().stream().filter(mount -> !mount.source().isEmpty()).forEach(mount ->
                call.kernel().files(call.machine()).locate(mount.source()).toOptional()
                        .filter(located -> located.mount().source() instanceof Space.Source.Tree)
                        .ifPresent(located -> mounts.add(new Space.Mount(Directory.path(mount.destination()), new Space.Source.Tree(
                                ((Space.Source.Tree) located.mount().source()).fileSystem(), located.inside()), !mount.writable()))));
        call.transaction().put(Space.key(space), new Space(space, call.machine(), mounts, call.machine(), call.machine(), "", Space.Limits.NONE));
        Files files = call.kernel().files(space);
        call.transaction().remove(Space.key(space));
        return files;
    }

    private static Answer<Place> place(Call call) {
        if (call.query("path").isEmpty()) {
            return Answer.refused(Reply.bad("bad parameter: pathcannot be empty"));
        }
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).then(container -> {
            String path = call.query("path").startsWith("/") ? call.query("path") : "/" + call.query("path");
            Files files = files(call, container);
            Outcome<Node> node = files.linkNode(path);
            return node.ok()
                    ? Answer.of(new Place(container, files, path, node.value()))
                    : Answer.refused(Reply.notFound("Could not find the file " + call.query("path") + " in container " + call.part("id")));
        });
    }

    static Reply serveStat(Call call) {
        return place(call).reply(place -> {
            call.kernel().exchanges().answer(call.exchange().id(), head(place, ""), Bytes.EMPTY);
            return Reply.later();
        });
    }

    private static Exchange.Head head(Place place, String contentType) {
        TreeMap<String, String> headers = new TreeMap<>(Call.head(200, contentType).headers());
        String json = Json.compact(Mapping.of("name", place.name(), "size", place.node().size(), "mode", mode(place.node()),
                "mtime", GoTime.nano(place.node().attributes().modifiedMicros()), "linkTarget", target(place)));
        headers.put("x-docker-container-path-stat", Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
        return new Exchange.Head(200, headers);
    }

    private static String target(Place place) {
        return place.node() instanceof Symlink ? place.files().realPath(place.path()).toOptional().orElse(((Symlink) place.node()).target()) : "";
    }

    /** As Go's {@code os.FileMode} numbers it. */
    private static long mode(Node node) {
        long bits = node.attributes().mode() & 0777 | ((node.attributes().mode() & 01000) != 0 ? STICKY_BIT : 0);
        return bits | (node instanceof Directory ? DIRECTORY_BIT : node instanceof Symlink ? LINK_BIT : node instanceof Device ? DEVICE_BITS : 0);
    }

    static Reply serveGet(Call call) {
        return place(call).reply(place -> {
            call.kernel().exchanges().answer(call.exchange().id(), head(place, "application/x-tar"), archive(place));
            return Reply.later();
        });
    }

    private static Bytes archive(Place place) {
        return place.name().equals("/") && place.node() instanceof Directory root ? Tar.write(root) : Tar.write(place.name(), place.node());
    }

    static Reply servePut(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> {
            if (container.hostConfig().get("ReadonlyRootfs").truth()) {
                return new Reply.Refusal(403, "container rootfs is marked read-only");
            }
            Files files = files(call, container);
            String path = call.query("path");
            if (!files.exists(path)) {
                return Reply.notFound("Could not find the file " + path + " in container " + call.part("id"));
            }
            if (!files.isDirectory(path)) {
                return Reply.bad("extraction point is not a directory");
            }
            Optional<Directory> tree = call.request().body().isEmpty() ? Optional.of(Directory.EMPTY) : Tar.read(call.request().body());
            if (tree.isEmpty()) {
                return Reply.bad("unexpected EOF");
            }
            boolean keeps = call.flag("noOverwriteDirNonDir");
            Optional<String> clash = keeps ? clash(files, path, tree.get()) : Optional.empty();
            if (clash.isPresent()) {
                return Reply.bad(clash.get());
            }
            unpack(files, path, tree.get());
            return new Reply.Empty(200);
        });
    }

    /** A directory that would take a file's place, or the other way round. */
    private static Optional<String> clash(Files files, String path, Directory tree) {
        for (var entry : tree.children().entrySet()) {
            Optional<Node> there = files.linkNode(path + "/" + entry.getKey()).toOptional();
            if (there.isPresent() && there.get() instanceof Directory != entry.getValue() instanceof Directory) {
                return Optional.of(there.get() instanceof Directory
                        ? "cannot overwrite directory \"" + path + "/" + entry.getKey() + "\" with non-directory \"" + path + "\""
                        : "cannot overwrite non-directory \"" + path + "/" + entry.getKey() + "\" with directory \"" + path + "\"");
            }
        }
        return Optional.empty();
    }

    private static void unpack(Files files, String path, Directory tree) {
        tree.children().forEach((name, node) -> {
            String place = (path.endsWith("/") ? path : path + "/") + name;
            if (node instanceof Directory directory) {
                if (!files.isDirectory(place)) {
                    files.put(place, Directory.EMPTY.with(directory.attributes()));
                }
                unpack(files, place, directory);
            } else {
                files.put(place, node);
            }
        });
    }
}
