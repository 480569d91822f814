package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeTest {
    private final Lab lab = new Lab("recorded-docker", (key, facts) -> key.startsWith("not-simulated") || key.startsWith("login")
            ? Optional.of("[" + key + " " + String.join(" ", facts) + "]") : Optional.empty());

    @Test
    void a_flag_without_effect_is_told_once() {
        String notice = "[not-simulated.flag docker run --oom-score-adj]\n";
        assertEquals("hi\n" + notice, sorted(lab.docker("run", "--rm", "--oom-score-adj", "5", "busybox", "echo", "hi")));
        assertEquals("hi\n", lab.docker("run", "--rm", "--oom-score-adj", "5", "busybox", "echo", "hi"));
    }

    private static String sorted(String text) {
        return text.lines().sorted(java.util.Comparator.reverseOrder()).map(line -> line + "\n").reduce("", String::concat);
    }

    @Test
    void it_never_comes_into_the_tools_own_streams() {
        lab.run("", "bash", "-c", "docker run --rm --userns host busybox true > out 2>&1");
        assertEquals("", lab.run("", "cat", "out"));
    }

    @Test
    void a_log_driver_that_sends_elsewhere_is_told_and_the_log_is_kept() {
        String text = lab.docker("run", "--name", "web", "--log-driver", "syslog", "busybox", "echo", "hi");
        assertTrue(text.contains("[not-simulated.log-driver syslog]"), text);
        assertEquals("hi\n", lab.docker("logs", "web"));
    }

    @Test
    void logging_in_at_a_terminal_says_that_no_real_password_belongs_here() {
        assertTrue(lab.onTerminal("docker login 127.0.0.1:5001").contains("[login.sandbox ]"));
    }

    @Test
    void logging_in_by_a_script_is_as_the_original() {
        String text = lab.docker("login", "-u", "student", "-p", "secret", "127.0.0.1:5001");
        assertTrue(text.startsWith("WARNING! Using --password via the CLI is insecure."), text);
    }
}
