package dev.drydock.tutor.remark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.edge.Berth;
import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.home.FreeSitting;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.session.Pace;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.sitting.Tongue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemarksTest {
    /** The screen after these lines in the free sandbox. */
    private static String type(Language language, String... lines) {
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(200, 24), List.of(lines));
        Learner learner = new Learner(terminal, new Tongue(language), new MemoryDisk(), Berth.of(Map.of(), Path.of("/nowhere")));
        FreeSitting.sit(Worlds.named("default").orElseThrow(), 1, fresh -> { }, Pace.named("jump").orElseThrow(), learner);
        return terminal.screen().replace("\r", "");
    }

    private static void says(String sentence, String... lines) {
        String screen = type(Language.EN, lines);
        assertTrue(screen.contains(sentence), sentence + " is not in:\n" + screen);
    }

    @Test
    void full_width_signs_in_a_line_that_failed_are_pointed_out() {
        says("The shell takes ： for ordinary letters. With the signs of an English keyboard: docker run nginx:latest", "docker run nginx：latest");
        String screen = type(Language.ZH, "docker ps —all");
        assertTrue(screen.contains("用英文标点应当是：docker ps --all"), screen);
    }

    @Test
    void full_width_signs_in_a_line_that_works_are_left_alone() {
        String screen = type(Language.EN, "echo 你好，世界！");
        assertFalse(screen.contains("English keyboard"), screen);
    }

    @Test
    void what_a_chinese_keyboard_writes_is_folded() {
        assertEquals("docker run -p 8080:80 --name \"a,b\"", FullWidth.plain("docker\u3000run －p 8080：80 ——name “a，b”"));
        assertEquals("docker ps --all", FullWidth.plain("docker ps —all"));
    }

    @Test
    void a_flag_that_is_nearly_right_is_named() {
        says("There is no flag --nmae here. Did you mean --name?", "docker run --nmae web nginx");
        says("A flag of several letters has two dashes: --name, not -name.", "docker run -name web nginx");
        says("Did you mean --replicas?", "kubectl scale deployment web --replcas=2");
    }

    @Test
    void a_command_that_is_nearly_right_is_named() {
        says("There is no docker rnu here. Did you mean docker run?", "docker rnu nginx");
        says("There is no dokcer here. Did you mean docker?", "dokcer ps");
    }

    @Test
    void an_images_name_where_a_containers_is_wanted_is_told_apart() {
        says("nginx is the image; the container made from it is called web.", "docker run -d --name web nginx", "docker stop nginx");
        says("There is no container wbe. Did you mean web?", "docker run -d --name web nginx", "docker stop wbe");
        says("Containers here: web.", "docker run -d --name web nginx", "docker stop something");
        says("There are no containers here yet", "docker stop something");
    }

    @Test
    void who_holds_a_port_is_told() {
        says("container one holds it", "docker run -d --name one -p 8080:80 nginx", "docker run -d --name two -p 8080:80 nginx");
    }

    @Test
    void a_container_that_ended_at_once_is_told_with_its_reason() {
        says("ended at once because its shell had no input to read", "docker run -d --name box busybox", "sleep 1");
        String fine = type(Language.EN, "docker run --rm busybox true", "docker run hello-world");
        assertFalse(fine.contains(":why tells more"), fine);
    }

    @Test
    void a_container_that_was_ended_on_purpose_is_no_trouble() {
        String screen = type(Language.EN, "docker run -d --name web nginx", "docker rm -f web");
        assertFalse(screen.contains(":why tells more"), screen);
    }

    @Test
    void a_missing_image_is_told() {
        says("has no repository ngnix", "docker run ngnix");
    }

    @Test
    void a_port_that_nobody_listens_on_is_told_with_those_that_are_published() {
        says("Published ports: 8080", "docker run -d --name web -p 8080:80 nginx", "curl localhost:8081");
        says("none of its ports is published", "docker run -d --name web nginx", "curl localhost:8080");
        says("Its name is known only inside a network of Docker", "docker run -d --name web nginx", "curl http://web/");
    }

    @Test
    void a_misconception_is_answered_with_what_is_so_instead() {
        says("Stopping and removing are two steps", "docker run -d --name web nginx", "docker rm web");
        says("belong between", "docker run --name web busybox --rm");
        says("The command `docker` is only the client", "sudo systemctl stop docker.socket docker", "docker ps");
    }

    @Test
    void an_object_in_another_namespace_is_found() {
        String screen = type(Language.EN, "kubectl get pods");
        assertTrue(screen.contains("`kubectl` is only the client") || screen.contains("other namespaces"), screen);
    }
}
