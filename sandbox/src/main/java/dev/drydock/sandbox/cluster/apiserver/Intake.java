package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.custom.Structure;
import dev.drydock.sandbox.cluster.apiserver.schema.Decoding;
import dev.drydock.sandbox.cluster.apiserver.schema.Schemas;
import dev.drydock.sandbox.cluster.apiserver.schema.Struct;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** Reads what a client sent as an object of the resource: the kind must be the right one, and every field must exist and have its type. */
final class Intake {
    private Intake() {}

    /** @param known an object whose very fields are in order */
    static Prepared read(ApiCall call, Tree body, Mapping known) {
        Resource resource = call.resource();
        if (!(body instanceof Mapping sent)) {
            return Prepared.refused(Refusals.badRequest("the object provided is unrecognized (must be of type " + resource.kind()
                    + "): couldn't get version/kind; json parse error: unexpected end of JSON input"));
        }
        String apiVersion = sent.get("apiVersion").text();
        String kind = sent.get("kind").text();
        Mapping named = sent;
        if (apiVersion.isEmpty()) {
            named = named.with("apiVersion", resource.apiVersion());
        } else if (!apiVersion.equals(resource.apiVersion())) {
            return Prepared.refused(Refusals.badRequest("the API version in the data (" + apiVersion + ") does not match the expected API version ("
                    + resource.apiVersion() + ")"));
        }
        if (kind.isEmpty()) {
            named = named.with("kind", resource.kind());
        } else if (!kind.equals(resource.kind())) {
            return Prepared.refused(wrongKind(resource, kind));
        }
        Optional<Struct> struct = Schemas.all().of(resource);
        return struct.isEmpty() ? custom(call, named) : decoded(call, struct.get(), named, known);
    }

    private static dev.drydock.sandbox.cluster.api.ApiResponse wrongKind(Resource resource, String kind) {
        boolean exists = Resources.ofKind(resource.apiVersion(), kind).isPresent();
        return Refusals.badRequest(kind + " in version \"" + resource.version() + "\" cannot be handled as a " + resource.kind() + ": "
                + (exists ? "converting (" + kind + ") to (" + resource.kind() + "): unknown conversion"
                : "no kind \"" + kind + "\" is registered for version \"" + resource.apiVersion() + "\" in scheme \"pkg/api/legacyscheme/scheme.go:30\""));
    }

    /** An object of a definition: what its schema does not know is left out. */
    private static Prepared custom(ApiCall call, Mapping sent) {
        Tree schema = new Catalogue(call.registry()).schema(call.resource());
        if (schema.isNothing()) {
            return Prepared.of(sent);
        }
        Structure.Pruned pruned = Structure.prune(schema, sent);
        if (!pruned.unknown().isEmpty() && call.option("fieldValidation").equals("Strict")) {
            return Prepared.refused(Refusals.badRequest(call.resource().kind() + " in version \"" + call.resource().version() + "\" cannot be handled as a "
                    + call.resource().kind() + ": strict decoding error: " + String.join(", ", pruned.unknown())));
        }
        boolean silent = call.option("fieldValidation").equals("Ignore") || call.caller().trusted();
        return new Prepared(Structure.fill(schema, pruned.object()), Optional.empty(), silent ? List.of() : pruned.unknown());
    }

    private static Prepared decoded(ApiCall call, Struct struct, Mapping sent, Mapping known) {
        Decoding.Decoded decoded = Decoding.decode(struct, sent, known);
        String prefix = call.resource().kind() + " in version \"" + call.resource().version() + "\" cannot be handled as a " + call.resource().kind() + ": ";
        if (decoded.mistake().isPresent()) {
            return Prepared.refused(Refusals.badRequest(prefix + decoded.mistake().get()));
        }
        String validation = call.option("fieldValidation");
        if (!decoded.unknown().isEmpty() && validation.equals("Strict")) {
            return Prepared.refused(Refusals.badRequest(prefix + decoded.strictly()));
        }
        boolean silent = validation.equals("Ignore") || call.caller().trusted();
        return new Prepared(decoded.object(), Optional.empty(), silent ? List.of() : decoded.unknown());
    }
}
