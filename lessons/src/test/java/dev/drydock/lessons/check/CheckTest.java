package dev.drydock.lessons.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.YamlSource;
import dev.drydock.lessons.view.HttpSeen;
import dev.drydock.lessons.view.TypedLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    private final SeenWorld world = new SeenWorld();

    private static Check check(String yaml) {
        Problems problems = new Problems();
        Check check = YamlSource.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(node -> CheckReader.read(node, problems)).orElseThrow(() -> new AssertionError(problems.inOrder()));
        assertEquals(List.of(), problems.inOrder());
        return check;
    }

    /** The mark and the code of each condition. */
    private List<String> conditions(String yaml) {
        return check(yaml).conditions(world).stream().map(c -> c.state().mark() + " " + c.message().code()).toList();
    }

    private boolean holds(String yaml) {
        return check(yaml).holds(world);
    }

    @Test
    void a_container_reports_each_of_its_conditions() {
        world.container("web", "nginx", "running", 0, "");
        assertEquals(
                List.of("✓ check.container.exists", "✓ check.container.image", "✓ check.container.state",
                        "✗ check.container.publishes.nothing.not"),
                conditions("container: {name: web, image: nginx, state: running, publishes: {8080: 80}}"));
    }

    @Test
    void what_is_there_instead_is_a_fact() {
        world.container("web", "nginx", "running", 0, SeenWorld.port("80/tcp", "9090"));
        Condition last = check("container: {name: web, publishes: {8080: 80}}").conditions(world).get(1);
        assertEquals("9090:80", last.message().facts().get("here"));
    }

    @Test
    void what_waits_for_a_container_that_is_missing_is_pending() {
        assertEquals(List.of("✗ check.container.exists.not", "· check.container.state"),
                conditions("container: {name: web, state: running}"));
    }

    @Test
    void without_a_name_the_nearest_container_reports() {
        world.container("a", "busybox", "running", 0, "").container("b", "nginx", "exited", 0, "");
        assertEquals(List.of("✓ check.container.some", "✓ check.container.image", "✗ check.container.state.not"),
                conditions("container: {image: nginx, state: running}"));
    }

    @Test
    void a_running_container_has_no_exit_code_although_inspect_shows_zero() {
        world.container("web", "nginx", "running", 0, "");
        assertFalse(holds("container: {name: web, exitCode: 0}"));
    }

    @ParameterizedTest
    @CsvSource({"nginx", "nginx:latest", "docker.io/library/nginx", "library/nginx:latest"})
    void an_image_is_one_under_all_spellings(String spelling) {
        world.container("web", "nginx", "running", 0, "");
        assertTrue(holds("container: {name: web, image: '" + spelling + "'}"));
    }

    @Test
    void an_image_under_another_tag_of_the_same_content_counts() {
        world.container("web", "nginx", "running", 0, "").images.add(
                dev.drydock.sandbox.tree.Json.parse("{\"Id\": \"sha256:nginx\", \"RepoTags\": [\"mine:1\"]}"));
        assertTrue(holds("container: {name: web, image: 'mine:1'}"));
        assertFalse(holds("container: {name: web, image: 'other'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "no-container: {name: web}",
        "no-container: {image: nginx}",
        "no-image: nginx",
        "not: {container: {name: web}}",
        "not: {image: nginx}",
        "file: {container: web, path: /x, exists: false}"
    })
    void a_negative_check_does_not_hold_while_the_engine_is_silent(String yaml) {
        world.engineAnswers = false;
        assertFalse(holds(yaml));
    }

    @Test
    void that_a_file_is_gone_cannot_be_told_of_a_container_that_is_gone() {
        assertFalse(holds("file: {container: web, path: /x, exists: false}"));
    }

    @Test
    void ports_of_another_protocol_are_other_ports() {
        world.container("dns", "busybox", "running", 0, SeenWorld.port("53/udp", "53"));
        assertTrue(holds("container: {name: dns, publishes: {53: 53/udp}}"));
        assertFalse(holds("container: {name: dns, publishes: {53: 53}}"));
    }

    @Test
    void publishing_nothing_can_be_asked_for() {
        world.container("web", "nginx", "running", 0, "");
        assertTrue(holds("container: {name: web, publishes: none}"));
    }

    @Test
    void environment_labels_restart_policy_and_command_are_seen() {
        world.container("web", "nginx", "running", 0, "");
        assertTrue(holds("container: {name: web, env: {COLOR: blue}, labels: {tier: front}, restart: no, command: run it}"));
        assertFalse(holds("container: {name: web, env: {COLOR: red}}"));
        assertFalse(holds("container: {name: web, labels: {tier: back}}"));
        assertFalse(holds("container: {name: web, restart: always}"));
        assertFalse(holds("container: {name: web, command: sleep}"));
    }

    @Test
    void http_tells_silence_from_a_wrong_status_and_a_wrong_body() {
        String yaml = "http: {get: 'http://localhost:8080', contains: Ahoy}";
        assertEquals(List.of("✗ check.http.answers.not", "· check.http.body"), conditions(yaml));
        world.answerByUrl.put("http://localhost:8080", new HttpSeen(404, "gone"));
        assertEquals(List.of("✗ check.http.status.not", "✗ check.http.body.not"), conditions(yaml));
        world.answerByUrl.put("http://localhost:8080", new HttpSeen(200, "Ahoy!"));
        assertTrue(holds(yaml));
    }

    @Test
    void files_of_host_and_container_are_told_apart() {
        world.container("web", "nginx", "running", 0, "").textByFile.put("web:/x", "Ahoy\n");
        assertTrue(holds("file: {container: web, path: /x, matches: '^Ahoy$|Ahoy'}"));
        assertFalse(holds("file: {host: /x}"));
        assertTrue(holds("file: {host: /x, exists: false}"));
    }

    @Test
    void logs_and_typed_lines_are_seen() {
        world.logsByContainer.put("web", "GET / HTTP/1.1");
        world.typed.add(new TypedLine("docker  ps -a", 0, "CONTAINER ID"));
        assertTrue(holds("logs: {container: web, contains: GET /}"));
        assertFalse(holds("logs: {container: other, contains: GET /}"));
        assertTrue(holds("ran: '^docker +ps'"));
        assertTrue(holds("ran: {matches: ps, exit: 0, says: CONTAINER}"));
        assertFalse(holds("ran: {matches: ps, exit: 1}"));
        assertTrue(holds("said: CONTAINER ID"));
    }

    @Test
    void any_reports_the_branch_that_is_nearest() {
        world.container("web", "nginx", "exited", 0, "");
        assertEquals(List.of("✓ check.container.exists", "✗ check.container.state.not"),
                conditions("any: [{container: {name: api, state: running}}, {container: {name: web, state: running}}]"));
    }

    @Test
    void all_needs_every_one() {
        world.container("web", "nginx", "exited", 0, "");
        assertTrue(holds("all: [{container: {name: web}}, {no-container: {name: api}}]"));
        assertFalse(holds("all: [{container: {name: web}}, {container: {name: api}}]"));
    }

    @Test
    void not_turns_a_check_around() {
        world.container("web", "nginx", "exited", 0, "");
        assertTrue(holds("not: {container: {name: web, state: running}}"));
        Condition refused = check("not: {container: {name: web}}").conditions(world).get(0);
        assertEquals(Condition.State.UNMET, refused.state());
        assertTrue(refused.negated());
    }

    @Test
    void every_permitted_kind_of_check_can_be_written() {
        List<String> examples = List.of("all: [{engine: running}, {engine: stopped}]", "any: [{engine: running}, {engine: stopped}]", "not: {engine: running}",
                "container: {name: web}", "no-container: {name: web}", "image: nginx", "no-image: nginx", "engine: running", "http: {get: 'http://web/'}",
                "file: {host: /a}", "logs: {container: web, contains: b}", "pod: {name: web}", "ran: a", "unit: {name: kubelet, state: running}");
        Set<Class<?>> written = examples.stream().map(CheckTest::check).map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Set.of(Check.class.getPermittedSubclasses()), written);
    }
}
