package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.custom.Definition;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The resources that are served now: those that come with the server, and those that definitions have added. */
final class Catalogue {
    private final Registry registry;

    Catalogue(Registry registry) {
        this.registry = registry;
    }

    Optional<Resource> find(String apiVersion, String plural) {
        Optional<Resource> own = Resources.find(apiVersion, plural);
        int slash = apiVersion.indexOf('/');
        if (apiVersion.equals("metrics.k8s.io/v1beta1")) {
            return Metering.resources(registry).stream().filter(each -> each.plural().equals(plural)).findFirst();
        }
        return own.isPresent() || slash < 0 ? own : definition(apiVersion.substring(0, slash), plural).flatMap(each -> each.resource(apiVersion.substring(slash + 1)));
    }

    private Optional<Definition> definition(String group, String plural) {
        return registry.find(Resources.CUSTOM_RESOURCE_DEFINITIONS, "", plural + "." + group).map(Definition::new);
    }

    /** The schema of a definition's resource; nothing for those that come with the server. */
    Tree schema(Resource resource) {
        return Resources.isOwn(resource) ? Nothing.NOTHING : definition(resource.group(), resource.plural())
                .map(each -> each.version(resource.version()).at("schema", "openAPIV3Schema")).orElse(Nothing.NOTHING);
    }

    /** What a definition says of a subresource; nothing if it has none. */
    Tree subresource(Resource resource, String name) {
        return Resources.isOwn(resource) ? Nothing.NOTHING : definition(resource.group(), resource.plural())
                .map(each -> each.version(resource.version()).at("subresources", name)).orElse(Nothing.NOTHING);
    }

    /** The resource under which objects are kept: of several versions one. */
    Resource kept(Resource resource) {
        return Resources.isOwn(resource) ? Versions.kept(resource) : definition(resource.group(), resource.plural()).flatMap(Definition::kept).orElse(resource);
    }

    /** The columns that a definition gives its objects; nothing for the resources that come with the server. */
    Tree printerColumns(Resource resource) {
        return Resources.isOwn(resource) ? Nothing.NOTHING : definition(resource.group(), resource.plural())
                .map(each -> (Tree) new Sequence(each.version(resource.version()).get("additionalPrinterColumns").items())).orElse(Nothing.NOTHING);
    }

    /** The schemas of resources that definitions have added, by {@code group/version/Kind}. */
    Map<String, Tree> schemas() {
        Map<String, Tree> schemas = new TreeMap<>();
        for (Mapping object : registry.list(Resources.CUSTOM_RESOURCE_DEFINITIONS, "")) {
            Definition definition = new Definition(object);
            definition.resources().forEach(each -> schemas.put(each.apiVersion() + "/" + each.kind(),
                    definition.version(each.version()).at("schema", "openAPIV3Schema")));
        }
        return schemas;
    }

    List<Resource> all() {
        List<Resource> all = new ArrayList<>(Resources.all());
        registry.list(Resources.CUSTOM_RESOURCE_DEFINITIONS, "").forEach(each -> all.addAll(new Definition(each).resources()));
        all.addAll(Metering.resources(registry));
        return all;
    }

    /** Without the resources that are views of others. */
    List<Resource> kept() {
        return all().stream().filter(resource -> kept(resource).equals(resource)).toList();
    }

    Optional<Resource> ofKind(String apiVersion, String kind) {
        Optional<Resource> own = Resources.ofKind(apiVersion, kind);
        return own.isPresent() ? own : all().stream().filter(resource -> resource.kind().equals(kind) && resource.apiVersion().equals(apiVersion)).findFirst();
    }
}
