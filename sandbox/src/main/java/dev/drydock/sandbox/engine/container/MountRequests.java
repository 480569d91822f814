package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.Images;
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
    private static final List<List<String>> SORTS = List.of(List.of("ro", "rw"), List.of("z", "Z"), List.of("nocopy"),
            List.of("rprivate", "private", "rshared", "shared", "rslave", "slave"), List.of("consistent", "cached", "delegated"));
    private static final List<String> MODES = SORTS.stream().flatMap(List::stream).toList();

    private final Call call;
    private final Image image;
    private final List<MountPoint> mounts = new ArrayList<>();
    /** Places that flags asked for; those of other containers' volumes give way. */
    private final List<String> asked = new ArrayList<>();

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
        asked.clear();
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
                volume(new Wanted("", "", Mapping.EMPTY, Mapping.EMPTY), clean(path), "", true, true);
            }
        });
        return Optional.empty();
    }

    private void add(MountPoint mount) {
        mounts.removeIf(other -> other.destination().equals(mount.destination()));
        mounts.add(mount);
        asked.add(mount.destination());
    }

    /** The refusal if a place was asked for already, by {@code -v}, {@code --mount} or {@code --tmpfs}. */
    private Optional<Reply.Refusal> twice(String destination) {
        return asked.contains(destination) ? bad("Duplicate mount point: " + destination) : Optional.empty();
    }

    private static String clean(String path) {
        return "/" + String.join("/", Directory.path(path));
    }

    private Optional<Reply.Refusal> volumesFrom(String from) {
        int colon = from.indexOf(':');
        String name = colon < 0 ? from : from.substring(0, colon);
        String mode = colon < 0 ? "" : from.substring(colon + 1);
        if (!mode.isEmpty() && !validMode(mode, List.of("ro", "rw", "z", "Z", "consistent", "cached", "delegated"))) {
            return bad("invalid mode: " + mode);
        }
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
        if (!mode.isEmpty() && !validMode(mode, MODES)) {
            return bad("invalid volume specification: '" + written + "': invalid mode: " + mode);
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
        Optional<Reply.Refusal> twice = twice(clean(destination));
        if (twice.isPresent()) {
            return twice;
        }
        boolean writable = !List.of(mode.split(",")).contains("ro");
        if (type.equals("bind")) {
            makeHostDirectory(clean(source));
            add(new MountPoint("bind", "", clean(source), clean(destination), mode, writable, false, true));
            return Optional.empty();
        }
        return volume(new Wanted(source, "", Mapping.EMPTY, Mapping.EMPTY), clean(destination), mode.isEmpty() && !source.isEmpty() ? "z" : mode, writable,
                !mode.contains("nocopy"));
    }

    /** A mode holds at most one word of each sort. */
    private static boolean validMode(String mode, List<String> known) {
        List<String> words = List.of(mode.split(","));
        return known.containsAll(words) && SORTS.stream().allMatch(sort -> words.stream().filter(sort::contains).count() <= 1);
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

    private Optional<Reply.Refusal> mount(Mapping wish) {
        String type = wish.get("Type").text();
        String target = wish.get("Target").text();
        boolean writable = !wish.get("ReadOnly").truth();
        Optional<String> wrong = wrong(wish, type, target);
        if (wrong.isPresent()) {
            return bad("invalid mount config for type \"" + type + "\": " + wrong.get());
        }
        Optional<Reply.Refusal> twice = twice(clean(target));
        if (twice.isPresent()) {
            return twice;
        }
        String source = wish.get("Source").text();
        switch (type) {
            case "tmpfs" -> {
                long size = wish.at("TmpfsOptions", "SizeBytes").whole();
                long mode = wish.at("TmpfsOptions", "Mode").whole();
                String options = (size > 0 ? "size=" + size : "") + (size > 0 && mode > 0 ? "," : "") + (mode > 0 ? "mode=" + Long.toString(mode, 8) : "");
                add(new MountPoint("tmpfs", "", "", clean(target), options, writable, false, true));
                return Optional.empty();
            }
            case "image" -> {
                Answer<Images.Found> found = new Images(call.kernel(), call.machine()).find(source);
                if (found instanceof Answer.Refused<Images.Found> refused) {
                    return Optional.of(refused.refusal());
                }
                add(new MountPoint("image", source, "", clean(target), wish.at("ImageOptions", "Subpath").text(), false, false, true));
                return Optional.empty();
            }
            case "volume" -> {
                Mapping options = wish.get("VolumeOptions").mapping();
                String driver = options.at("DriverConfig", "Name").text("local");
                if (!driver.equals("local")) {
                    return Optional.of(Reply.notFound("create " + source + ": error looking up volume plugin " + driver + ": plugin \"" + driver + "\" not found"));
                }
                Wanted wanted = new Wanted(source, options.get("Subpath").text(), options.at("DriverConfig", "Options").mapping(), options.get("Labels").mapping());
                return volume(wanted, clean(target), "z", writable, !options.get("NoCopy").truth());
            }
            default -> {
                makeHostDirectory(clean(source));
                add(new MountPoint("bind", "", clean(source), clean(target), "", writable, false, true));
                return Optional.empty();
            }
        }
    }

    /** What is wrong with the long form of a mount (moby's {@code validateMountConfig}). */
    private Optional<String> wrong(Mapping asked, String type, String target) {
        String source = asked.get("Source").text();
        if (!List.of("bind", "volume", "tmpfs", "image").contains(type)) {
            return Optional.of("mount type unknown");
        }
        if (target.isEmpty()) {
            return Optional.of("field Target must not be empty");
        }
        if (target.startsWith("/") && clean(target).equals("/")) {
            return Optional.of("invalid specification: destination can't be '/'");
        }
        if (!target.startsWith("/")) {
            return Optional.of("invalid mount path: '" + target + "' mount path must be absolute");
        }
        if (source.isEmpty() && (type.equals("bind") || type.equals("image"))) {
            return Optional.of("field Source must not be empty");
        }
        if (type.equals("tmpfs")) {
            return source.isEmpty() ? Optional.empty() : Optional.of("field Source must not be specified");
        }
        if (type.equals("volume")) {
            String below = asked.at("VolumeOptions", "Subpath").text();
            if (!below.isEmpty() && source.isEmpty()) {
                return Optional.of("must not set Subpath when using anonymous volumes");
            }
            if (below.startsWith("/") || List.of(below.split("/")).contains("..")) {
                return Optional.of("subpath must be a relative path within the volume");
            }
            return source.isEmpty() && asked.get("ReadOnly").truth() ? Optional.of("must not set ReadOnly mode when using anonymous volumes") : Optional.empty();
        }
        if (type.equals("image")) {
            return Optional.empty();
        }
        if (!source.startsWith("/")) {
            return Optional.of("invalid mount path: '" + source + "' mount path must be absolute");
        }
        boolean there = call.kernel().files(call.machine()).exists(source) || asked.at("BindOptions", "CreateMountpoint").truth();
        return there ? Optional.empty() : Optional.of("bind source path does not exist: " + source);
    }

    /** A volume that is asked for, by its name if it has one. @param below a folder of it that is mounted instead of the whole */
    private record Wanted(String name, String below, Mapping options, Mapping labels) {}

    private Optional<Reply.Refusal> volume(Wanted wanted, String destination, String mode, boolean writable, boolean copies) {
        Answer<Volume> made = new Volumes(call.kernel(), call.machine()).make(wanted.name(), wanted.options(), wanted.labels());
        if (made instanceof Answer.Refused<Volume> refused) {
            return Optional.of(refused.refusal());
        }
        Volume volume = ((Answer.Given<Volume>) made).value();
        if (copies && wanted.below().isEmpty()) {
            fill(volume, destination);
        }
        String data = volume.data() + (wanted.below().isEmpty() ? "" : "/" + wanted.below());
        add(new MountPoint("volume", volume.name(), data, destination, mode, writable, wanted.name().isEmpty(), true));
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
