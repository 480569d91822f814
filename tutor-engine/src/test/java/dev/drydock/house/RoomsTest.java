package dev.drydock.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house: who may know whom, and which library stands in which room. */
class RoomsTest {
    /** The sandbox's features from the ground up: each may know those before it, none those after it. */
    private static final List<String> SANDBOX_FROM_THE_GROUND_UP = List.of(
            "phrase", "store", "time", "trace", "tree", "fs", "net", "machine", "process", "unit", "http", "image", "command", "registry", "build", "engine", "cluster",
            "tool", "remote", "shell", "virtual", "docker", "kubectl", "app", "fault", "world");

    @Test
    void every_module_with_code_is_seen() {
        for (String root : List.of("sandbox.store.Store", "sandbox.tree.Tree", "tutor.Drydock")) {
            assertTrue(House.CLASSES.contain("dev.drydock." + root), root);
        }
        assertFalse(House.CLASSES.contain(RoomsTest.class));
    }

    @Test
    void the_sandbox_knows_only_itself() {
        check(noClasses().that().resideInAPackage("dev.drydock.sandbox..").should().dependOnClassesThat(
                resideInAPackage("dev.drydock..").and(not(resideInAPackage("dev.drydock.sandbox..")))));
    }

    @Test
    void the_lessons_know_the_sandbox_and_no_terminal() {
        check(noClasses().that().resideInAPackage("dev.drydock.lessons..").should().dependOnClassesThat(
                resideInAPackage("dev.drydock..").and(not(resideInAnyPackage("dev.drydock.lessons..", "dev.drydock.sandbox..")))));
    }

    @Test
    void the_content_modules_have_no_code() {
        assertEquals(List.of(), List.of("content-zh", "content-en").stream().filter(m -> Files.exists(House.sources(m))).toList());
    }

    @Test
    void a_feature_of_the_sandbox_knows_only_those_below_it() {
        for (int level = 0; level < SANDBOX_FROM_THE_GROUND_UP.size(); level++) {
            String[] above = SANDBOX_FROM_THE_GROUND_UP.stream().skip(level + 1L).map(f -> "dev.drydock.sandbox." + f + "..").toArray(String[]::new);
            if (above.length > 0) {
                check(noClasses().that().resideInAPackage("dev.drydock.sandbox." + SANDBOX_FROM_THE_GROUND_UP.get(level) + "..")
                        .should().dependOnClassesThat().resideInAnyPackage(above));
            }
        }
    }

    @Test
    void every_feature_of_the_sandbox_has_its_place_in_that_order() {
        TreeSet<String> features = House.CLASSES.stream().map(JavaClass::getPackageName).filter(p -> p.startsWith("dev.drydock.sandbox."))
                .map(p -> p.split("\\.")[3]).collect(Collectors.toCollection(TreeSet::new));
        SANDBOX_FROM_THE_GROUND_UP.forEach(features::remove);
        assertEquals(List.of(), List.copyOf(features));
    }

    @Test
    void features_know_each_other_without_circles() {
        check(slices().matching("dev.drydock.(*).(*)..").should().beFreeOfCycles());
    }

    @Test
    void packages_know_each_other_without_circles() {
        check(slices().matching("dev.(**)").should().beFreeOfCycles());
    }

    @Test
    void the_line_editor_stands_in_the_prompt() {
        // The rehearsal opens a terminal for a program that it starts, and is no part of a session.
        check(noClasses().that().resideOutsideOfPackages("dev.drydock.tutor.prompt..", "dev.drydock.tutor.rehearsal..")
                .should().dependOnClassesThat().resideInAPackage("org.jline.."));
    }

    @Test
    void yaml_is_parsed_by_the_two_readers() {
        check(noClasses().that().resideOutsideOfPackages("dev.drydock.sandbox.tree..", "dev.drydock.lessons.source..")
                .should().dependOnClassesThat().resideInAPackage("org.yaml.."));
    }

    @Test
    void markdown_is_read_where_pages_are_made() {
        only("dev.drydock.tutor.page..", "org.commonmark..");
    }

    @Test
    void whole_screens_are_drawn_on_the_stage() {
        only("dev.drydock.tutor.view.screen..", "com.googlecode.lanterna..");
    }

    @Test
    void a_picture_knows_the_world_and_no_terminal() {
        check(noClasses().that().resideInAnyPackage("dev.drydock.tutor.view.house..", "dev.drydock.tutor.view.cluster..", "dev.drydock.tutor.view.flow..",
                        "dev.drydock.tutor.view.trace..", "dev.drydock.tutor.view.time..", "dev.drydock.tutor.view.picture..")
                .should().dependOnClassesThat().resideInAnyPackage("dev.drydock.tutor.view.screen..", "dev.drydock.tutor.edge..", "dev.drydock.tutor.session.."));
    }

    @Test
    void the_compiler_stands_in_the_java_labs() {
        only("dev.drydock.tutor.java..", "jdk.jshell..");
    }

    @Test
    void grading_and_replaying_run_no_java() {
        check(noClasses().that().resideInAnyPackage("dev.drydock.tutor.grade..", "dev.drydock.tutor.session..", "dev.drydock.tutor.journal..")
                .should().dependOnClassesThat().resideInAnyPackage("dev.drydock.tutor.java..", "dev.drydock.tutor.sitting.JavaPrompt"));
    }

    @Test
    void what_runs_beside_learners_code_knows_nothing_of_the_tutor() {
        check(noClasses().that().resideInAnyPackage("dev.drydock.tutor.java.client..", "dev.drydock.tutor.java.child..")
                .should().dependOnClassesThat(resideInAPackage("dev.drydock..").and(not(resideInAnyPackage("dev.drydock.tutor.java.client..", "dev.drydock.tutor.java.child..")))));
    }

    @Test
    void the_real_disk_is_met_at_the_edge() {
        check(noClasses().that().resideInAPackage("dev.drydock.tutor..").and().resideOutsideOfPackage("dev.drydock.tutor.edge..")
                .should().dependOnClassesThat().haveFullyQualifiedName("java.nio.file.Files")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.io.File"));
    }

    @Test
    void lessons_meet_no_disk() {
        check(noClasses().that().resideInAPackage("dev.drydock.lessons..")
                .should().dependOnClassesThat().haveFullyQualifiedName("java.nio.file.Files")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.io.File"));
    }

    @Test
    void a_name_says_what_a_thing_is() {
        check(noClasses().should().haveNameMatching(".*\\w(Manager|Helper|Utils?|Impl|Handler|Data|Info|Context)"));
    }

    @Test
    void every_package_says_what_is_in_it() throws IOException {
        List<String> silent = new ArrayList<>();
        for (String module : House.MODULES) {
            if (Files.isDirectory(House.sources(module))) {
                try (Stream<Path> folders = Files.walk(House.sources(module)).filter(Files::isDirectory)) {
                    folders.filter(RoomsTest::holdsSources).filter(f -> !Files.exists(f.resolve("package-info.java")))
                            .forEach(f -> silent.add(House.TOP.relativize(f).toString()));
                }
            }
        }
        assertEquals(List.of(), silent);
    }

    private static boolean holdsSources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void only(String room, String library) {
        check(noClasses().that().resideOutsideOfPackage(room).should().dependOnClassesThat().resideInAPackage(library));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(House.CLASSES);
    }
}
