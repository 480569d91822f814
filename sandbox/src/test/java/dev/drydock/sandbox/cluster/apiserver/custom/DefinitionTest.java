package dev.drydock.sandbox.cluster.apiserver.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionTest {
    private static final String CRONTABS = "/apis/stable.example.com/v1/namespaces/default/crontabs";
    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: crontabs.stable.example.com}
            spec:
              group: stable.example.com
              scope: Namespaced
              names: {plural: crontabs, singular: crontab, kind: CronTab, shortNames: [ct]}
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}, scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        required: [cronSpec]
                        properties:
                          cronSpec: {type: string, pattern: '^[*0-9 ]+$'}
                          image: {type: string, enum: [one, two]}
                          replicas: {type: integer, minimum: 1, maximum: 10, default: 3}
                      status: {type: object, properties: {replicas: {type: integer}}}
            """;

    private final TinyCluster cluster = TinyCluster.withControllers();

    private ApiResponse define() {
        return cluster.create(Resources.CUSTOM_RESOURCE_DEFINITIONS, DEFINITION);
    }

    private ApiResponse make(String spec, Map<String, String> query) {
        return cluster.request("POST", CRONTABS, query, "{apiVersion: stable.example.com/v1, kind: CronTab, metadata: {name: my}, spec: {" + spec + "}}");
    }

    private String refusal(String spec) {
        return make(spec, Map.of()).message();
    }

    @Test
    void a_definition_is_accepted_and_served() {
        assertTrue(Objects.is(define().body(), "Established"));
        assertTrue(make("cronSpec: '* *'", Map.of()).ok());
        assertEquals("my", cluster.request("GET", CRONTABS + "/my", Map.of(), "").body().at("metadata", "name").text());
        assertTrue(cluster.ask(client -> client.call(ApiRequest.get("/apis/stable.example.com/v1"))).content().toString().contains("\"shortNames\":[\"ct\"]"));
    }

    @Test
    void unknown_fields_are_left_out_and_defaults_put_in() {
        define();
        ApiResponse made = make("cronSpec: '* *', colour: red", Map.of());
        assertEquals("{\"cronSpec\":\"* *\",\"replicas\":3}", made.body().get("spec").toString());
        assertEquals("CronTab in version \"v1\" cannot be handled as a CronTab: strict decoding error: unknown field \"spec.colour\"",
                make("cronSpec: '* *', colour: red", Map.of("fieldValidation", "Strict")).message());
    }

    @Test
    void values_that_do_not_fit_are_refused_in_the_originals_words() {
        define();
        String is = "CronTab.stable.example.com \"my\" is invalid: ";
        assertEquals(is + "spec.cronSpec: Required value", refusal("replicas: 2"));
        assertEquals(is + "spec.replicas: Invalid value: \"string\": spec.replicas in body must be of type integer: \"string\"", refusal("cronSpec: '*', replicas: many"));
        assertEquals(is + "spec.replicas: Invalid value: 11: spec.replicas in body should be less than or equal to 10", refusal("cronSpec: '*', replicas: 11"));
        assertEquals(is + "spec.cronSpec: Invalid value: \"bad\": spec.cronSpec in body should match '^[*0-9 ]+$'", refusal("cronSpec: bad"));
        assertEquals(is + "spec.image: Unsupported value: \"three\": supported values: \"one\", \"two\"", refusal("cronSpec: '*', image: three"));
    }

    @Test
    void objects_are_counted_and_scaled() {
        define();
        make("cronSpec: '* *'", Map.of());
        assertTrue(cluster.request("PUT", CRONTABS + "/my/scale", Map.of(), "{kind: Scale, apiVersion: autoscaling/v1, metadata: {name: my}, spec: {replicas: 5}}").ok());
        assertEquals("5 2", cluster.request("GET", CRONTABS + "/my", Map.of(), "").body().at("spec", "replicas").whole() + " "
                + cluster.request("GET", CRONTABS + "/my", Map.of(), "").body().at("metadata", "generation").whole());
    }

    @Test
    void names_that_another_definition_has_are_not_accepted() {
        define();
        ApiResponse other = cluster.create(Resources.CUSTOM_RESOURCE_DEFINITIONS, DEFINITION.replace("crontabs", "others").replace("kind: CronTab", "kind: Other")
                .replace("singular: crontab", "singular: other"));
        assertEquals("False ShortNamesConflict \"ct\" is already in use", Objects.condition(other.body(), "NamesAccepted").get("status").text() + " "
                + Objects.condition(other.body(), "NamesAccepted").get("reason").text() + " " + Objects.condition(other.body(), "NamesAccepted").get("message").text());
    }

    @Test
    void a_schema_that_is_not_structural_is_refused() {
        assertEquals("CustomResourceDefinition.apiextensions.k8s.io \"crontabs.stable.example.com\" is invalid: "
                + "spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[replicas].type: Required value: must not be empty for specified object fields",
                cluster.create(Resources.CUSTOM_RESOURCE_DEFINITIONS, DEFINITION.replace("replicas: {type: integer, minimum", "replicas: {minimum")).message());
    }

    @Test
    void the_objects_go_with_their_definition() {
        define();
        make("cronSpec: '* *'", Map.of());
        cluster.request("DELETE", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/crontabs.stable.example.com", Map.of(), "");
        cluster.run(500);
        assertTrue(cluster.get(Resources.CUSTOM_RESOURCE_DEFINITIONS, "", "crontabs.stable.example.com").isEmpty());
        assertEquals(404, cluster.request("GET", CRONTABS + "/my", Map.of(), "").status());
    }
}
