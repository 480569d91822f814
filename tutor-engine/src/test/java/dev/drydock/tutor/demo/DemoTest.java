package dev.drydock.tutor.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.tutor.edge.Berth;
import dev.drydock.tutor.edge.MemoryDisk;
import dev.drydock.tutor.edge.ScriptedTerminal;
import dev.drydock.tutor.edge.Terminal;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.sitting.Learner;
import dev.drydock.tutor.sitting.Tongue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {
    private static String play(Language language, boolean fast, String keys) {
        ScriptedTerminal terminal = new ScriptedTerminal(new Terminal.Size(80, 24), List.of()).press(keys);
        Demo.play(new Learner(terminal, new Tongue(language), new MemoryDisk(), Berth.of(Map.of(), Path.of("/nowhere"))), fast);
        return terminal.screen();
    }

    @Test
    void the_demonstration_shows_in_both_languages_what_it_says() {
        for (Language language : Language.values()) {
            String screen = play(language, true, "");
            for (String shown : new String[] {"<title>Welcome to nginx!</title>", "port is already allocated", "docker run nginx:latest", "web: Up 10 minutes"}) {
                assertTrue(screen.contains(shown), shown + " is not in:\n" + screen);
            }
            assertEquals(2, screen.split("<title>", -1).length - 1, screen);
        }
    }

    @Test
    void both_languages_type_the_same_lines() {
        assertEquals(typed("zh"), typed("en"));
    }

    private static List<String> typed(String language) {
        return Demo.lines(language).stream().filter(line -> line.startsWith("$ ")).toList();
    }

    @Test
    void q_ends_it() {
        assertFalse(play(Language.EN, false, "q").contains("docker run"));
    }
}
