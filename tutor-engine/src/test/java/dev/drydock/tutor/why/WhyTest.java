package dev.drydock.tutor.why;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.language.Sentences;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a learner is told who asks why something failed. */
class WhyTest {
    private static final long SECOND = 1_000_000;

    private final Worlds.Named named = Worlds.named("recorded-docker").orElseThrow();
    private final World world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, false), (stream, bytes) -> { });

    WhyTest() {
        world.openTerminal("t", new Terminal.Size(100, 24), named.login(), "/bin/bash", List.of("bash"));
        pass(SECOND);
    }

    private void pass(long micros) {
        long until = world.now() + micros;
        world.run(until, 1_000_000, () -> false);
        world.idleUntil(until);
    }

    private void type(String line) {
        world.enter("t", line);
        pass(2 * SECOND);
    }

    /** Enters a line and asks why; there must be a line that holds all these words. */
    private void explains(String line, String... words) {
        type(line);
        told(Why.lastLine(world.store(), Sentences.of(Language.EN)), words);
    }

    private static void told(List<String> lines, String... words) {
        assertTrue(lines.stream().anyMatch(line -> List.of(words).stream().allMatch(line::contains)), String.join("\n", lines));
    }

    @Test
    void who_holds_a_port_and_since_when() {
        type("docker run -d --name web -p 8080:80 nginx");
        pass(10 * SECOND);
        explains("docker run -d --name other -p 8080:80 nginx", "other cannot have port 8080: container web holds it, published 11 s ago");
    }

    @Test
    void which_process_of_the_host_holds_a_port() {
        explains("docker run -d --name web -p 5000:80 nginx", "web cannot have port 5000: the process docker-registry", "of the host listens on it");
    }

    @Test
    void who_has_a_name() {
        type("docker run --name web busybox true");
        explains("docker run --name web busybox true", "the name web is taken by a container that is exited");
    }

    @Test
    void why_a_container_ended_at_once() {
        explains("docker run -d --name brief busybox echo hi", "brief ended at once because its first process, echo hi, was done");
        explains("docker run -d --name shell busybox", "shell ended at once because its shell had no input to read");
        explains("docker run -d --name wrong busybox false", "wrong ended at once because its first process, false, failed with exit code 1");
    }

    @Test
    void that_memory_was_too_small() {
        explains("docker run --name greedy -m 10m busybox sh -c 'x=a; while true; do x=$x$x; done'", "greedy needed more than its 10MiB of memory");
    }

    @Test
    void whether_the_repository_or_only_the_tag_is_missing() {
        explains("docker pull nginx:nosuch", "there is a repository nginx, but without the tag nosuch");
        explains("docker run nosuch/image", "has no repository nosuch/image");
    }

    @Test
    void who_uses_an_image_a_network_or_a_volume() {
        type("docker network create net1");
        type("docker run -d --name web --network net1 -v data:/data nginx");
        explains("docker network rm net1", "the network net1 is in use by: web");
        explains("docker volume rm data", "the volume data is mounted in: web (running)");
        explains("docker rmi nginx", "the image nginx is needed by container web, which is running");
    }

    @Test
    void that_nothing_can_be_executed_in_what_does_not_run() {
        type("docker run --name done busybox true");
        explains("docker exec done ls", "nothing can be executed in done: it is exited");
    }

    @Test
    void that_an_image_lacks_a_program() {
        explains("docker run --name odd busybox nosuch", "odd cannot start: the image busybox has no program nosuch");
    }

    @Test
    void why_a_container_is_unhealthy() {
        type("docker run -d --name sick --health-cmd 'echo bad; exit 3' --health-interval 1s --health-retries 2 busybox sleep 1000");
        pass(5 * SECOND);
        told(Why.object(world.store(), "container sick", Sentences.of(Language.EN)),
                "sick is unhealthy: its check failed 2 times in a row, at last with exit code 3. It said: bad");
    }

    @Test
    void both_languages_tell_it() {
        type("docker run -d --name web -p 8080:80 nginx");
        type("docker run -d --name other -p 8080:80 nginx");
        told(Why.lastLine(world.store(), Sentences.of(Language.ZH)), "other 拿不到端口 8080：它被容器 web 占着");
    }

    @Test
    void an_object_tells_of_what_went_wrong_with_it() {
        type("docker run -d --name web -p 8080:80 nginx");
        type("docker run -d --name other -p 8080:80 nginx");
        told(Why.object(world.store(), "container other", Sentences.of(Language.EN)), "container web holds it");
    }
}
