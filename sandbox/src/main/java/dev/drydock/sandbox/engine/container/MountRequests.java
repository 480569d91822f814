package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.MountPoint;
import dev.drydock.sandbox.engine.record.Volume;
import dev.drydock.sandbox.engine.record.Volumes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a container is to mount: {@code -v}, {@code --mount}, {@code --tmpfs}, {@code --volumes-from} and the volumes of its image. */
final class MountRequests {
    private final Call call;
    private final Image image;
    private final List<MountPoint> mounts = new ArrayList<>();

    private MountRequests(Call call, Image image) {
        this.call = call;
        this.image = image;
    }

    /** Makes the volumes that are missing. */
    static Answer<List<MountPoint>> of(Call call, Image image, Mapping config, Mapping host) {
        MountRequests requests = new MountRequests(call, image);
        Optional<Reply.Refusal> refusal = requests.collect(config, host);
        return refusal.isPresent() ? Answer.refused(refusal.get()) : Answer.of(requests.mounts);
    }

    private Optional<Reply.Refusal> collect(Mapping config, Mapping host) {
        for (String from : host.get("VolumesFrom").texts()) {
            Optional<Reply.Refusal> refusal = volumesFrom(from);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        for (String bind : host.get("Binds").texts()) {
            Optional<Reply.Refusal> refusal = bind(bind);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        for (Mapping mount : host.get("Mounts").mappings()) {
            Optional<Reply.Refusal> refusal = mount(mount);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        host.get("Tmpfs").mapping().forEach((path, options) ->
                add(new MountPoint("tmpfs", "", "", clean(path), options.text(),
                        !List.of(options.text().split(",")).contains("ro"), false, false)));
        config.get("Volumes").mapping().keys().forEach(path -> {
            if (mounts.stream().noneMatch(mount -> mount.destination().equals(clean(path)))) {
                volume("", clean(path), "", true, true);
            }
        });
        return Optional.empty();
    }

    private void add(MountPoint mount) {
        mounts.removeIf(other -> other.destination().equals(mount.destination()));
        mounts.add(mount);
    }

    private static String clean(String path) {
        return "/" + String.join("/", Directory.path(path));
    }

    private Optional<Reply.Refusal> volumesFrom(String from) {
        String name = from.replaceFirst(":(ro|rw|z|Z)$", "");
        Answer<Container> found = new Containers(call.kernel(), call.machine()).find(name);
        if (found instanceof Answer.Refused<Container> refused) {
            return Optional.of(refused.refusal());
        }
        boolean readOnly = from.endsWith(":ro");
        ((Answer.Given<Container>) found).value().settings().mounts().forEach(mount -> add(new MountPoint(mount.type(), mount.name(),
                mount.source(), mount.destination(), mount.mode(), mount.writable() && !readOnly, mount.anonymous(), mount.listed())));
        return Optional.empty();
    }

    /** {@code source:destination[:mode]}, {@code destination} alone for an anonymous volume. */
    private Optional<Reply.Refusal> bind(String written) {
        String[] parts = written.split(":", -1);
        if (parts.length > 3 || parts.length == 0) {
            return bad("invalid volume specification: '" + written + "'");
        }
        String source = parts.length == 1 ? "" : parts[0];
        String destination = parts.length == 1 ? parts[0] : parts[1];
        String mode = parts.length == 3 ? parts[2] : "";
        for (String option : mode.isEmpty() ? new String[0] : mode.split(",")) {
            if (!List.of("ro", "rw", "z", "Z", "nocopy", "rprivate", "private", "rshared", "shared", "rslave", "slave", "consistent", "cached",
                    "delegated").contains(option)) {
                return bad("invalid volume specification: '" + written + "': invalid mode: " + mode);
            }
        }
        String type = source.startsWith("/") ? "bind" : "volume";
        if (!destination.startsWith("/")) {
            return bad("invalid volume specification: '" + written + "': invalid mount config for type \"" + type
                    + "\": invalid mount path: '" + destination + "' mount path must be absolute");
        }
        if (clean(destination).equals("/")) {
            return bad("invalid volume specification: '" + written + "': invalid mount config for type \"" + type
                    + "\": invalid specification: destination can't be '/'");
        }
        boolean writable = !List.of(mode.split(",")).contains("ro");
        if (type.equals("bind")) {
            makeHostDirectory(clean(source));
            add(new MountPoint("bind", "", clean(source), clean(destination), mode, writable, false, true));
            return Optional.empty();
        }
        return volume(source, clean(destination), mode.isEmpty() && !source.isEmpty() ? "z" : mode, writable, !mode.contains("nocopy"));
    }

    private void makeHostDirectory(String path) {
        Files files = call.kernel().files(call.machine());
        StringBuilder at = new StringBuilder();
        for (String name : Directory.path(path)) {
            at.append('/').append(name);
            if (!files.exists(at.toString())) {
                files.makeDirectory(at.toString(), 0755);
            }
        }
    }

    private Optional<Reply.Refusal> mount(Mapping asked) {
        String type = asked.get("Type").text();
        String target = asked.get("Target").text();
        boolean writable = !asked.get("ReadOnly").truth();
        if (!List.of("bind", "volume", "tmpfs").contains(type)) {
            return bad("invalid mount config for type \"" + type + "\": mount type unknown");
        }
        if (target.isEmpty()) {
            return bad("invalid mount config for type \"" + type + "\": field Target must not be empty");
        }
        if (!target.startsWith("/")) {
            return bad("invalid mount config for type \"" + type + "\": invalid mount path: '" + target + "' mount path must be absolute");
        }
        if (type.equals("tmpfs")) {
            long size = asked.at("TmpfsOptions", "SizeBytes").whole();
            long mode = asked.at("TmpfsOptions", "Mode").whole();
            String options = (size > 0 ? "size=" + size : "") + (size > 0 && mode > 0 ? "," : "") + (mode > 0 ? "mode=" + Long.toString(mode, 8) : "");
            add(new MountPoint("tmpfs", "", "", clean(target), options, writable, false, true));
            return Optional.empty();
        }
        if (type.equals("volume")) {
            return volume(asked.get("Source").text(), clean(target), "z", writable, !asked.at("VolumeOptions", "NoCopy").truth());
        }
        String source = asked.get("Source").text();
        if (source.isEmpty()) {
            return bad("invalid mount config for type \"bind\": field Source must not be empty");
        }
        if (!call.kernel().files(call.machine()).exists(source) && !asked.at("BindOptions", "CreateMountpoint").truth()) {
            return bad("invalid mount config for type \"bind\": bind source path does not exist: " + source);
        }
        makeHostDirectory(clean(source));
        add(new MountPoint("bind", "", clean(source), clean(target), "", writable, false, true));
        return Optional.empty();
    }

    private Optional<Reply.Refusal> volume(String name, String destination, String mode, boolean writable, boolean copies) {
        Answer<Volume> made = new Volumes(call.kernel(), call.machine()).make(name, Mapping.EMPTY, Mapping.EMPTY);
        if (made instanceof Answer.Refused<Volume> refused) {
            return Optional.of(refused.refusal());
        }
        Volume volume = ((Answer.Given<Volume>) made).value();
        if (copies) {
            fill(volume, destination);
        }
        add(new MountPoint("volume", volume.name(), volume.data(), destination, mode, writable, name.isEmpty(), true));
        return Optional.empty();
    }

    /** A volume that is empty gets what the image has at its place. */
    private void fill(Volume volume, String destination) {
        Files files = call.kernel().files(call.machine());
        boolean empty = files.list(volume.data()).toOptional().map(children -> children.isEmpty()).orElse(false);
        Optional<Node> there = image.root().find(Directory.path(destination));
        if (empty && there.isPresent() && there.get() instanceof Directory directory) {
            files.put(volume.data(), directory);
        }
    }

    private static Optional<Reply.Refusal> bad(String message) {
        return Optional.of(Reply.bad(message));
    }
}
