package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.apiserver.table.Tables;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** The form in which a client accepts objects: as they are, or as a table. */
final class Representation {
    private Representation() {}

    /** The answer as the client accepts it. */
    static ApiResponse of(Kernel kernel, ApiRequest request, ApiResponse response) {
        if (!response.ok() || !wantsTable(request) || !(response.content() instanceof Mapping body)) {
            return response;
        }
        Catalogue catalogue = new Catalogue(new Registry(kernel));
        Optional<Resource> resource = Target.of(request.path()).flatMap(target -> catalogue.find(target.apiVersion(), target.plural()));
        if (resource.isEmpty() || body.get("kind").text().equals("Status")) {
            return response;
        }
        boolean list = body.has("items") && body.get("kind").text().endsWith("List");
        List<Mapping> objects = list ? body.get("items").mappings() : List.of(body);
        Mapping metadata = list ? body.get("metadata").mapping() : Mapping.of("resourceVersion", Objects.resourceVersion(body));
        return new ApiResponse(response.status(), Tables.of(resource.get(), objects, framing(kernel, request, metadata, true),
                catalogue.printerColumns(resource.get())), response.warnings());
    }

    /** One object of a watch; a table has columns in the first only. */
    static Mapping inWatch(Kernel kernel, ApiRequest request, Resource resource, Mapping object, boolean first) {
        if (!wantsTable(request)) {
            return object;
        }
        Mapping metadata = Mapping.of("resourceVersion", Objects.resourceVersion(object));
        Tree columns = new Catalogue(new Registry(kernel)).printerColumns(resource);
        return Tables.of(resource, List.of(object), framing(kernel, request, metadata, first), columns);
    }

    private static Tables.Framing framing(Kernel kernel, ApiRequest request, Mapping metadata, boolean columns) {
        return new Tables.Framing(metadata, request.parameter("includeObject"), columns, kernel.now());
    }

    private static boolean wantsTable(ApiRequest request) {
        return request.header("accept").replace(" ", "").contains("as=Table");
    }
}
