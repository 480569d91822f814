package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.tree.Nothing;
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
        return Resources.find(apiVersion, plural);
    }

    /** The columns that a definition gives its objects; nothing for the resources that come with the server. */
    Tree printerColumns(Resource resource) {
        return Nothing.NOTHING;
    }

    /** The schemas of resources that definitions have added, by {@code group/version/Kind}. */
    Map<String, Tree> schemas() {
        return new TreeMap<>();
    }

    List<Resource> all() {
        return new ArrayList<>(Resources.all());
    }

    /** Without the resources that are views of others. */
    List<Resource> kept() {
        return all().stream().filter(resource -> Versions.kept(resource) == resource).toList();
    }

    Optional<Resource> ofKind(String apiVersion, String kind) {
        Optional<Resource> own = Resources.ofKind(apiVersion, kind);
        return own.isPresent() ? own : all().stream().filter(resource -> resource.kind().equals(kind) && resource.apiVersion().equals(apiVersion)).findFirst();
    }
}
