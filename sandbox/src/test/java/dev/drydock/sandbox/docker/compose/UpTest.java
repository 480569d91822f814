package dev.drydock.sandbox.docker.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** {@code docker compose} and the engine; what is expected was seen at Compose 2.40.3 with engine 28.5.2. */
class UpTest {
    private static final String TWO = """
            services:
              web: {image: nginx, depends_on: [cache], ports: ["8080:80"]}
              cache: {image: busybox, command: sleep 1000, init: true}
            """;
    private final Yard yard = new Yard();

    @Test
    void containers_are_made_and_started_after_those_that_they_need() {
        assertEquals("""
                 Network lab_default  Creating
                 Network lab_default  Created
                 Container lab-cache-1  Creating
                 Container lab-cache-1  Created
                 Container lab-web-1  Creating
                 Container lab-web-1  Created
                 Container lab-cache-1  Starting
                 Container lab-cache-1  Started
                 Container lab-web-1  Starting
                 Container lab-web-1  Started
                """, yard.with(TWO, "docker compose up -d"));
    }

    @Test
    void only_what_has_changed_is_made_anew() {
        yard.with(TWO, "docker compose up -d");
        assertEquals(" Container lab-cache-1  Running\n Container lab-web-1  Running\n", yard.run("docker compose up -d"));
        assertEquals("""
                 Container lab-cache-1  Running
                 Container lab-web-1  Recreate
                 Container lab-web-1  Recreated
                 Container lab-web-1  Starting
                 Container lab-web-1  Started
                """, yard.run("sed -i s/8080/8081/ compose.yaml; docker compose up -d"));
        assertEquals("8081\n", yard.run("docker compose port web 80 | cut -d: -f2"));
    }

    @Test
    void a_service_waits_for_the_health_of_another() {
        assertEquals("""
                 Container lab-app-1  Starting
                 Container lab-app-1  Started
                 Container lab-db-1  Starting
                 Container lab-db-1  Started
                 Container lab-db-1  Waiting
                 Container lab-db-1  Healthy
                """.lines().sorted().toList(), yard.with("""
                services:
                  db: {image: busybox, command: sleep 100, healthcheck: {test: [CMD, "true"], interval: 1s}}
                  app: {image: busybox, command: sleep 100, depends_on: {db: {condition: service_healthy}}}
                """, "docker compose up -d 2>&1 | grep -v Creat").lines().sorted().toList());
    }

    @Test
    void a_service_that_others_need_and_that_fails_ends_the_start() {
        String said = yard.with("""
                services:
                  job: {image: busybox, command: "false"}
                  app: {image: busybox, depends_on: {job: {condition: service_completed_successfully}}}
                """, "docker compose up -d; echo \"[$?]\"");
        assertTrue(said.endsWith("""
                 Container lab-job-1  Waiting
                 Container lab-job-1  service "job" didn't complete successfully: exit 1
                service "job" didn't complete successfully: exit 1
                [1]
                """), said);
    }

    @Test
    void in_the_foreground_lines_bear_the_name_of_their_container_and_the_end_is_told() {
        assertEquals("""
                Attaching to a-1, long-name-1
                a-1  | one
                a-1          | two
                long-name-1  | three
                \r\u001b[Ka-1 exited with code 3
                \r\u001b[Klong-name-1 exited with code 0
                [0]
                """.lines().sorted().toList(), yard.with("""
                services:
                  a: {image: busybox, command: sh -c 'echo one; sleep 2; echo two; sleep 2; exit 3'}
                  long-name: {image: busybox, command: sh -c 'sleep 1; echo three; sleep 5'}
                """, "docker compose up --quiet-pull 2>&1 | grep -v -e Container -e Network; echo \"[${PIPESTATUS[0]}]\"").lines().sorted().toList());
    }

    @Test
    void an_interrupt_stops_the_services() {
        String said = yard.with("services: {a: {image: busybox, init: true, command: sleep 1000}}",
                "docker compose up > out 2>&1 & sleep 5; kill -INT $!; wait $!; echo \"[$?]\"; tail -4 out; docker compose ps -a --format '{{.State}}'");
        assertEquals("[130]\nGracefully Stopping... press Ctrl+C again to force\n Container lab-a-1  Stopping\n Container lab-a-1  Stopped\n\nexited\n", said);
    }

    @Test
    void a_run_leaves_the_services_alone_and_returns_what_its_command_returns() {
        yard.with(TWO, "docker compose up -d");
        assertEquals("hi\n\n[5]\n2\n", yard.run("docker compose run --rm -T cache sh -c 'echo hi; exit 5'; echo \"[$?]\"; docker ps -q | wc -l"));
    }

    @Test
    void down_with_volumes_leaves_nothing() {
        yard.with("services: {a: {image: redis, volumes: ['v:/v']}}\nvolumes: {v: }", "docker compose up -d");
        assertEquals("0 0 0\n", yard.run("docker compose down -v 2>/dev/null; echo $(docker ps -aq | wc -l) $(docker volume ls -q | wc -l) $(docker network ls | grep -c lab)"));
    }

    @Test
    void orphans_are_told_and_removed_when_asked() {
        yard.with(TWO, "docker compose up -d");
        String warned = yard.with("services: {cache: {image: busybox, command: sleep 1000, init: true}}", "docker compose up -d");
        assertTrue(warned.contains("Found orphan containers ([lab-web-1]) for this project."), warned);
        assertEquals("lab-cache-1\n", yard.run("docker compose up -d --remove-orphans 2>/dev/null; docker ps -a --format '{{.Names}}'"));
    }

