package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Identifiers;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Layer;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** The volumes of one engine. */
public final class Volumes {
    private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9_.-]+";

    private final Kernel kernel;
    private final String machine;

    public Volumes(Kernel kernel, String machine) {
        this.kernel = kernel;
        this.machine = machine;
    }

    /** All, by name. */
    public List<Volume> all() {
        return List.copyOf(kernel.transaction().view(Volume.VOLUMES).subMap(machine + "/", machine + "0").values());
    }

    public Optional<Volume> byName(String name) {
        return kernel.transaction().find(Volume.key(machine, name));
    }

    public Answer<Volume> find(String name) {
        return byName(name).map(Answer::of).orElseGet(() -> Answer.refused(Reply.notFound("get " + name + ": no such volume")));
    }

    /** The volume of a name, made if there is none; an anonymous one for an empty name. */
    public Answer<Volume> make(String name, Mapping options, Mapping labels) {
        Optional<Volume> existing = byName(name);
        if (existing.isPresent()) {
            return Answer.of(existing.get());
        }
        if (!name.isEmpty() && !name.matches(NAME)) {
            return Answer.refused(Reply.bad(refusal(name)));
        }
        String called = name.isEmpty() ? Identifiers.next(kernel) : name;
        Mapping marked = name.isEmpty() ? labels.with("com.docker.volume.anonymous", "") : labels;
        Volume volume = new Volume(machine, called, name.isEmpty(), options, marked, kernel.now());
        kernel.transaction().put(Volume.key(machine, called), volume);
        makeDirectories(volume.data());
        new EventLog(kernel, machine).note("volume", "create", called, Mapping.of("driver", "local"));
        return Answer.of(volume);
    }

    private static String refusal(String name) {
        return name.length() == 1
                ? "create " + name + ": volume name is too short, names should be at least two alphanumeric characters"
                : "create " + name + ": \"" + name + "\" includes invalid characters for a local volume name, only"
                        + " \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host directory, use absolute path";
    }

    private void makeDirectories(String path) {
        Files files = kernel.files(machine);
        StringBuilder at = new StringBuilder();
        for (String name : path.substring(1).split("/")) {
            at.append('/').append(name);
            files.makeDirectory(at.toString(), 0755);
        }
    }

    /** Containers that mount a volume. */
    public List<Container> users(String name) {
        return new Containers(kernel, machine).all().stream()
                .filter(c -> c.settings().mounts().stream().anyMatch(m -> m.isVolume() && m.name().equals(name)))
                .toList();
    }

    /** Nominal bytes of a volume's files. */
    public long size(Volume volume) {
        return kernel.files(machine).node(volume.data()).toOptional()
                .filter(Directory.class::isInstance).map(node -> Layer.of((Directory) node).size()).orElse(0L);
    }

    public void remove(Volume volume) {
        kernel.transaction().remove(Volume.key(machine, volume.name()));
        Files files = kernel.files(machine);
        String folder = volume.data().substring(0, volume.data().lastIndexOf('/'));
        files.locate(folder).toOptional().filter(located -> located.node().isPresent()).ifPresent(located -> {
            var tree = (Space.Source.Tree) located.mount().source();
            var key = Space.FILE_SYSTEMS.key(tree.fileSystem());
            kernel.transaction().put(key, kernel.transaction().get(key).without(located.inside()));
        });
        new EventLog(kernel, machine).note("volume", "destroy", volume.name(), Mapping.of("driver", "local"));
    }
}
