package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.RunMount;
import dev.drydock.sandbox.build.convert.Operation;
import dev.drydock.sandbox.build.convert.Vertex;
import dev.drydock.sandbox.engine.record.MountPoint;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Space;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What {@code RUN --mount} lays over the files of a command, and what becomes of it afterwards. */
final class Mounting {
    private final Kernel kernel;
    private final String machine;
    private final Solve solve;
    private final Vertex vertex;

    Mounting(Kernel kernel, String machine, Solve solve, Vertex vertex) {
        this.kernel = kernel;
        this.machine = machine;
        this.solve = solve;
        this.vertex = vertex;
    }

    /** Mounts, and variables that get secrets; or why a mount cannot be. */
    record Mounts(List<MountPoint> points, List<String> variables, String refusal) {}

    static Optional<Node> find(Directory files, Operation.Mount mount) {
        return Copying.resolve(files, Directory.path(mount.wish().source()), 0);
    }

    static Node source(Directory files, Operation.Mount mount) {
        return find(files, mount).orElse(Directory.EMPTY);
    }

    private String fileSystem(int number) {
        return "build/" + solve.order().exchange() + "/" + vertex.digest().substring(7, 19) + "/" + number;
    }

    private List<Operation.Mount> wishes() {
        return ((Operation.Run) vertex.operation()).mounts();
    }

    Mounts prepare() {
        List<MountPoint> points = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < wishes().size(); i++) {
            Operation.Mount mount = wishes().get(i);
            RunMount wish = mount.wish();
            switch (wish.type()) {
                case "secret" -> {
                    Optional<String> secret = Optional.of(solve.order().client().secrets()).filter(all -> all.has(wish.name())).map(all -> all.get(wish.name()).text());
                    if (secret.isEmpty() && wish.required()) {
                        return new Mounts(List.of(), List.of(), "secret " + wish.name() + ": not found");
                    }
                    secret.map(text -> Bytes.wrap(Base64.getDecoder().decode(text))).ifPresent(bytes -> {
                        if (!wish.variable().isEmpty()) {
                            variables.add(wish.variable() + "=" + bytes.text());
                        }
                    });
                    if (secret.isPresent() && (wish.variable().isEmpty() || !wish.target().isEmpty())) {
                        String target = mount.target().isEmpty() ? "/run/secrets/" + wish.name() : mount.target();
                        Attributes attributes = new Attributes(wish.owner().mode() < 0 ? 0400 : wish.owner().mode(), wish.owner().uid(), wish.owner().gid(), kernel.now());
                        points.add(point(i, target, new RegularFile(attributes, Bytes.wrap(Base64.getDecoder().decode(secret.get())), 0), false));
                    }
                }
                case "text" -> points.add(point(i, mount.target(), RegularFile.of(wish.source()).with(Attributes.of(0755)), false));
                case "tmpfs" -> points.add(new MountPoint("tmpfs", "", "", mount.target(), "", true, false, false));
                case "cache" -> points.add(point(i, mount.target(), cache(mount), true));
                case "bind" -> points.add(point(i, mount.target(), find(Keys.files(solve, vertex, mount.input()), mount).orElse(Directory.EMPTY), !wish.readOnly()));
                default -> { }
            }
        }
        return new Mounts(points, variables, "");
    }

    private MountPoint point(int number, String target, Node node, boolean writable) {
        kernel.transaction().put(Space.FILE_SYSTEMS.key(fileSystem(number)), Directory.EMPTY.with("mounted", node));
        return new MountPoint("tree", fileSystem(number), "mounted", target, "", writable, false, false);
    }

    // ---- folders that commands share -----------------------------------------------------------------------------------------------

    private static String cacheKey(Operation.Mount mount) {
        return Vertex.digest("cache mount " + mount.wish().name());
    }

    private Node cache(Operation.Mount mount) {
        Optional<Cached> kept = Cached.find(kernel, machine, cacheKey(mount));
        if (kept.isPresent()) {
            return kept.get().files();
        }
        RunMount.Owner owner = mount.wish().owner();
        Directory empty = mount.input() >= 0 && find(Keys.files(solve, vertex, mount.input()), mount).orElse(null) instanceof Directory files ? files
                : Directory.EMPTY;
        return empty.with(new Attributes(owner.mode() < 0 ? 0755 : owner.mode(), owner.uid(), owner.gid(), kernel.now()));
    }

    /** After the command: what it left in shared folders is kept, the rest goes. */
    void leave() {
        for (int i = 0; i < wishes().size(); i++) {
            Operation.Mount mount = wishes().get(i);
            var key = Space.FILE_SYSTEMS.key(fileSystem(i));
            Optional<Directory> tree = kernel.transaction().find(key);
            if (mount.wish().type().equals("cache") && tree.isPresent() && tree.get().child("mounted").orElse(null) instanceof Directory files) {
                Optional<Cached> known = Cached.find(kernel, machine, cacheKey(mount));
                Cached kept = known.isPresent() ? known.get().holding(Layer.of(files)) : Cached.made(kernel, cacheKey(mount), "", Cached.Kind.CACHE_MOUNT,
                        "cached mount " + mount.target() + " from exec " + String.join(" ", ((Operation.Run) vertex.operation()).words()), Layer.of(files));
                kept.touch(kernel, machine);
            }
            tree.ifPresent(gone -> kernel.transaction().remove(key));
        }
    }

    /** The tree without the places that were only made to mount something there. */
    static Directory without(Directory before, Directory after, List<MountPoint> points) {
        Directory clean = after;
        for (MountPoint point : points) {
            List<String> path = Directory.path(point.destination());
            for (int i = path.size(); i > 0; i--) {
                List<String> part = path.subList(0, i);
                Optional<Node> node = clean.find(part);
                boolean empty = node.isPresent() && (node.get() instanceof Directory directory ? directory.children().isEmpty() : node.get().size() == 0);
                if (empty && before.find(part).isEmpty()) {
                    clean = clean.without(part);
                }
            }
        }
        return clean;
    }
}
