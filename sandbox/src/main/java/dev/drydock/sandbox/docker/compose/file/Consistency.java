package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the parts of a project fit together. */
record Consistency(Project project) {

    /** @throws Unfit at the first contradiction */
    void check() {
        project.services().values().forEach(this::check);
        project.secrets().forEach((name, secret) -> {
            if (!secret.get("external").truth() && secret.get("file").isEmpty() && secret.get("environment").isEmpty()) {
                throw Unfit.inconsistent("secret \"" + name + "\" must declare either `file` or `environment`");
            }
        });
        project.services().keySet().forEach(name -> cycle(List.of(name)));
    }

    private void check(Service service) {
        Mapping fields = service.fields();
        String name = service.name();
        if (!fields.has("build") && fields.get("image").isEmpty() && !fields.has("provider")) {
            throw Unfit.inconsistent("service \"" + name + "\" has neither an image nor a build context specified");
        }
        if (fields.at("build", "dockerfile").text().length() > 0 && fields.at("build", "dockerfile_inline").text().length() > 0) {
            throw Unfit.inconsistent("service \"" + name + "\" declares mutualy exclusive dockerfile and dockerfile_inline");
        }
        networks(service);
        List<String> test = fields.at("healthcheck", "test").texts();
        if (!test.isEmpty() && !List.of("CMD", "CMD-SHELL", "NONE").contains(test.get(0))) {
            throw new Unfit("healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"");
        }
        dependencies(service);
        references(service);
        amounts(service);
        mounts(service);
    }

    private void networks(Service service) {
        Mapping fields = service.fields();
        String mode = fields.get("network_mode").text();
        if (!mode.isEmpty() && !fields.get("networks").isEmpty()) {
            throw Unfit.inconsistent("service " + service.name() + " declares mutually exclusive `network_mode` and `networks`");
        }
        for (String network : fields.get("networks").mapping().keys()) {
            if (!project.networks().has(network)) {
                throw Unfit.inconsistent("service \"" + service.name() + "\" refers to undefined network " + network);
            }
        }
    }

    private void dependencies(Service service) {
        service.dependencies().forEach((name, dependency) -> {
            boolean optional = project.disabled().containsKey(name) && !dependency.get("required").truth();
            if (project.service(name).isEmpty() && !optional) {
                throw Unfit.inconsistent("service \"" + service.name() + "\" depends on undefined service \"" + name + "\"");
            }
        });
    }

    private void references(Service service) {
        for (Mapping volume : service.fields().get("volumes").mappings()) {
            String source = volume.get("source").text();
            if (volume.get("type").text().equals("volume") && !source.isEmpty() && !project.volumes().has(source)) {
                throw Unfit.inconsistent("service \"" + service.name() + "\" refers to undefined volume " + source);
            }
        }
        refer(service, service.fields().at("build", "secrets"), project.secrets(), "build secret");
        refer(service, service.fields().get("configs"), project.configs(), "config");
        refer(service, service.fields().get("secrets"), project.secrets(), "secret");
    }

    private static void refer(Service service, Tree list, Mapping known, String what) {
        for (Mapping each : list.mappings()) {
            String source = each.get("source").text();
            if (!known.has(source)) {
                throw Unfit.inconsistent("service \"" + service.name() + "\" refers to undefined " + what + " " + source);
            }
        }
    }

    private static void amounts(Service service) {
        Mapping fields = service.fields();
        String place = "services." + service.name();
        Tree replicas = fields.at("deploy", "replicas");
        if (fields.has("scale") && !replicas.isNothing() && fields.get("scale").whole() != replicas.whole()) {
            throw Unfit.inconsistent(place + ": can't set distinct values on 'scale' and 'deploy.replicas'");
        }
        if (fields.get("scale").whole() < 0) {
            throw new Unfit(place + ".scale: must be greater than or equal to 0");
        }
        if (replicas.whole() < 0) {
            throw new Unfit(place + ".deploy.replicas: must be greater than or equal to 0");
        }
        distinct(service, "cpus", "limits", "cpus");
        distinct(service, "mem_limit", "limits", "memory");
        distinct(service, "mem_reservation", "reservations", "memory");
        distinct(service, "pids_limit", "limits", "pids");
        if (service.scale() > 1 && !fields.get("container_name").isEmpty()) {
            String what = fields.has("scale") ? "scale" : "deploy.replicas";
            throw Unfit.inconsistent("services." + what + ": can't set container_name and " + service.name() + " as container name must be unique");
        }
    }

    private static void distinct(Service service, String field, String kind, String resource) {
        Tree limits = service.fields().at("deploy", "resources", kind);
        if (service.fields().has(field) && !limits.isNothing() && !Typing.text(limits.get(resource)).equals(Typing.text(service.fields().get(field)))) {
            throw Unfit.inconsistent("services." + service.name() + ": can't set distinct values on '" + field + "' and 'deploy.resources."
                    + kind + "." + resource + "'");
        }
    }

    private static void mounts(Service service) {
        Map<String, String> targets = new LinkedHashMap<>();
        int index = 0;
        for (String tmpfs : service.fields().get("tmpfs").texts()) {
            mount(targets, "services." + service.name() + ".tmpfs[" + index++ + "]", tmpfs.split(":", 2)[0]);
        }
        index = 0;
        for (Mapping volume : service.fields().get("volumes").mappings()) {
            mount(targets, "services." + service.name() + ".volumes[" + index++ + "]", volume.get("target").text());
        }
    }

    private static void mount(Map<String, String> targets, String place, String target) {
        String before = targets.put(target, place);
        if (before != null) {
            throw new Unfit(place + ": target " + target + " already mounted as " + before);
        }
    }

    private void cycle(List<String> path) {
        project.service(path.get(path.size() - 1)).ifPresent(service -> service.dependencies().keys().stream().sorted().forEach(name -> {
            int before = path.indexOf(name);
            if (before >= 0) {
                throw new Unfit("dependency cycle detected: " + String.join(" -> ", path.subList(before, path.size())) + " -> " + name);
            }
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            cycle(List.copyOf(longer));
        }));
    }
}
