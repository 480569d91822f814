package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Filters;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A project known by the labels of what it left at the engine, when its files were not read. */
final class Traces {
    private Traces() {}

    /** The project of the files, or what can be told without them. @param containers of the project */
    static Step project(Sys sys, Daemon daemon, String name, Optional<Project> read, List<Mapping> containers, Opening.Then then) {
        if (read.isPresent()) {
            return then.run(sys, read.get());
        }
        var mine = Filters.query(List.of("label=" + Labels.PROJECT + "=" + name));
        return daemon.get(sys, "/volumes", mine, (s, volumes) -> daemon.get(s, "/networks", mine, (t, networks) ->
                then.run(t, new Project(name, "", services(containers), new TreeMap<>(), Mapping.of(
                        "networks", byLabel(networks.json(), Labels.NETWORK), "volumes", byLabel(volumes.json().get("Volumes"), Labels.VOLUME)),
                        Mapping.EMPTY, List.of(), new TreeMap<>(), List.of()))));
    }

    private static Mapping byLabel(Tree list, String label) {
        Mapping.Builder found = Mapping.builder();
        for (Mapping each : list.mappings()) {
            found.put(each.get("Labels").get(label).text(each.get("Name").text()), Mapping.of("name", each.get("Name").text()));
        }
        return found.build();
    }

    private static TreeMap<String, Service> services(List<Mapping> containers) {
        TreeMap<String, Service> services = new TreeMap<>();
        for (Mapping container : containers) {
            String name = Containers.service(container);
            if (!Containers.oneOff(container)) {
                int before = services.containsKey(name) ? services.get(name).scale() : 0;
                services.put(name, new Service(name, Mapping.builder().putUnlessEmpty("depends_on", dependencies(container))
                        .put("image", container.get("Image").text()).put("scale", before + 1).build()));
            }
        }
        return services;
    }

    private static Mapping dependencies(Mapping container) {
        Mapping.Builder all = Mapping.builder();
        for (String each : Containers.label(container, Labels.DEPENDS_ON).split(",")) {
            String[] parts = each.split(":", -1);
            if (!parts[0].isEmpty()) {
                all.put(parts[0], Mapping.of("condition", parts.length > 1 ? parts[1] : "running_or_healthy",
                        "restart", parts.length < 3 || parts[2].equals("true"), "required", false));
            }
        }
        return all.build();
    }
}
