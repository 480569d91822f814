package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Short forms become long ones, and what is not said gets its usual value.
 *
 * @param lenient whether a short form that cannot be read stays as it is, since variables may still be in it
 */
record Canon(boolean lenient, Consumer<String> warn) {
    private static final Mapping STARTED = Mapping.of("condition", "service_started", "required", true);

    Mapping longForms(Mapping file) {
        Mapping.Builder result = Mapping.builder();
        file.forEach((key, value) -> result.put(key, switch (key) {
            case "services" -> each(value, (name, service) -> service instanceof Mapping mapping ? service(mapping, Trail.of("services").next(name)) : service);
            case "volumes", "networks", "secrets", "configs" -> each(value, (name, resource) -> resource instanceof Mapping mapping
                    ? external(mapping, new Trail(List.of(key, name))) : resource);
            default -> value;
        }));
        return result.build();
    }

    private interface Change {
        Tree of(String name, Tree value);
    }

    private static Tree each(Tree value, Change change) {
        if (!(value instanceof Mapping mapping)) {
            return value;
        }
        Mapping.Builder changed = Mapping.builder();
        mapping.forEach((name, each) -> changed.put(name, change.of(name, each)));
        return changed.build();
    }

    private interface Item {
        Tree of(Tree value);
    }

    private static Sequence items(Tree value, Item item) {
        return new Sequence(value.items().stream().map(item::of).toList());
    }

    private Mapping service(Mapping service, Trail trail) {
        Mapping.Builder result = Mapping.builder();
        service.forEach((key, value) -> result.put(key, switch (key) {
            case "build" -> build(value, trail.next(key));
            case "depends_on" -> dependencies(value);
            case "env_file" -> items(value instanceof Text ? Sequence.of(value) : value, file -> file instanceof Mapping
                    ? withStandard(file.mapping(), "required", true) : Mapping.of("path", file, "required", true));
            case "label_file" -> value instanceof Text ? Sequence.of(value) : value;
            case "dns" -> items(value instanceof Text ? Sequence.of(value) : value, item -> item);
            case "extends" -> value instanceof Text ? Mapping.of("service", value) : value;
            case "gpus" -> value instanceof Text ? Sequence.of(Mapping.of("count", "all")) : value;
            case "networks", "models" -> value instanceof Sequence ? names(value) : value;
            case "volumes" -> items(value, volume -> volume instanceof Text text ? volume(text) : volume);
            case "devices" -> items(value, device -> device instanceof Text text ? device(text.value()) : device);
            case "secrets", "configs" -> items(value, Canon::mount);
            case "ports" -> ports(value);
            case "develop" -> develop(value);
            default -> value;
        }));
        return result.build();
    }

    private static Mapping withStandard(Mapping mapping, String key, Object standard) {
        return mapping.has(key) ? mapping : mapping.with(key, standard);
    }

    private static Tree mount(Tree mount) {
        return mount instanceof Text ? Mapping.of("source", mount) : mount;
    }

    private static Mapping names(Tree list) {
        Mapping.Builder named = Mapping.builder();
        list.texts().forEach(name -> named.put(name, Nothing.NOTHING));
        return named.build();
    }

    private static Tree dependencies(Tree value) {
        if (value instanceof Sequence) {
            Mapping.Builder all = Mapping.builder();
            value.texts().forEach(name -> all.put(name, STARTED));
            return all.build();
        }
        return each(value, (name, dependency) -> withStandard(withStandard(dependency.mapping(), "condition", "service_started"), "required", true));
    }

    private Tree build(Tree value, Trail trail) {
        if (value instanceof Text) {
            return Mapping.of("context", value);
        }
        return each(value, (key, each) -> switch (key) {
            case "secrets" -> items(each, Canon::mount);
            case "provenance", "sbom" -> Typing.text(each);
            case "additional_contexts" -> each instanceof Sequence ? pairs(each, trail.next(key)) : each;
            default -> each;
        });
    }

