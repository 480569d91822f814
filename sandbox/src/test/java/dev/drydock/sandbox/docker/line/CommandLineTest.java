package dev.drydock.sandbox.docker.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.phrase.Phrases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private static CommandLine read(String... words) {
        return CommandLine.read(CommandTree.load(), List.of(words));
    }

    private static CommandLine.Wrong wrong(String... words) {
        return assertInstanceOf(CommandLine.Wrong.class, read(words));
    }

    private static CommandLine.Run run(String... words) {
        return assertInstanceOf(CommandLine.Run.class, read(words));
    }

    @Test
    void flags_of_run_end_at_the_image() {
        CommandLine.Run run = run("run", "-it", "--name=web", "-p", "8080:80", "nginx", "-p", "--rm");

        assertEquals(List.of("nginx", "-p", "--rm"), run.arguments());
        assertEquals("web", run.flags().text("name"));
        assertTrue(run.flags().on("interactive") && run.flags().on("tty"));
    }

    @Test
    void an_unknown_flag_ends_with_125_and_the_usage() {
        CommandLine.Wrong wrong = wrong("ps", "--foo");

        assertEquals(125, wrong.status());
        assertEquals("unknown flag: --foo\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information", wrong.complaint());
    }

    @Test
    void an_unknown_command_ends_with_1_and_no_suggestion() {
        assertEquals(new CommandLine.Wrong("docker: unknown command: docker rnu\n\nRun 'docker --help' for more information", 1),
                read("rnu", "busybox"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rm | docker: 'docker rm' requires at least 1 argument | See",
        "pull a b | docker: 'docker pull' requires 1 argument | Run",
        "images a b | docker: 'docker images' requires at most 1 argument | SRun",
        "ps a | docker: 'docker ps' accepts no arguments | Run",
        "port | docker: 'docker port' requires at least 1 and at most 2 arguments | Run"})
    void a_wrong_number_of_arguments_is_told_in_the_originals_words(String line, String complaint, String hint) {
        CommandLine.Wrong wrong = wrong(line.split(" "));

        assertTrue(wrong.complaint().startsWith(complaint + "\n"));
        assertTrue(wrong.complaint().contains("\n" + hint + " 'docker "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "run -m x a | invalid argument \"x\" for \"-m, --memory\" flag: invalid size: 'x'",
        "run --cpus a b | invalid argument \"a\" for \"--cpus\" flag: failed to parse a as a rational number",
        "run -z | unknown shorthand flag: 'z' in -z",
        "run -dz | unknown shorthand flag: 'z' in -z",
        "ps --filter | flag needs an argument: --filter",
        "ps --filter foo | invalid argument \"foo\" for \"-f, --filter\" flag: bad format of filter (expected name=value)",
        "run -e | flag needs an argument: 'e' in -e",
        "ps -n x | invalid argument \"x\" for \"-n, --last\" flag: strconv.ParseInt: parsing \"x\": invalid syntax",
        "run --ulimit nofile=5:1 a | invalid argument \"nofile=5:1\" for \"--ulimit\" flag: ulimit soft limit must be less than or equal to hard limit: 5 > 1",
        "run --mount type=bind a | invalid argument \"type=bind\" for \"--mount\" flag: target is required"})
    void a_value_that_cannot_be_read_is_refused_in_the_originals_words(String line, String complaint) {
        assertTrue(wrong(line.split(" ")).complaint().startsWith(complaint + "\n"));
    }

    @Test
    void an_outdated_flag_works_and_warns() {
        CommandLine.Run run = run("stop", "--time", "1", "web");

        assertEquals(List.of("Flag --time has been deprecated, use --timeout instead"), run.warnings());
        assertEquals(1, run.flags().number("time"));
    }

    @Test
    void another_name_of_a_command_leads_to_it() {
        assertEquals("docker container ls", run("container", "list").command().path());
        assertEquals("docker rm", run("remove", "web").command().path());
    }

    @Test
    void global_flags_stand_before_the_command() {
        assertEquals(List.of("tcp://127.0.0.1:2375"), run("-H", "tcp://127.0.0.1:2375", "ps").global().all("host"));
    }

    @Test
    void help_lists_flags_in_the_originals_layout() {
        CommandLine.Help help = assertInstanceOf(CommandLine.Help.class, read("exec", "--help"));
        Phrases phrases = (key, facts) -> key.equals("docker exec --detach-keys")
                ? java.util.Optional.of("Override the key sequence for detaching a container") : java.util.Optional.empty();

        String text = new HelpText(CommandTree.load(), phrases, 80, "/root", "inactive").of(help.command());

        assertTrue(text.contains("""
                      --detach-keys string   Override the key sequence for detaching a
                                             container
                """));
    }

    @Test
    void a_flag_that_changes_nothing_here_is_named() {
        assertEquals(List.of("userns"), run("run", "--userns", "host", "a").flags().withoutEffect().stream().map(flag -> flag.name()).toList());
    }

    @Test
    void every_section_of_the_tree_can_be_read() {
        CommandTree tree = CommandTree.load();

        assertEquals(13, tree.children(tree.root()).stream().filter(child -> child.top() > 0).count());
        tree.children(tree.root()).forEach(child -> tree.children(child).forEach(below -> assertTrue(below.usage().startsWith("docker "))));
    }
}
