package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a merged file implies: the default network, dependencies by shared namespaces, names of resources, variables of the surroundings. */
record Normal(String project, Map<String, String> environment) {
    private static final Mapping SHARED = Mapping.of("condition", "service_started", "restart", true, "required", true);

    Mapping of(Mapping file) {
        Mapping result = networks(file);
        if (result.has("services")) {
            Mapping.Builder services = Mapping.builder();
            result.get("services").mapping().forEach((name, service) -> services.put(name, service(service.mapping())));
            result = result.with("services", services.build());
        }
        for (String kind : List.of("networks", "volumes", "configs", "secrets")) {
            result = result.has(kind) ? result.with(kind, named(result.get(kind).mapping())) : result;
        }
        return result;
    }

    private static Mapping networks(Mapping file) {
        Mapping networks = file.get("networks").mapping();
        Mapping.Builder services = Mapping.builder();
        boolean usesDefault = false;
        for (var each : file.get("services").mapping().entries().entrySet()) {
            Mapping service = each.getValue().mapping();
            if (!service.has("provider") && !service.has("network_mode")) {
                service = service.get("networks").isEmpty() ? service.with("networks", Mapping.of("default", Nothing.NOTHING)) : service;
                usesDefault |= service.get("networks").has("default");
            }
            services.put(each.getKey(), service);
        }
        Mapping result = file.has("services") ? file.with("services", services.build()) : file;
        Mapping all = usesDefault && !networks.has("default") ? networks.with("default", Nothing.NOTHING) : networks;
        return all.isEmpty() ? result : result.with("networks", all);
    }

    private Mapping service(Mapping given) {
        Mapping service = given;
        if (service.get("pull_policy").text().equals("if_not_present")) {
            service = service.with("pull_policy", "missing");
        }
        if (service.get("build") instanceof Mapping build) {
            service = service.with("build", build(build));
        }
        if (service.has("environment")) {
            service = service.with("environment", resolved(service.get("environment"), true));
        }
        List<Tree> volumes = new ArrayList<>();
        for (Mapping volume : service.get("volumes").mappings()) {
            volumes.add(volume.with("target", Places.clean(volume.get("target").text())));
        }
        service = volumes.isEmpty() ? service : service.with("volumes", volumes);
        Mapping dependencies = dependencies(service);
        return dependencies.isEmpty() ? service : service.with("depends_on", dependencies);
    }

    private Mapping build(Mapping given) {
        Mapping build = given.get("context").isNothing() ? given.with("context", ".") : given;
        boolean named = !build.get("dockerfile").isNothing() || !build.get("dockerfile_inline").isNothing();
        build = named ? build : build.with("dockerfile", "Dockerfile");
        return build.has("args") ? build.with("args", resolved(build.get("args"), false)) : build;
    }

    private static Mapping dependencies(Mapping service) {
        Mapping all = service.get("depends_on").mapping();
        for (String link : service.get("links").texts()) {
            String[] parts = link.split(":", -1);
            all = with(all, parts.length == 2 ? parts[0] : link, SHARED);
        }
        for (String namespace : List.of("network_mode", "ipc", "pid", "uts", "cgroup")) {
            String reference = service.get(namespace).text();
            all = reference.startsWith("service:") ? with(all, reference.substring(8), SHARED) : all;
        }
        for (String source : service.get("volumes_from").texts()) {
            all = source.startsWith("container:") ? all : with(all, source.split(":", -1)[0], SHARED.with("restart", false));
        }
        return all;
    }

    private static Mapping with(Mapping all, String name, Mapping dependency) {
        return all.has(name) ? all : all.with(name, dependency);
    }

    /** Variables without a value get that of the surroundings. @param keep whether one that is nowhere stays */
    private Tree resolved(Tree variables, boolean keep) {
        if (variables instanceof Sequence) {
            List<Tree> all = new ArrayList<>();
            for (String text : variables.texts()) {
                boolean open = !text.contains("=");
                if (!open || keep || environment.containsKey(text)) {
                    all.add(new Text(open && environment.containsKey(text) ? text + "=" + environment.get(text) : text));
                }
            }
            return new Sequence(all);
        }
        Mapping.Builder all = Mapping.builder();
        variables.mapping().forEach((name, value) -> {
            if (!value.isNothing()) {
                all.put(name, value);
            } else if (environment.containsKey(name)) {
                all.put(name, environment.get(name));
            } else if (keep) {
                all.put(name, value);
            }
        });
        return all.build();
    }

    private Mapping named(Mapping resources) {
        Mapping.Builder all = Mapping.builder();
        resources.forEach((key, value) -> {
            Mapping resource = value.mapping();
            boolean external = Merge.yes(resource.get("external"));
            all.put(key, resource.get("name").isNothing() ? resource.with("name", external ? key : project + "_" + key) : resource);
        });
        return all.build();
    }
}
