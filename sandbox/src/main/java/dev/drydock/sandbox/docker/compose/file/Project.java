package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.ComposeYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A project as its files describe it.
 *
 * @param folder the project's folder, absolute
 * @param services enabled ones
 * @param disabled those whose profiles are not active
 * @param resources {@code networks volumes secrets configs models}, each by key, in canonical form
 * @param extensions {@code x-...} at the top
 * @param files absolute names of its files
 * @param environment variables that were filled in
 */
public record Project(String name, String folder, SortedMap<String, Service> services, SortedMap<String, Service> disabled, Mapping resources,
        Mapping extensions, List<String> files, SortedMap<String, String> environment, List<String> profiles) {
    /** In the order of the canonical output. */
    private static final List<String> KINDS = List.of("networks", "volumes", "secrets", "configs", "models");

    public Project {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        disabled = Collections.unmodifiableSortedMap(new TreeMap<>(disabled));
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    public Mapping networks() {
        return resources.get("networks").mapping();
    }

    public Mapping volumes() {
        return resources.get("volumes").mapping();
    }

    public Mapping secrets() {
        return resources.get("secrets").mapping();
    }

    public Mapping configs() {
        return resources.get("configs").mapping();
    }

    /** An enabled service. */
    public Optional<Service> service(String service) {
        return Optional.ofNullable(services.get(service));
    }

    private Project with(SortedMap<String, Service> enabled, SortedMap<String, Service> others) {
        return new Project(name, folder, enabled, others, resources, extensions, files, environment, profiles);
    }

    /** With a service in another form. */
    public Project with(Service service) {
        TreeMap<String, Service> changed = new TreeMap<>(services);
        changed.put(service.name(), service);
        return with(changed, disabled);
    }

    /** With the services of these profiles, and no others, enabled. */
    public Project withProfiles(List<String> active) {
        TreeMap<String, Service> enabled = new TreeMap<>();
        TreeMap<String, Service> others = new TreeMap<>();
        for (Map<String, Service> each : List.of(services, disabled)) {
            each.forEach((key, service) -> (service.enabledBy(active) ? enabled : others).put(key, service));
        }
        return new Project(name, folder, enabled, others, resources, extensions, files, environment, active);
    }

    /** With services that are named enabled, whatever their profile. */
    Project naming(List<String> names) {
        List<String> active = new ArrayList<>(profiles);
        names.forEach(each -> Optional.ofNullable(disabled.get(each)).ifPresent(service -> active.addAll(service.fields().get("profiles").texts())));
        return names.isEmpty() ? this : withProfiles(List.copyOf(active));
    }

    /** Only these services and, if wished, those they need; all when none is named. @throws Unfit if one does not exist */
    Project selecting(List<String> names, boolean dependencies) {
        if (names.isEmpty()) {
            return this;
        }
        TreeSet<String> chosen = new TreeSet<>();
        names.forEach(each -> choose(each, true, dependencies, chosen));
        TreeMap<String, Service> enabled = new TreeMap<>();
        TreeMap<String, Service> others = new TreeMap<>(disabled);
        services.forEach((key, service) -> (chosen.contains(key) ? enabled : others).put(key, service.with("depends_on", within(service, chosen))));
        return with(enabled, others);
    }

    private static Mapping within(Service service, TreeSet<String> chosen) {
        Mapping.Builder kept = Mapping.builder();
        service.dependencies().forEach((key, dependency) -> {
            if (chosen.contains(key)) {
                kept.put(key, dependency);
            }
        });
        return kept.build();
    }

    private void choose(String service, boolean required, boolean dependencies, TreeSet<String> chosen) {
        if (!services.containsKey(service)) {
            if (required) {
                throw new Unfit("no such service: " + service);
            }
            return;
        }
        if (chosen.add(service) && dependencies) {
            services.get(service).dependencies().forEach((key, dependency) -> choose(key, dependency.get("required").truth(), true, chosen));
        }
    }

    /** Only these services, or what stands in the way. */
    public Outcome select(List<String> names, boolean dependencies) {
        try {
            return new Outcome.Loaded(naming(names).selecting(names, dependencies), List.of());
        } catch (Unfit unfit) {
            return new Outcome.Refused(unfit.getMessage(), List.of());
        }
    }

    /** With a service disabled. */
    public Project without(String service) {
        TreeMap<String, Service> rest = new TreeMap<>(services);
        Optional<Service> one = Optional.ofNullable(rest.remove(service));
        rest.replaceAll((key, each) -> each.with("depends_on", each.dependencies().without(service)));
        TreeMap<String, Service> others = new TreeMap<>(disabled);
        one.ifPresent(each -> others.put(service, each));
        return with(rest, others);
    }

    /** Services that need this one. */
    public List<Service> dependents(String service) {
        return services.values().stream().filter(each -> each.dependencies().has(service)).toList();
    }

    /** Without networks, volumes, configs and secrets that no service uses. */
    Project withoutUnused() {
        Mapping.Builder used = Mapping.builder();
        for (String kind : KINDS) {
            Mapping.Builder left = Mapping.builder();
            resources.get(kind).mapping().forEach((key, resource) -> {
                if (services.values().stream().anyMatch(uses(kind, key))) {
                    left.put(key, resource);
                }
            });
            used.putUnlessEmpty(kind, left.build());
        }
        return new Project(name, folder, services, disabled, used.build(), extensions, files, environment, profiles);
    }

    private static Predicate<Service> uses(String kind, String key) {
        return service -> switch (kind) {
            case "networks", "models" -> service.fields().get(kind).has(key);
            case "volumes" -> service.fields().get("volumes").mappings().stream().anyMatch(volume ->
                    volume.get("type").text().equals("volume") && volume.get("source").text().equals(key));
            default -> sources(service.fields().get(kind)).contains(key)
                    || kind.equals("secrets") && sources(service.fields().at("build", "secrets")).contains(key);
        };
    }

    private static List<String> sources(Tree mounts) {
        return mounts.mappings().stream().map(mount -> mount.get("source").text()).toList();
    }

    /** The canonical form as YAML. */
    public String yaml() {
        Mapping.Builder all = Mapping.builder().put("name", name);
        all.put("services", fields(services));
        KINDS.forEach(kind -> all.putUnlessEmpty(kind, shown(kind)));
        return ComposeYaml.write(all.putAll(extensions).build());
    }

    private Mapping shown(String kind) {
        Mapping.Builder shown = Mapping.builder();
        ComposeYaml.sorted(resources.get(kind).mapping()).forEach((key, resource) ->
                shown.put(key, kind.equals("configs") && resource.has("environment") ? resource.mapping().without("content") : resource));
        return shown.build();
    }

    private static Mapping fields(SortedMap<String, Service> services) {
        Mapping.Builder all = Mapping.builder();
        services.forEach((key, service) -> all.put(key, service.fields()));
        return ComposeYaml.sorted(all.build());
    }

    /** The canonical form as JSON, indented by two. */
    public String json() {
        Mapping.Builder all = Mapping.builder().put("name", name);
        TreeMap<String, Tree> each = new TreeMap<>(GoText.BY_BYTES);
        services.forEach((key, service) -> each.put(key, service.json()));
        all.put("services", Mapping.copyOf(each));
        KINDS.forEach(kind -> {
            Mapping.Builder some = Mapping.builder();
            shown(kind).sorted().forEach((key, resource) ->
                    some.put(key, JsonForm.section(kind.substring(0, kind.length() - 1), resource.mapping())));
            if (!kind.equals("models")) {
                all.putUnlessEmpty(kind, some.build());
            }
        });
        return Json.write(all.putAll(extensions).build().sorted(), JsonStyle.COMPACT.withIndent("  "));
    }

    /** By which a network or volume is known to be out of date. @param kind {@code networks} or {@code volumes} */
    public String hash(String kind, String key) {
        Mapping resource = resources.get(kind).get(key).mapping();
        boolean plain = kind.equals("volumes") && resource.get("driver").text().isEmpty();
        Mapping hashed = Typing.inOrder(kind.substring(0, kind.length() - 1), plain ? resource.with("driver", "local") : resource);
        return Service.sha256(Json.compact(JsonForm.section(kind.substring(0, kind.length() - 1), hashed)));
    }

    /** The text that a config or secret holds when it is not a file. */
    public Optional<String> content(Tree resource) {
        String variable = resource.get("environment").text();
        return !variable.isEmpty() ? Optional.ofNullable(environment.get(variable))
                : resource.get("content") instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }
}
