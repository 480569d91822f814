package dev.drydock.sandbox.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tree.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the client asks of the engine, compared with what was recorded between the real ones. */
class RequestsTest {
    private static final String ID = "473ee15d076127a511371c3d8a3d3ed8bfa8dde308d59746d03785698f99b211";

    private final ScriptedEngine engine = new ScriptedEngine();

    private void created() {
        engine.say("POST /containers/create", 201, "{\"Id\":\"" + ID + "\",\"Warnings\":[]}")
                .say("POST /containers/" + ID + "/attach", new ScriptedEngine.Reply(101, java.util.Map.of(),
                        Bytes.wrap(new byte[] {1, 0, 0, 0, 0, 0, 0, 3, 'h', 'i', '\n', 2, 0, 0, 0, 0, 0, 0, 1, '!'})))
                .say("POST /containers/" + ID + "/wait", 200, "{\"StatusCode\":3}\n")
                .say("POST /containers/" + ID + "/start", 204, "");
    }

    @Test
    void run_attaches_and_waits_before_it_starts() {
        created();

        assertEquals(3, engine.run("run", "busybox", "echo", "hi"));
        assertEquals(List.of("HEAD /_ping", "POST /containers/create", "POST /containers/" + ID + "/attach?stderr=1&stdout=1&stream=1",
                "POST /containers/" + ID + "/wait?condition=next-exit", "POST /containers/" + ID + "/start"), engine.asked());
        assertEquals("hi\n", engine.output.toString());
        assertEquals("!", engine.errors.toString());
    }

    @Test
    void run_sends_the_settings_that_the_real_client_sends() {
        created();
        engine.run("run", "busybox", "echo", "hi");

        assertEquals(recorded("create-plain.json"), engine.requests.get(1).body().text().strip());
    }

    @Test
    void run_with_name_variable_port_volumes_and_network_sends_what_the_real_client_sends() {
        created();
        engine.run("run", "-d", "--name", "web", "-e", "A=1", "-p", "8080:80", "-v", "data:/data", "-v", "/home/student:/b", "--network", "net1", "nginx");

        assertEquals("web", engine.requests.get(1).query().get("name"));
        assertEquals(recorded("create-with-flags.json"), engine.requests.get(1).body().text().strip());
        assertEquals(ID + "\n", engine.output.toString());
    }

    @Test
    void variables_come_from_files_and_from_the_clients_own_environment() {
        created();
        engine.run("run", "--env-file", "my.env", "-e", "GREETING", "-e", "UNSET", "busybox");

        assertEquals("[\"COLOR=blue\",\"GREETING=hi\",\"GREETING=hi\",\"UNSET\"]",
                Json.compact(Json.parse(engine.requests.get(1).body().text()).get("Env")));
    }

    @Test
    void a_missing_image_is_pulled_and_the_progress_goes_to_standard_error() {
        engine.say("POST /containers/create", 404, "{\"message\":\"No such image: busybox:latest\"}")
                .say("POST /images/create", 200, "{\"status\":\"Pulling from library/busybox\",\"id\":\"latest\"}\r\n"
                        + "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":1,\"total\":2},\"progress\":\"[=> ]\",\"id\":\"8ab46afb6341\"}\r\n"
                        + "{\"status\":\"Download complete\",\"progressDetail\":{},\"id\":\"8ab46afb6341\"}\r\n");

        assertEquals(125, engine.run("run", "busybox"));
        assertTrue(engine.asked().contains("POST /images/create?fromImage=docker.io/library/busybox&tag=latest"));
        assertEquals("""
                Unable to find image 'busybox:latest' locally
                latest: Pulling from library/busybox
                8ab46afb6341: Download complete
                docker: Error response from daemon: No such image: busybox:latest

                Run 'docker run --help' for more information
                """, engine.errors.toString());
    }

    @Test
    void a_pull_that_fails_in_the_middle_ends_with_the_streams_own_message() {
        engine.say("POST /images/create", 200, "{\"status\":\"Pulling from library/busybox\",\"id\":\"latest\"}\n"
                + "{\"errorDetail\":{\"message\":\"unexpected EOF\"},\"error\":\"unexpected EOF\"}\n");

        assertEquals(1, engine.run("pull", "busybox"));
        assertEquals("Using default tag: latest\nlatest: Pulling from library/busybox\n", engine.output.toString());
        assertEquals("unexpected EOF\n", engine.errors.toString());
    }

