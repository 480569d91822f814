package dev.drydock.sandbox.engine.system;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.build.Cached;
import dev.drydock.sandbox.engine.container.ListContainers;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.Volume;
import dev.drydock.sandbox.engine.record.Volumes;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /system/df}: what images, containers and volumes take, layers that are shared counted once. */
final class DiskUsage {
    private final Call call;
    private final List<Images.Found> images;
    private final List<Container> containers;
    private final Map<String, Integer> imagesByLayer = new LinkedHashMap<>();
    private final Map<String, Long> sizesByLayer = new LinkedHashMap<>();

    private DiskUsage(Call call) {
        this.call = call;
        this.images = new Images(call.kernel(), call.machine()).all();
        this.containers = new Containers(call.kernel(), call.machine()).all();
        for (Images.Found found : images) {
            List<String> chain = found.image().chainIds();
            for (int i = 0; i < chain.size(); i++) {
                imagesByLayer.merge(chain.get(i), 1, Integer::sum);
                sizesByLayer.put(chain.get(i), found.image().layers().get(i).size());
            }
        }
    }

    static Reply serve(Call call) {
        return Reply.json(new DiskUsage(call).json());
    }

    private Mapping json() {
        List<Mapping> listed = new ArrayList<>();
        images.stream().sorted(Comparator.comparing((Images.Found found) -> found.image().created()).reversed()).forEach(found -> listed.add(image(found)));
        return Mapping.of(
                "LayersSize", sizesByLayer.values().stream().mapToLong(Long::longValue).sum(),
                "Images", listed,
                "Containers", containers.stream().map(container -> ListContainers.sized(call, container)).toList(),
                "Volumes", new Volumes(call.kernel(), call.machine()).all().stream().map(this::volume).toList(),
                "BuildCache", Cached.all(call.kernel(), call.machine()).stream().map(each -> each.json(call.kernel(), call.machine())).toList());
    }

    private Mapping image(Images.Found found) {
        Image image = found.image();
        long shared = 0;
        List<String> chain = image.chainIds();
        for (int i = 0; i < chain.size(); i++) {
            shared += imagesByLayer.get(chain.get(i)) > 1 ? image.layers().get(i).size() : 0;
        }
        long users = containers.stream().filter(c -> c.image() == image || c.image().equals(image)).count();
        return Mapping.of(
                "Containers", users,
                "Created", GoTime.micros(image.created()) / 1_000_000,
                "Id", image.id(),
                "Labels", image.config().get("Labels").isEmpty() ? null : image.config().get("Labels"),
                "ParentId", found.stored().parentId(),
                "RepoDigests", found.stored().repoDigests().stream().map(Reference::familiar).toList(),
                "RepoTags", found.stored().tags().stream().map(Reference::familiar).toList(),
                "SharedSize", shared,
                "Size", image.size());
    }

    private Mapping volume(Volume volume) {
        Volumes volumes = new Volumes(call.kernel(), call.machine());
        return Mapping.of("CreatedAt", GoTime.seconds(volume.createdMicros()), "Driver", "local",
                "Labels", volume.labels().isEmpty() ? null : volume.labels(), "Mountpoint", volume.data(), "Name", volume.name(),
                "Options", volume.options().isEmpty() ? null : volume.options(), "Scope", "local",
                "UsageData", Mapping.of("RefCount", volumes.users(volume.name()).size(), "Size", volumes.size(volume)));
    }
}
