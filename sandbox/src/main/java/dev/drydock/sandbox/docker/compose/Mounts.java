package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is mounted in a container of a service.
 *
 * @param binds in the engine's short form
 * @param mounts what the short form cannot say
 */
record Mounts(List<String> binds, List<Mapping> mounts) {

    /** @param inherited the container that is replaced, empty for none */
    static Mounts of(Project project, Service service, Mapping inherited) {
        Map<String, Mapping> targets = new TreeMap<>();
        for (Mapping mount : inherited.get("Mounts").mappings()) {
            boolean anonymous = mount.get("Type").text().equals("volume") && mount.get("Name").text().matches("[0-9a-f]{64}");
            boolean named = service.fields().get("volumes").mappings().stream().anyMatch(volume ->
                    volume.get("target").text().equals(mount.get("Destination").text()) && volume.has("source"));
            if (anonymous && !named) {
                targets.put(mount.get("Destination").text(), Mapping.of("type", "volume", "source", mount.get("Name").text(),
                        "target", mount.get("Destination").text(), "read_only", !mount.get("RW").truth(), "literal", true));
            }
        }
        for (Mapping volume : service.fields().get("volumes").mappings()) {
            targets.putIfAbsent(volume.get("target").text(), volume);
        }
        files(project.secrets(), service.fields().get("secrets"), "/run/secrets/", targets);
        files(project.configs(), service.fields().get("configs"), "/", targets);
        List<String> binds = new ArrayList<>();
        List<Mapping> mounts = new ArrayList<>();
        for (Mapping volume : targets.values()) {
            String source = source(project, volume);
            if (bindable(volume)) {
                binds.add(source + ":" + volume.get("target").text() + ":" + options(volume));
            } else {
                mounts.add(mount(volume, source));
            }
        }
        return new Mounts(List.copyOf(binds), List.copyOf(mounts));
    }

    private static void files(Mapping known, Tree used, String folder, Map<String, Mapping> targets) {
        for (Mapping each : used.mappings()) {
            Tree resource = known.get(each.get("source").text());
            String target = each.get("target").text(each.get("source").text());
            if (resource.has("file")) {
                targets.putIfAbsent(target.startsWith("/") ? target : folder + target, Mapping.of("type", "bind", "source", resource.get("file").text(),
                        "target", target.startsWith("/") ? target : folder + target, "read_only", true));
            }
        }
    }

    private static String source(Project project, Mapping volume) {
        String source = volume.get("source").text();
        boolean key = volume.get("type").text().equals("volume") && !volume.has("literal");
        return key ? project.volumes().get(source).get("name").text(source) : source;
    }

    private static boolean bindable(Mapping volume) {
        Tree bind = volume.get("bind");
        Tree options = volume.get("volume");
        return switch (volume.get("type").text()) {
            case "bind" -> bind.get("create_host_path").truth() && bind.get("propagation").isEmpty() && bind.get("recursive").isEmpty();
            case "volume" -> volume.has("source") && !volume.has("literal")
                    && options.get("labels").isEmpty() && options.get("subpath").isEmpty() && !options.get("nocopy").truth();
            default -> false;
        };
    }

    private static String options(Mapping volume) {
        String access = volume.get("read_only").truth() ? "ro" : "rw";
        String shared = volume.at("bind", "selinux").text();
        return shared.isEmpty() ? access : access + "," + shared;
    }

    private static Mapping mount(Mapping volume, String source) {
        Mapping.Builder mount = Mapping.builder().put("Type", volume.get("type").text()).putUnlessEmpty("Source", source)
                .put("Target", volume.get("target").text()).putUnlessEmpty("ReadOnly", volume.get("read_only").truth());
        Tree bind = volume.get("bind");
        if (volume.get("type").text().equals("bind") && !bind.isEmpty()) {
            mount.put("BindOptions", Mapping.builder().putUnlessEmpty("Propagation", bind.get("propagation"))
                    .putUnlessEmpty("CreateMountpoint", bind.get("create_host_path").truth()).build());
        }
        Tree options = volume.get("volume");
        if (!options.isEmpty()) {
            mount.put("VolumeOptions", Mapping.builder().putUnlessEmpty("NoCopy", options.get("nocopy").truth())
                    .putUnlessEmpty("Labels", options.get("labels")).putUnlessEmpty("Subpath", options.get("subpath")).build());
        }
        Tree memory = volume.get("tmpfs");
        if (!memory.isEmpty()) {
            mount.put("TmpfsOptions", Mapping.builder().putUnlessEmpty("SizeBytes", memory.get("size").text().isEmpty() ? 0L
                    : Long.parseLong(memory.get("size").text())).putUnlessEmpty("Mode", memory.get("mode").whole()).build());
        }
        return mount.build();
    }
}
