package dev.drydock.sandbox.cluster.apiserver.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.schema.Field;
import dev.drydock.sandbox.cluster.apiserver.schema.Schemas;
import dev.drydock.sandbox.cluster.apiserver.schema.Struct;
import dev.drydock.sandbox.cluster.apiserver.schema.Type;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static final OpenApi ALL = new OpenApi(Resources.all(), Map.of());

    @Test
    void every_kind_has_its_schema() {
        List<String> without = Resources.all().stream().filter(resource -> Schemas.all().of(resource).isEmpty()).map(Resource::toString).toList();
        assertEquals(List.of(), without);
    }

    @Test
    void every_type_that_a_field_names_is_there() {
        List<String> missing = new ArrayList<>();
        for (Struct struct : Schemas.all().structs().values()) {
            for (Field field : struct.fields().values()) {
                Type type = field.type();
                while (type instanceof Type.ListOf || type instanceof Type.MapOf) {
                    type = type instanceof Type.ListOf list ? list.item() : ((Type.MapOf) type).value();
                }
                if (type instanceof Type.Named named && Schemas.all().struct(named.name()).isEmpty() && Schemas.all().alias(named.name()).isEmpty()) {
                    missing.add(struct.home() + "." + struct.name() + "." + field.name() + ": " + named.name());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void a_document_holds_all_that_its_schemas_refer_to() {
        Tree schemas = ALL.document("apps/v1").at("components", "schemas");
        List<String> missing = new ArrayList<>();
        schemas.mapping().forEach((name, schema) -> schema.get("properties").mapping().forEach((field, property) -> {
            String reference = property.get("allOf").get(0).get("$ref").text().replace("#/components/schemas/", "");
            if (!reference.isEmpty() && !schemas.has(reference)) {
                missing.add(reference);
            }
        }));
        assertEquals(List.of(), missing);
        assertTrue(schemas.at("io.k8s.api.apps.v1.Deployment").has("x-kubernetes-group-version-kind"));
    }
}
