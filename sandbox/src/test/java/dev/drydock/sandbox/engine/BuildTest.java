package dev.drydock.sandbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BuildTest {
    private final Lab lab = new Lab();

    private String build(String dockerfile, String... more) {
        java.util.List<String> words = new java.util.ArrayList<>(java.util.List.of("build", "--progress", "plain", "-t", "made"));
        words.addAll(java.util.List.of(more));
        words.add("-");
        return lab.run(dockerfile, "docker", words.toArray(String[]::new));
    }

    @Test
    void a_command_runs_when_the_image_is_built_and_its_files_stay() {
        build("FROM busybox\nRUN echo kept > /x\nCMD [\"cat\", \"/x\"]\n");
        assertEquals("kept\n", lab.docker("run", "--rm", "made"));
    }

    @Test
    void a_second_build_takes_layers_from_the_cache() {
        build("FROM busybox\nRUN echo hi\n");
        assertTrue(build("FROM busybox\nRUN echo hi\n").contains("RUN echo hi\n#5 CACHED\n"));
    }

    @Test
    void a_command_that_fails_is_pointed_at() {
        assertTrue(build("FROM busybox\nRUN false\n").endsWith("   2 | >>> RUN false\n   3 |     \n--------------------\n"
                + "ERROR: failed to build: failed to solve: process \"/bin/sh -c false\" did not complete successfully: exit code: 1\n"));
    }
}
