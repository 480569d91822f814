package dev.drydock.sandbox.docker.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.docker.line.Command;
import dev.drydock.sandbox.docker.line.CommandTree;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the table says is so. */
class CommandTableTest {
    /** Groups whose commands are being written. */
    private static final List<String> UNDER_WAY = List.of("docker compose ", "docker buildx ", "docker builder ");
    private static final List<CommandTable.Row> ROWS = CommandTable.rows().stream()
            .filter(row -> UNDER_WAY.stream().noneMatch(row.original().path()::startsWith)).toList();
    /** What the original says to whoever is in no swarm, or has no such engine. */
    private static final List<String> REFUSALS = List.of("not a swarm manager", "not part of a swarm", "experimental features enabled",
            "Specify a Compose file", "Error reading content", "error reading from", "invalid scale specifier", "unknown role", "secret file is required");

    @Test
    void every_command_and_flag_of_the_original_is_known() {
        List<String> unknown = new ArrayList<>();
        for (Surface.Original original : Surface.all()) {
            Set<String> known = flags(Invocations.command(original.path()).map(Command::flags).orElse(List.of()));
            Invocations.command(original.path()).ifPresentOrElse(
                    command -> original.flagNames().stream().filter(flag -> !known.contains(flag)).forEach(flag -> unknown.add(original.path() + " --" + flag)),
                    () -> unknown.add(original.path()));
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void every_command_of_the_client_stands_in_the_table() {
        Set<String> listed = new TreeSet<>();
        Surface.all().forEach(original -> listed.add(original.path()));
        List<String> unlisted = new ArrayList<>();
        walk(CommandTree.load().root(), "docker", unlisted, listed);
        assertEquals(List.of(), unlisted);
    }

    private static void walk(Command group, String path, List<String> unlisted, Set<String> listed) {
        for (Command child : CommandTree.load().children(group)) {
            String name = path + " " + child.name();
            if (!listed.contains(name) && !child.facts().containsKey("hidden")) unlisted.add(name);
            if (child.group()) walk(child, name, unlisted, listed);
        }
    }

    private static Set<String> flags(List<Flag> flags) {
        Set<String> names = new TreeSet<>();
        flags.forEach(flag -> names.add(flag.name()));
        return names;
    }

    @Test
    void every_simulated_command_names_what_shows_it() {
        assertEquals(List.of(), ROWS.stream().filter(row -> row.state() == CommandTable.State.SIMULATED && row.shownBy().isEmpty())
                .map(row -> row.original().path()).toList());
    }

    @Test
    void what_is_named_exists_and_shows_the_command() {
        Map<String, Set<String>> commandsByRecording = new TreeMap<>();
        CommandTable.evidence().forEach((command, shownBy) -> {
            if (shownBy.endsWith(".t")) commandsByRecording.computeIfAbsent(shownBy, none -> new TreeSet<>()).add(command);
            else assertTrue(isTest(shownBy), command + " is to be shown by " + shownBy + ", which is no test");
        });
        Map<String, Set<String>> notShown = new LinkedHashMap<>();
        commandsByRecording.forEach((recording, commands) -> {
            Set<String> missing = new TreeSet<>(commands);
            for (Recording.Exchange exchange : Replay.exact(Recording.named(recording))) {
                Invocations.in(exchange.command()).forEach(invocation -> missing.remove(invocation.command()));
            }
            if (!missing.isEmpty()) notShown.put(recording, missing);
        });
        assertEquals(Map.of(), notShown, "these do not come out exactly as recorded");
    }

    private static boolean isTest(String name) {
        try {
            String[] parts = name.split("#");
            Method[] methods = Class.forName(parts[0], false, CommandTableTest.class.getClassLoader()).getDeclaredMethods();
            return Arrays.stream(methods).anyMatch(method -> method.getName().equals(parts[1])
                    && Arrays.stream(method.getAnnotations()).anyMatch(each -> List.of("Test", "Property", "ParameterizedTest", "TestFactory")
                            .contains(each.annotationType().getSimpleName())));
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    @Test
    void evidence_is_of_commands_that_exist_and_are_simulated() {
        Set<String> simulated = new TreeSet<>();
        CommandTable.rows().stream().filter(row -> row.state() == CommandTable.State.SIMULATED).forEach(row -> simulated.add(Invocations.name(row.command())));
        assertEquals(Set.of(), CommandTable.evidence().keySet().stream().filter(command -> !simulated.contains(command))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void nothing_simulated_answers_that_it_is_not() {
        assertEquals(List.of(), answers(CommandTable.State.SIMULATED).entrySet().stream()
                .filter(answer -> answer.getValue().endsWith("[96]")).map(Map.Entry::getKey).toList());
    }

    @Test
    void nothing_that_is_not_simulated_works_silently() {
        assertEquals(List.of(), answers(CommandTable.State.NAMED).entrySet().stream()
                .filter(answer -> !answer.getValue().endsWith("[96]") && (answer.getValue().endsWith("[0]") || REFUSALS.stream().noneMatch(answer.getValue()::contains)))
                .map(answer -> answer.getKey() + ": " + answer.getValue()).toList());
    }

    /** What each command says and returns when it is called with as few arguments as it takes. */
    private static Map<String, String> answers(CommandTable.State state) {
        Map<String, String> answers = new LinkedHashMap<>();
        StringBuilder script = new StringBuilder();
        List<CommandTable.Row> rows = ROWS.stream().filter(row -> row.state() == state).toList();
        for (CommandTable.Row row : rows) {
            int least = row.command().arguments().least();
            script.append("timeout 5 ").append(row.original().path()).append(" x".repeat(least)).append("; echo \"[$?]@@\"\n");
        }
        String[] parts = Replay.output(script.toString()).split("@@\n");
        for (int i = 0; i < rows.size(); i++) answers.put(rows.get(i).original().path(), parts[i]);
        return answers;
    }

    @Test
    void enough_of_what_courses_use_is_simulated() {
        long simulated = CommandTable.rows().stream().filter(CommandTable.Row::ofCourse).filter(row -> row.state() == CommandTable.State.SIMULATED).count();
        assertTrue(simulated >= 90, simulated + " commands of a course's groups are simulated");
    }
}
