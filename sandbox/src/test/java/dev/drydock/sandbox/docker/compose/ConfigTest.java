package dev.drydock.sandbox.docker.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docker compose config}; what is expected was printed by Compose 2.40.3 for the same files in {@code /home/student/lab}. */
class ConfigTest {
    private final Yard yard = new Yard();

    @BeforeEach
    void a_file_with_every_field() {
        yard.run("export USER=student; cat > a.env <<'END_OF_FILE'\n" + Yard.resource("every-field.env") + "END_OF_FILE\n");
        yard.with(Yard.resource("every-field.yaml"), "");
    }

    @Test
    void every_field_has_a_canonical_form() {
        assertEquals(Yard.resource("every-field.canonical.yaml"), yard.run("USER=student docker compose --profile dbg config"));
    }

    @Test
    void json_differs_in_more_than_brackets() {
        assertEquals(Yard.resource("every-field.canonical.json"), yard.run("USER=student docker compose --profile dbg config --format json"));
    }

    @Test
    void the_canonical_form_is_its_own_canonical_form() {
        String twice = "cd /home/student/lab; export USER=student; docker compose --profile '*' config > once.yaml; docker compose -f once.yaml --profile '*' config > twice.yaml; "
                + "diff once.yaml twice.yaml && echo the same";
        assertEquals("the same\n", yard.run(twice));
    }

    @Test
    void services_have_the_hashes_of_the_original() {
        assertEquals(Yard.resource("every-field.hashes"), yard.run("USER=student docker compose --profile dbg config --hash '*'"));
    }

    @Test
    void a_broken_file_is_refused_with_the_reason_and_line_of_the_original() {
        List<String> wrong = new ArrayList<>();
        String[] cases = Yard.resource("broken.txt").split("====\n");
        for (String each : cases) {
            String[] parts = each.split("----\n", -1);
            String said = yard.with(parts[0].stripTrailing(), "docker compose config; echo \"[$?]\"").replaceAll("time=\"[^\"]*\"", "time=T");
            if (!said.equals(parts[1] + "[1]\n")) {
                wrong.add(parts[0] + "wanted: " + parts[1] + "got: " + said);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(cases.length > 80);
    }

    @Test
    void variables_come_from_the_surroundings_then_from_the_file_of_variables() {
        String compose = "services: {a: {image: '${A:-a}-${B-b}-${C:+c}${D+d}-$$E-${F:-${A}x}'}}";
        assertEquals("1-b-cd-$E-1x\n", yard.with(compose, "printf 'A=0\\nC=3\\nD=\\n' > .env; A=1 docker compose config --images"));
        assertEquals("a-b--$E-x\n", yard.run("rm .env; docker compose config --images 2>&1 | grep -v level=warning"));
    }

    @Test
    void a_variable_that_is_not_set_is_told() {
        String said = yard.with("services: {a: {image: 'x$NOWHERE'}}", "docker compose config -q");
        assertTrue(said.matches("time=\"[^\"]*\" level=warning msg=\"The \\\\\"NOWHERE\\\\\" variable is not set. Defaulting to a blank string.\"\n"), said);
    }

    @Test
    void later_files_add_to_lists_and_replace_values() {
        String script = """
                cat > b.yaml <<'E'
                services:
                  a: {image: y, command: [two], environment: {B: "2"}, ports: ["82:82"], labels: !override {only: this}, dns: !reset null}
                E
                docker compose -f compose.yaml -f b.yaml config""";
        assertEquals("""
                name: lab
                services:
                  a:
                    command:
                      - two
                    environment:
                      A: "1"
                      B: "2"
                    image: "y"
                    labels:
                      only: this
                    networks:
                      default: null
                    ports:
                      - mode: ingress
                        target: 81
                        published: "81"
                        protocol: tcp
                      - mode: ingress
                        target: 82
                        published: "82"
                        protocol: tcp
                networks:
                  default:
                    name: lab_default
                """, yard.with("services: {a: {image: x, command: [one], environment: [A=1, B=1], ports: ['81:81'], labels: {a: b}, dns: 8.8.8.8}}", script));
    }

    @Test
    void a_file_is_found_above_the_current_folder_with_its_override() {
        String script = "echo 'services: {a: {image: over}}' > compose.override.yaml; mkdir -p deep/er; cd deep/er; docker compose config --images";
        assertEquals("over\n", yard.with("services: {a: {image: base}}", script));
    }

    @Test
    void without_any_file_there_is_no_configuration() {
        assertEquals("no configuration file provided: not found\n[1]\n", yard.run("cd /; docker compose config; echo \"[$?]\""));
    }

    @Test
    void profiles_enable_services_and_so_does_naming_them() {
        String compose = "services: {a: {image: a}, b: {image: b, profiles: [p]}, c: {image: c, profiles: [q]}}";
        assertEquals("a\n--\na\nb\n--\na\nc\n--\na\nb\nc\n", yard.with(compose, "docker compose config --services; echo --; docker compose --profile p config --services; "
                + "echo --; COMPOSE_PROFILES=q docker compose config --services; echo --; docker compose --profile '*' config --services"));
    }
}