    @Test
    void a_secret_a_config_and_a_text_are_found_where_they_are_mounted() {
        String compose = """
                services:
                  a: {image: busybox, command: cat /run/secrets/s /c /text, secrets: [s], configs: [c, {source: text, target: /text}]}
                secrets: {s: {file: ./s}}
                configs: {c: {environment: HOME}, text: {content: "inline\\n"}}
                """;
        assertEquals("secret\n/home/studentinline\n", yard.with(compose, "echo secret > s; docker compose up -d 2>/dev/null; docker compose logs --no-log-prefix"));
    }

    @Test
    void an_image_is_built_when_it_is_missing_and_removed_with_the_project() {
        String said = yard.with("services: {app: {build: .}}", "printf 'FROM busybox\\nCMD [\"echo\",\"built\"]\\n' > Dockerfile; docker compose up -d; docker compose logs --no-log-prefix; "
                + "docker compose down --rmi local 2>&1 | grep Image; docker images -q lab-app");
        assertTrue(said.contains("\n lab-app  Built\n Network lab_default  Creating\n"), said);
        assertTrue(said.endsWith("built\n Image lab-app:latest  Removing\n Image lab-app:latest  Removed\n"), said);
    }

    @Test
    void on_a_terminal_the_table_is_drawn_over_itself() {
        yard.with(TWO, "");
        String seen = yard.onTerminal("docker compose up -d");
        assertTrue(seen.startsWith("\u001b[1A\u001b[1B\u001b[0G\u001b[?25l[+] Running "), seen);
        assertTrue(seen.contains("\u001b[?25l\u001b[34m[+] Running 3/3\u001b[0m\r\n \u001b[32m✔\u001b[0m Network lab_default    \u001b[32mCreated\u001b[0m"
                + " ".repeat(62) + "\u001b[34m0.0s \u001b[0m\r\n"), seen);
    }

    @Test
    void trying_without_doing_is_not_simulated() {
        assertEquals("docker compose --dry-run: not simulated here\n[96]\n", yard.with(TWO, "docker compose --dry-run up -d; echo \"[$?]\""));
    }

    private static final String TICKS = """
            services:
              web: {image: busybox, command: sh -c "for i in 1 2 3; do sleep 1; echo tick $$i; done"}
              idle: {image: busybox, command: sleep 1000, init: true}
            """;

    @Test
    void an_attached_terminal_sees_what_the_service_says() {
        yard.with(TICKS, "docker compose up -d");
        assertEquals("tick 1\ntick 2\ntick 3\nservice \"web\" is not running\n", yard.run("docker compose attach web; docker compose attach web"));
    }

    @Test
    void the_files_of_a_service_become_an_image_or_an_archive() {
        yard.with(TICKS, "docker compose up -d");
        assertEquals("""
                 lab-idle-1 Commit lab-idle-1 Committing
                 lab-idle-1 Commit lab-idle-1 Committed as ID
                kept:1
                 lab-idle-1 export lab-idle-1 to idle.tar Exporting
                1
                """, yard.run("docker compose commit idle kept:1 2>&1 | sed -E 's/sha256:[0-9a-f]{64}/ID/'; docker images --format '{{.Repository}}:{{.Tag}}' kept;"
                        + " docker compose export idle -o idle.tar; tar tf idle.tar | grep -c ^bin/busybox$"));
    }

    @Test
    void images_of_services_are_fetched_and_pushed() {
        assertEquals(" idle Pulled\n idle Pulling\n web Skipped - Image is already being pulled by idle\n",
                yard.with(TICKS, "docker compose pull 2>&1 | sed 's/ *$//' | sort"));
        assertEquals(" idle Skipped\n web Skipped\n", yard.run("docker compose push 2>&1 | sed 's/ *$//' | sort"));
    }

    @Test
    void the_images_of_services_are_built_and_their_processes_listed() {
        yard.with("""
                services:
                  web: {build: {dockerfile_inline: "FROM busybox\\nCMD sleep 1000\\n"}, init: true}
                """, "docker compose build");
        assertEquals("lab-web\nSERVICE\nweb\nweb\n", yard.run("docker images --format '{{.Repository}}' lab-web; docker compose up -d >/dev/null 2>&1;"
                + " docker compose top | awk 'NF {print $1}'"));
    }

    @Test
    void the_use_of_a_project_is_that_of_its_containers() {
        yard.with(TICKS, "docker compose up -d; docker run -d --name alone busybox sleep 100");
        assertEquals("lab-idle-1\nlab-web-1\n", yard.run("docker compose stats --no-stream --format '{{.Name}}' | sort"));
        assertEquals("", yard.run("docker compose stats --no-stream --format '{{.Name}}' nosuch"));
    }

    @Test
    void a_word_that_is_no_command_gets_the_help_and_a_complaint() {
        assertEquals("Usage:  docker compose [OPTIONS] COMMAND\nunknown docker command: \"compose nosuch\"\n",
                yard.run("docker compose nosuch 2>&1 | sed -n '1p;$p'"));
        assertEquals("1\n", yard.run("docker compose nosuch >/dev/null 2>&1; echo $?"));
    }
}
