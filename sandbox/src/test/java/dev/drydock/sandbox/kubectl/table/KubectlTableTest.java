package dev.drydock.sandbox.kubectl.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubectlTableTest {
    @Test
    void every_command_and_flag_is_shown_by_a_session_or_named_as_not_simulated() {
        assertEquals(List.of(), KubectlTable.rows().stream().filter(row -> row.standing().isEmpty()).map(KubectlTable.Row::what).toList());
    }

    @Test
    void nothing_is_named_that_does_not_exist() {
        List<String> all = KubectlTable.rows().stream().map(KubectlTable.Row::what).toList();
        List<String> unknown = KubectlTable.named().stream().filter(name -> !all.contains(name)
                && !(name.startsWith("* ") && all.stream().anyMatch(what -> what.endsWith(name.substring(1))))).toList();
        assertEquals(List.of(), unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"own-create.t", "own-objects.t", "own-more.t"})
    void sessions_of_our_own_come_out_as_they_were_made(String name) {
        Session session = Session.named(name);
        List<List<String>> outputs = Played.outputs(session);
        assertEquals(session.exchanges().size(), outputs.size());
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            Session.Exchange wanted = session.exchanges().get(i);
            List<String> expected = new ArrayList<>(wanted.output());
            expected.add("[" + wanted.status() + "]");
            if (wanted.compared() && !settled(expected).equals(settled(outputs.get(i)))) differing.add(wanted.command() + "\n" + String.join("\n", outputs.get(i)));
        }
        assertTrue(differing.isEmpty(), () -> String.join("\n", differing));
    }

    /** Names that no two worlds share, blanks. */
    private static List<String> settled(List<String> lines) {
        return lines.stream().map(line -> line.replaceAll("-[a-z0-9]{8,10}-[a-z0-9]{5}", "-HASH").replaceAll("[ \t]+", " ").stripTrailing()).toList();
    }
}
