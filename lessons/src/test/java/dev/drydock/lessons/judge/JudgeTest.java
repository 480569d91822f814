package dev.drydock.lessons.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.drydock.lessons.check.SeenWorld;
import dev.drydock.lessons.lesson.Lesson;
import dev.drydock.lessons.lesson.LessonReader;
import dev.drydock.lessons.lesson.Step;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.view.TypedLine;
import dev.drydock.sandbox.tree.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private final SeenWorld world = new SeenWorld();
    private final Step.Task task = task("""
            lesson: a
            steps:
              - task: web
                check:
                  - container: {name: web, image: nginx, state: running}
                solution: [docker run -d --name web nginx]
                mistakes:
                  frozen: {try: [docker pause web], when: {container: {name: web, state: paused}}}
            """);

    private static Step.Task task(String yaml) {
        Problems problems = new Problems();
        Lesson lesson = LessonReader.read("a.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems).orElseThrow();
        assertEquals(java.util.List.of(), problems.inOrder());
        return (Step.Task) lesson.steps().get(0);
    }

    private String common() {
        return assertInstanceOf(Diagnosis.Common.class, Judge.diagnose(task, world).orElseThrow()).message().code();
    }

    @Test
    void a_task_that_is_done_has_no_diagnosis() {
        world.container("web", "nginx", "running", 0, "");
        assertEquals(Optional.empty(), Judge.diagnose(task, world));
    }

    @Test
    void the_lessons_own_mistake_comes_before_the_common_one() {
        world.container("web", "nginx", "paused", 0, "");
        assertEquals(Optional.of(new Diagnosis.Named("frozen")), Judge.diagnose(task, world));
    }

    @Test
    void nothing_done_is_told_as_the_first_unmet_condition() {
        assertInstanceOf(Diagnosis.Unmet.class, Judge.diagnose(task, world).orElseThrow());
    }

    @Test
    void a_silent_engine_is_told_first() {
        world.engineAnswers = false;
        assertEquals("diagnosis.engine-silent", common());
    }

    @Test
    void the_right_container_under_another_name_is_recognised() {
        world.container("wbe", "nginx", "running", 0, "");
        assertEquals("diagnosis.other-name", common());
    }

    @Test
    void a_name_held_by_another_image_is_recognised() {
        world.container("web", "redis", "running", 0, "");
        assertEquals("diagnosis.name-taken", common());
    }

    @Test
    void a_container_that_ended_at_once_is_recognised() {
        world.container("web", "nginx", "exited", 1, "");
        assertEquals("diagnosis.exited", common());
    }

    @Test
    void a_container_that_was_only_created_is_recognised() {
        world.container("web", "nginx", "created", 0, "");
        assertEquals("diagnosis.created-only", common());
    }

    @Test
    void without_a_name_too_a_container_that_was_only_created_is_recognised() {
        Step.Task any = task("""
                lesson: a
                steps:
                  - task: hello
                    check: {container: {image: hello-world, state: exited}}
                    solution: [docker run hello-world]
                """);
        world.container("odd_name", "hello-world", "created", 0, "");
        Diagnosis.Common told = (Diagnosis.Common) Judge.diagnose(any, world).orElseThrow();
        assertEquals("diagnosis.created-only odd_name", told.message().code() + " " + told.message().facts().get("name"));
    }

    @Test
    void a_port_that_is_taken_is_recognised() {
        world.containers.add(Json.parse("""
                {"Name": "/web", "Config": {"Image": "nginx"}, "HostConfig": {"PortBindings": {"80/tcp": [{"HostPort": "8080"}]}},
                 "State": {"Status": "created", "Error": "Bind for 0.0.0.0:8080 failed: port is already allocated"}}"""));
        Diagnosis.Common told = (Diagnosis.Common) Judge.diagnose(task, world).orElseThrow();
        assertEquals("diagnosis.port-taken 8080", told.message().code() + " " + told.message().facts().get("port"));
    }

    @Test
    void an_image_that_nobody_has_is_recognised() {
        world.typed.add(new TypedLine("docker run -d --name web ngnix", 125, "pull access denied for ngnix"));
        assertEquals("diagnosis.image-missing", common());
    }
}
