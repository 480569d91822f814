package dev.drydock.sandbox.docker.container.settings;

import dev.drydock.sandbox.docker.value.MountText;
import dev.drydock.sandbox.docker.value.Sizes;
import dev.drydock.sandbox.command.Reading;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;

/**
 * What {@code -v}, {@code --mount} and {@code --tmpfs} ask for.
 *
 * @param binds named volumes and bind mounts, {@code data:/data:ro}
 * @param anonymous places of volumes without a name
 * @param mounts the long form
 * @param tmpfs places of file systems in memory with their options
 */
record Volumes(List<String> binds, List<String> anonymous, List<Mapping> mounts, TreeMap<String, String> tmpfs) {

    static Volumes of(List<String> volumes, List<String> mounts, List<String> tmpfs, Surroundings around) {
        List<String> binds = new ArrayList<>();
        List<String> anonymous = new ArrayList<>();
        for (String volume : new LinkedHashSet<>(volumes)) {
            List<String> parts = parts(volume);
            if (parts.size() == 1) {
                anonymous.add(volume);
            } else {
                String source = parts.get(0).startsWith(".") ? around.absolute(parts.get(0)) : parts.get(0);
                binds.add(source + ":" + String.join(":", parts.subList(1, parts.size())));
            }
        }
        TreeMap<String, String> memory = new TreeMap<>();
        for (String place : tmpfs) {
            int colon = place.indexOf(':');
            memory.put(colon < 0 ? place : place.substring(0, colon), colon < 0 ? "" : place.substring(colon + 1));
        }
        return new Volumes(List.copyOf(binds), List.copyOf(anonymous),
                mounts.stream().map(MountText::of).map(mount -> mount(mount, around)).toList(), memory);
    }

    private static List<String> parts(String volume) {
        if (volume.isEmpty()) {
            throw new Unusable("invalid empty volume spec");
        }
        if (volume.length() <= 2) {
            return List.of(volume);
        }
        List<String> parts = split(volume);
        if (parts.contains("")) {
            throw new Unusable("invalid spec: " + volume + ": empty section between colons");
        }
        if (parts.size() > 3) {
            throw new Unusable("invalid spec: " + volume + ": too many colons");
        }
        return parts;
    }

    /** A letter before a colon is taken for the drive of another system, and the colon does not part. */
    private static List<String> split(String volume) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (char c : volume.toCharArray()) {
            if (c == ':' && !(part.length() == 1 && Character.isLetter(part.charAt(0)))) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static Mapping mount(MountText mount, Surroundings around) {
        String source = mount.field("source").startsWith(".") ? around.absolute(mount.field("source")) : mount.field("source");
        Mapping.Builder tree = Mapping.builder()
                .put("Type", mount.type())
                .putUnlessEmpty("Source", source)
                .putUnlessEmpty("Target", mount.field("target"))
                .putUnlessEmpty("ReadOnly", mount.on("readonly"))
                .putUnlessEmpty("Consistency", mount.field("consistency"));
        if (mount.has("bind")) {
            tree.put("BindOptions", Mapping.builder()
                    .putUnlessEmpty("Propagation", mount.field("bind-propagation"))
                    .putUnlessEmpty("NonRecursive", mount.on("bind-nonrecursive") || mount.field("bind-recursive").equals("disabled"))
                    .putUnlessEmpty("ReadOnlyNonRecursive", mount.field("bind-recursive").equals("writable"))
                    .putUnlessEmpty("ReadOnlyForceRecursive", mount.field("bind-recursive").equals("readonly")).build());
        }
        if (mount.has("volume")) {
            tree.put("VolumeOptions", volumeOptions(mount));
        }
        if (mount.has("image")) {
            tree.put("ImageOptions", Mapping.builder().putUnlessEmpty("Subpath", mount.field("image-subpath")).build());
        }
        if (mount.has("tmpfs")) {
            String size = mount.field("tmpfs-size");
            String mode = mount.field("tmpfs-mode");
            tree.put("TmpfsOptions", Mapping.builder()
                    .putUnlessEmpty("SizeBytes", Sizes.bytes(size) instanceof Reading.Accepted bytes ? Long.parseLong(bytes.value()) : 0L)
                    .putUnlessEmpty("Mode", mode.isEmpty() ? 0L : Long.parseLong(mode, 8)).build());
        }
        return tree.build();
    }

    private static Mapping volumeOptions(MountText mount) {
        Mapping options = pairs(mount.field("volume-opt"));
        return Mapping.builder()
                .putUnlessEmpty("NoCopy", mount.on("volume-nocopy"))
                .put("Labels", pairs(mount.field("volume-label")))
                .putUnlessEmpty("Subpath", mount.field("volume-subpath"))
                .put("DriverConfig", Mapping.builder()
                        .putUnlessEmpty("Name", mount.field("volume-driver"))
                        .put("Options", options.isEmpty() ? Nothing.NOTHING : options).build()).build();
    }

    private static Mapping pairs(String lines) {
        return lines.isEmpty() ? Mapping.EMPTY : Pairs.tree(List.of(lines.split("\n")));
    }

    Mapping anonymousTree() {
        Mapping.Builder tree = Mapping.builder();
        anonymous.stream().sorted().forEach(place -> tree.put(place, Mapping.EMPTY));
        return tree.build();
    }

    Mapping tmpfsTree() {
        return Mapping.copyOf(tmpfs);
    }
}
