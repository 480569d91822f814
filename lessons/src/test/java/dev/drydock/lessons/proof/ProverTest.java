package dev.drydock.lessons.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.lessons.stage.SandboxTheatre;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lesson that is sound, and the same lesson with one thing broken each time. */
class ProverTest {
    private static final String LESSON = """
            lesson: small
            world: {host: {images: [busybox]}}
            steps:
              - task: web
                check:
                  - container: {name: web, state: running}
                solution:
                  - docker create --name web busybox sleep 1000
                  - docker start web
                  - look: docker ps
                also:
                  - [docker run -d --name web busybox sleep 1000]
                mistakes:
                  only-created:
                    try: [docker create --name web busybox sleep 1000]
                    when: {container: {name: web, state: created}}
              - quiz: name
                kind: fill
                answer: {inspect: {container: web, path: Config.Hostname}}
                wrong: {given: [web]}
                look: [docker exec web hostname]
              - task: gone
                check: {no-container: {name: web}}
                solution: [docker rm -f web]
            """;
    private static final String TEXT = """
            lesson: small
            language: en
            title: T
            steps:
              web: {title: T, task: T, hints: {nudge: N, more: M}, mistakes: {only-created: Start it.}}
              name: {title: T, question: Q, wrong: {given: No.}, otherwise: No.}
              gone: {title: T, task: T, hints: {nudge: N, more: M}}
            """;

    private static ProofReport prove(String lesson, String... texts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String text : texts) files.put("text" + files.size() + ".yaml", text.getBytes(StandardCharsets.UTF_8));
        return Prover.prove("small.yaml", lesson.getBytes(StandardCharsets.UTF_8), files, new SandboxTheatre());
    }

    /** {@code line step PROOF code} of each failure of the lesson with one thing replaced. */
    private static List<String> broken(String from, String to) {
        assertTrue(LESSON.contains(from));
        ProofReport report = prove(LESSON.replace(from, to), TEXT);
        assertEquals(List.of(), report.problems());
        return report.failures().stream()
                .map(f -> f.place().line() + " " + f.step() + " " + f.proof() + " " + f.reason().message().code())
                .toList();
    }

    @Test
    void a_sound_lesson_is_green() {
        ProofReport report = prove(LESSON, TEXT);
        assertEquals(List.of(), report.problems());
        assertEquals(List.of(), report.failures());
        assertTrue(report.green());
        assertEquals(11, report.proofs());
    }

    @Test
    void a_check_that_always_holds_is_found() {
        assertEquals(List.of("7 web START_FAILS proof.start.holds"),
                broken("      - container: {name: web, state: running}\n", "      - container: {name: web, state: running}\n      - image: busybox\n"));
    }

    @Test
    void a_check_that_may_hold_already_is_marked() {
        assertEquals(List.of(),
                broken("      - container: {name: web, state: running}\n",
                        "      - container: {name: web, state: running}\n      - {image: busybox, keep: true}\n"));
    }

    @Test
    void a_solution_one_command_short_is_found() {
        List<String> failures = broken("      - docker start web\n", "");
        assertEquals("4 web SOLUTION_PASSES proof.solution.fails", failures.get(0));
    }

    @Test
    void a_mistake_whose_diagnosis_never_fires_is_found() {
        assertEquals(List.of("14 web MISTAKE_IS_NAMED proof.mistake.never"), broken("state: created}", "state: paused}"));
    }

    @Test
    void a_mistake_that_does_the_task_is_found() {
        assertEquals(List.of("14 web MISTAKE_IS_NAMED proof.mistake.passes"),
                broken("try: [docker create --name web busybox sleep 1000]", "try: [docker run -d --name web busybox sleep 1000]"));
    }

    @Test
    void a_mistake_that_is_told_before_anything_is_done_is_found() {
        assertEquals(List.of("14 web MISTAKE_IS_NAMED proof.mistake.at-start"),
                broken("when: {container: {name: web, state: created}}", "when: {no-container: {name: api}}"));
    }

    @Test
    void an_alternative_that_does_not_do_the_task_is_found() {
        assertEquals(List.of("4 web ALTERNATIVE_PASSES proof.alternative.fails"),
                broken("[docker run -d --name web busybox sleep 1000]", "[docker run -d --name wbe busybox sleep 1000]"));
    }

    @Test
    void a_command_that_does_nothing_for_the_task_is_found() {
        assertEquals(List.of("4 web NOTHING_IS_IDLE proof.idle.command"), broken("- look: docker ps", "- docker ps"));
    }

    @Test
    void a_look_that_does_more_than_look_is_found() {
        assertEquals(List.of("4 web NOTHING_IS_IDLE proof.idle.look"), broken("- docker start web", "- look: docker start web"));
    }

    @Test
    void an_answer_that_is_not_there_is_found() {
        assertEquals(List.of("17 name ANSWER_IS_THERE proof.answer.nothing"), broken("path: Config.Hostname", "path: Config.Hostnam"));
    }

    @Test
    void a_look_that_does_not_show_the_answer_is_found() {
        assertEquals(List.of("17 name ANSWER_IS_THERE proof.answer.unseen"),
                broken("look: [docker exec web hostname]", "look: [docker exec web whoami]"));
    }

    @Test
    void a_hint_that_is_missing_in_one_language_stops_the_proof() {
        String chinese = TEXT.replace("language: en", "language: zh").replace("hints: {nudge: N, more: M}, mistakes", "hints: {nudge: N}, mistakes");
        ProofReport report = prove(LESSON, TEXT, chinese);
        assertEquals("text1.yaml:5:35 form.missing",
                report.problems().get(0).place() + " " + report.problems().get(0).message().code());
        assertEquals(0, report.proofs());
    }

    @Test
    void a_fault_is_there_when_its_step_begins_and_the_start_of_the_next_repairs_it() {
        String lesson = """
                lesson: broken
                steps:
                  - task: mend
                    faults: [stop docker laptop]
                    check: {engine: running}
                    solution: [sudo systemctl start docker]
                    also: [[":repair docker"]]
                  - task: unreachable
                    faults: [crash host-a]
                    check: {file: {host: /home/student/note, exists: true}}
                    solution: ["ssh host-a true || touch note"]
                  - task: reachable
                    faults: [repair all]
                    check: {file: {host: /home/student/again, exists: true}}
                    solution: ["sleep 30 && ssh host-a true && touch again"]
                """;
        assertEquals(List.of(), Prover.prove("broken.yaml", lesson.getBytes(StandardCharsets.UTF_8), Map.of(), new SandboxTheatre()).failures());
    }
}
