package dev.drydock.sandbox.cluster.apiserver.discovery;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.apiserver.schema.Alias;
import dev.drydock.sandbox.cluster.apiserver.schema.Field;
import dev.drydock.sandbox.cluster.apiserver.schema.Schemas;
import dev.drydock.sandbox.cluster.apiserver.schema.Struct;
import dev.drydock.sandbox.cluster.apiserver.schema.Type;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The schemas as OpenAPI v3 documents, one for each group and version. Descriptions are left to whoever knows the learner's language. */
public final class OpenApi {
    private static final String REF = "#/components/schemas/";
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    private final List<Resource> resources;
    private final Map<String, Tree> custom;

    /** @param custom schemas of resources that definitions have added, by {@code group/version/Kind} */
    public OpenApi(List<Resource> resources, Map<String, Tree> custom) {
        this.resources = List.copyOf(resources);
        this.custom = new TreeMap<>(custom);
    }

    /** {@code /openapi/v3}: which documents there are. */
    public Mapping index() {
        Map<String, Tree> paths = new TreeMap<>();
        for (Resource resource : resources) {
            String path = (resource.group().isEmpty() ? "api/" : "apis/") + resource.apiVersion();
            paths.put(path, Mapping.of("serverRelativeURL", "/openapi/v3/" + path));
        }
        return Mapping.of("paths", Mapping.copyOf(paths));
    }

    /** The document of a group and version; empty if nothing is served there. */
    public Mapping document(String apiVersion) {
        Map<String, Tree> schemas = new TreeMap<>();
        Deque<Struct> open = new ArrayDeque<>();
        boolean found = false;
        for (Resource resource : resources) {
            if (resource.apiVersion().equals(apiVersion)) {
                found = true;
                Optional<Struct> struct = Schemas.all().of(resource);
                struct.ifPresent(open::add);
                Tree own = custom.getOrDefault(resource.apiVersion() + "/" + resource.kind(), Mapping.EMPTY);
                if (!own.isEmpty()) {
                    schemas.put(reversed(resource.group()) + "." + resource.version() + "." + resource.kind(), own.mapping().with(
                            "x-kubernetes-group-version-kind", Sequence.of(kind(resource))));
                }
            }
        }
        while (!open.isEmpty()) {
            Struct struct = open.poll();
            if (!schemas.containsKey(name(struct))) {
                schemas.put(name(struct), schema(struct, open));
            }
        }
        schemas.putAll(plain());
        return !found ? Mapping.EMPTY : Mapping.of("openapi", "3.0.0", "info", Mapping.of("title", "Kubernetes", "version", "v1.32.13"),
                "paths", Mapping.EMPTY, "components", Mapping.of("schemas", Mapping.copyOf(schemas)));
    }

    private static Map<String, Tree> plain() {
        Map<String, Tree> plain = new LinkedHashMap<>();
        plain.put("io.k8s.apimachinery.pkg.api.resource.Quantity", Mapping.of("oneOf", Sequence.of(Mapping.of("type", "string"), Mapping.of("type", "number"))));
        plain.put("io.k8s.apimachinery.pkg.util.intstr.IntOrString",
                Mapping.of("format", "int-or-string", "oneOf", Sequence.of(Mapping.of("type", "integer"), Mapping.of("type", "string"))));
        plain.put(META + "Time", Mapping.of("type", "string", "format", "date-time"));
        plain.put(META + "MicroTime", Mapping.of("type", "string", "format", "date-time"));
        return plain;
    }