    @Test
    void the_status_of_run_is_read_from_the_words_of_a_refused_start() {
        created();
        engine.say("POST /containers/" + ID + "/start", 400, "{\"message\":\"exec: \\\"nope\\\": executable file not found in $PATH\"}");

        assertEquals(127, engine.run("run", "busybox", "nope"));
    }

    @Test
    void inspect_tries_one_kind_of_object_after_the_other() {
        assertEquals(1, engine.run("inspect", "nosuch"));

        assertEquals(List.of("HEAD /_ping", "GET /containers/nosuch/json", "GET /images/nosuch/json", "GET /networks/nosuch", "GET /volumes/nosuch",
                "GET /info", "GET /plugins/nosuch/json"), engine.asked());
        assertEquals("[]\n", engine.output.toString());
        assertEquals("Error: No such object: nosuch\n", engine.errors.toString());
    }

    @Test
    void filters_are_sent_as_a_map_of_sets() {
        engine.say("GET /containers/json", 200, "[]");

        assertEquals(0, engine.run("ps", "--filter", "name=web", "--filter", "status=running"));
        assertEquals("GET /containers/json?filters={\"name\":{\"web\":true},\"status\":{\"running\":true}}", engine.asked().get(1));
        assertEquals("CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES\n", engine.output.toString());
    }

    @Test
    void stop_goes_on_after_a_name_that_does_not_exist() {
        engine.say("POST /containers/a/stop", 204, "").say("POST /containers/c/stop", 304, "");

        assertEquals(1, engine.run("stop", "-t", "2", "a", "b", "c"));
        assertEquals("a\nc\n", engine.output.toString());
        assertTrue(engine.errors.toString().startsWith("Error response from daemon: "));
        assertTrue(engine.asked().contains("POST /containers/b/stop?t=2"));
    }

    @Test
    void a_missing_container_is_no_failure_of_a_forced_removal() {
        assertEquals(0, engine.run("rm", "-f", "nope"));
    }

    @Test
    void exec_ends_with_the_commands_status() {
        engine.say("GET /containers/web/json", 200, "{}").say("POST /containers/web/exec", 201, "{\"Id\":\"e1\"}")
                .say("POST /exec/e1/start", 101, "").say("GET /exec/e1/json", 200, "{\"ExitCode\":4}");

        assertEquals(4, engine.run("exec", "web", "echo", "hi"));
        assertEquals("{\"User\":\"\",\"Privileged\":false,\"Tty\":false,\"AttachStdin\":false,\"AttachStderr\":true,\"AttachStdout\":true,"
                + "\"Detach\":false,\"DetachKeys\":\"\",\"Env\":null,\"WorkingDir\":\"\",\"Cmd\":[\"echo\",\"hi\"]}", engine.requests.get(2).body().text().strip());
    }

    @Test
    void an_engine_that_does_not_listen_is_named_with_its_address() {
        assertEquals(1, engine.run("-H", "tcp://127.0.0.1:2375", "ps"));
        assertEquals("Cannot connect to the Docker daemon at tcp://127.0.0.1:2375. Is the docker daemon running?\n", engine.errors.toString());
    }

    @Test
    void a_prune_without_an_answer_does_nothing() {
        assertEquals(0, engine.run("container", "prune"));
        assertEquals("WARNING! This will remove all stopped containers.\nAre you sure you want to continue? [y/N] ", engine.output.toString());
        assertEquals(List.of("HEAD /_ping"), engine.asked());
    }

    @Test
    void a_login_is_kept_and_sent_with_pulls_from_that_registry() {
        engine.say("POST /auth", 200, "{\"IdentityToken\":\"\",\"Status\":\"Login Succeeded\"}");

        assertEquals(0, engine.run("login", "-u", "student", "-p", "secret", "127.0.0.1:5001"));
        assertEquals("Login Succeeded\n", engine.output.toString());
        assertEquals("{\"username\":\"student\",\"password\":\"secret\",\"serveraddress\":\"127.0.0.1:5001\"}", engine.requests.get(1).body().text().strip());
    }

    private static String recorded(String file) {
        try (var in = RequestsTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