    private Tree pairs(Tree list, Trail trail) {
        Mapping.Builder pairs = Mapping.builder();
        for (String text : list.texts()) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new Unfit(trail + ": invalid value " + text + ", expected key=value");
            }
            pairs.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return pairs.build();
    }

    private static Tree develop(Tree value) {
        return each(value, (key, watch) -> key.equals("watch") ? items(watch, each -> each(each, (name, part) ->
                (name.equals("ignore") || name.equals("include")) && part instanceof Text ? Sequence.of(part) : part)) : watch);
    }

    private Tree volume(Text text) {
        try {
            return ShortVolume.parse(text.value());
        } catch (Unfit unreadable) {
            if (lenient) {
                return text;
            }
            throw unreadable;
        }
    }

    private Tree device(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > 3) {
            throw new Unfit("confusing device mapping, please use long syntax: " + text);
        }
        return Mapping.of("source", parts[0], "target", parts.length > 1 && !parts[1].isEmpty() ? parts[1] : parts[0],
                "permissions", parts.length > 2 ? parts[2] : "rwm");
    }

    private Tree ports(Tree value) {
        List<Tree> ports = new ArrayList<>();
        for (Tree entry : value.items()) {
            if (entry instanceof Mapping) {
                ports.add(entry);
                continue;
            }
            try {
                if (entry instanceof Decimal) {
                    throw new Unfit("services.ports: invalid type float64 for port");
                }
                ports.addAll(ShortPorts.parse(Typing.text(entry).value()));
            } catch (Unfit unreadable) {
                if (lenient) {
                    return value;
                }
                throw unreadable;
            }
        }
        return new Sequence(ports);
    }

    private Tree external(Mapping resource, Trail trail) {
        if (!(resource.get("external") instanceof Mapping external)) {
            return resource;
        }
        Mapping result = resource.with("external", true);
        if (!external.has("name")) {
            return result;
        }
        warn.accept(trail + ": external.name is deprecated. Please set name and external: true");
        if (resource.has("name") && !resource.get("name").equals(external.get("name"))) {
            throw new Unfit(trail + ": name and external.name conflict; only use name");
        }
        return result.with("name", external.get("name"));
    }

    /** Values that hold when nothing is said. */
    static Mapping standards(Mapping file) {
        return withEach(file, service -> {
            Mapping result = service;
            if (service.get("build") instanceof Mapping build) {
                result = result.with("build", withStandard(build, "context", "."));
            }
            if (service.has("secrets")) {
                result = result.with("secrets", items(service.get("secrets"), secret ->
                        withStandard(secret.mapping(), "target", "/run/secrets/" + secret.get("source").text())));
            }
            if (service.has("ports")) {
                result = result.with("ports", items(service.get("ports"), port -> port instanceof Mapping mapping
                        ? withStandard(withStandard(mapping, "protocol", "tcp"), "mode", "ingress") : port));
            }
            return gpus(result);
        });
    }

    private static Mapping gpus(Mapping service) {
        Mapping result = service.has("gpus") ? service.with("gpus", items(service.get("gpus"), Canon::counted)) : service;
        String[] devices = {"deploy", "resources", "reservations", "devices"};
        return service.at(devices) instanceof Sequence sequence ? result.withAt(items(sequence, Canon::counted), devices) : result;
    }

    private static Tree counted(Tree device) {
        return device.has("count") || device.has("device_ids") ? device : device.mapping().with("count", "all");
    }

    private interface ServiceChange {
        Mapping of(Mapping service);
    }

    private static Mapping withEach(Mapping file, ServiceChange change) {
        return !file.has("services") ? file : file.with("services", each(file.get("services"), (name, service) ->
                service instanceof Mapping mapping ? change.of(mapping) : service));
    }

    /** Looks at places that contradict themselves. @throws Unfit at the first one */
    static void check(Mapping file) {
        for (var config : file.get("configs").mapping().entries().entrySet()) {
            fileObject(config.getValue(), "configs." + config.getKey(), List.of("file", "environment", "content"));
        }
        for (var secret : file.get("secrets").mapping().entries().entrySet()) {
            fileObject(secret.getValue(), "secrets." + secret.getKey(), List.of("file", "environment"));
        }
        for (var volume : file.get("volumes").mapping().entries().entrySet()) {
            external(volume.getValue(), "volumes." + volume.getKey());
        }
        for (var service : file.get("services").mapping().entries().entrySet()) {
            for (Mapping port : service.getValue().get("ports").mappings()) {
                String ip = port.get("host_ip").text();
                if (!ip.isEmpty() && !dev.drydock.sandbox.docker.value.Addresses.isAddress(ip)) {
                    throw new Unfit("services." + service.getKey() + ".ports.[]: invalid ip address: " + ip);
                }
            }
        }
    }

    private static void fileObject(Tree object, String place, List<String> sources) {
        long given = sources.stream().filter(object::has).count();
        if (given > 1) {
            throw new Unfit(place + ": " + String.join("|", sources) + " attributes are mutually exclusive");
        }
        if (given == 0 && !object.has("driver") && !object.has("external")) {
            throw new Unfit(place + ": one of " + String.join("|", sources) + " must be set");
        }
    }

    private static void external(Tree volume, String place) {
        if (!volume.get("external").truth()) {
            return;
        }
        for (String key : volume.mapping().keys()) {
            if (!key.equals("name") && !key.equals("external") && !key.startsWith("x-")) {
                throw new Unfit(place + ": conflicting parameters \"external\" and \"" + key + "\" specified");
            }
        }
    }
}