    private Mapping schema(Struct struct, Deque<Struct> open) {
        Mapping.Builder properties = Mapping.builder();
        List<String> required = new ArrayList<>();
        for (Field field : new TreeMap<>(struct.fields()).values()) {
            properties.put(field.name(), property(field, open));
            if (field.required()) {
                required.add(field.name());
            }
        }
        Mapping.Builder schema = Mapping.builder().put("description", "").put("type", "object").put("properties", properties.build())
                .putUnlessEmpty("required", Sequence.ofTexts(required));
        List<Tree> kinds = new ArrayList<>();
        for (Resource resource : resources) {
            if (Schemas.all().of(resource).filter(own -> own == struct).isPresent()) {
                kinds.add(kind(resource));
            }
        }
        return schema.putUnlessEmpty("x-kubernetes-group-version-kind", new Sequence(kinds)).build();
    }

    private static Mapping kind(Resource resource) {
        return Mapping.of("group", resource.group(), "kind", resource.kind(), "version", resource.version());
    }

    private Mapping property(Field field, Deque<Struct> open) {
        Mapping property = type(field.type(), open).with("description", "");
        if (!field.listType().isEmpty()) {
            property = property.with("x-kubernetes-" + (field.type() instanceof Type.MapOf ? "map" : "list") + "-type", field.listType());
        }
        if (!field.listKeys().isEmpty()) {
            property = property.with("x-kubernetes-list-map-keys", Sequence.ofTexts(field.listKeys()));
        }
        property = field.mergeKey().isEmpty() ? property : property.with("x-kubernetes-patch-merge-key", field.mergeKey());
        return field.patchStrategy().isEmpty() ? property : property.with("x-kubernetes-patch-strategy", field.patchStrategy().replace('+', ','));
    }

    private Mapping type(Type type, Deque<Struct> open) {
        if (type instanceof Type.ListOf list) {
            return Mapping.of("type", "array", "items", type(list.item(), open));
        }
        if (type instanceof Type.MapOf map) {
            return Mapping.of("type", "object", "additionalProperties", type(map.value(), open));
        }
        if (type instanceof Type.Named named) {
            Optional<Struct> struct = Schemas.all().struct(named.name());
            if (struct.isPresent()) {
                open.add(struct.get());
                return reference(name(struct.get()));
            }
            Alias alias = Schemas.all().alias(named.name()).orElseThrow();
            Mapping plain = plain(alias.base());
            return alias.values().isEmpty() ? plain : plain.with("enum", Sequence.ofTexts(alias.values().stream().sorted().toList()));
        }
        return plain(((Type.Plain) type).name());
    }

    private static Mapping reference(String name) {
        return Mapping.of("allOf", Sequence.of(Mapping.of("$ref", REF + name)));
    }

    private static Mapping plain(String name) {
        return switch (name) {
            case "int", "int32", "uint8" -> Mapping.of("type", "integer", "format", "int32");
            case "int64" -> Mapping.of("type", "integer", "format", "int64");
            case "bool" -> Mapping.of("type", "boolean");
            case "float64" -> Mapping.of("type", "number", "format", "double");
            case "bytes" -> Mapping.of("type", "string", "format", "byte");
            case "quantity" -> reference("io.k8s.apimachinery.pkg.api.resource.Quantity");
            case "intstr" -> reference("io.k8s.apimachinery.pkg.util.intstr.IntOrString");
            case "time" -> reference(META + "Time");
            case "microtime" -> reference(META + "MicroTime");
            case "any" -> Mapping.of("type", "object");
            default -> Mapping.of("type", "string");
        };
    }

    /** {@code core/v1} is {@code io.k8s.api.core.v1}. */
    private static String name(Struct struct) {
        String home = struct.home().replace('/', '.');
        return switch (struct.home()) {
            case "meta/v1" -> META + struct.name();
            case "apiextensions/v1" -> "io.k8s.apiextensions-apiserver.pkg.apis." + home + "." + struct.name();
            case "apiregistration/v1" -> "io.k8s.kube-aggregator.pkg.apis." + home + "." + struct.name();
            default -> "io.k8s.api." + home + "." + struct.name();
        };
    }

    private static String reversed(String group) {
        List<String> words = new ArrayList<>(List.of(group.split("\\.")));
        java.util.Collections.reverse(words);
        return String.join(".", words);
    }
}
