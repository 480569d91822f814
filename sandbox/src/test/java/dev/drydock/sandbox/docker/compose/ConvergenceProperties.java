package dev.drydock.sandbox.docker.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any project. */
class ConvergenceProperties {
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final String STATE = "docker ps -aq --no-trunc; docker network ls -q; docker volume ls -q";

    /** A service that may need those before it. */
    private static Arbitrary<String> service(int index) {
        Arbitrary<Integer> bits = Arbitraries.integers().between(0, 255);
        Arbitrary<Integer> scale = Arbitraries.integers().between(0, 2);
        return Combinators.combine(bits, scale).as((bit, count) -> {
            List<String> fields = new ArrayList<>(List.of("image: busybox", "command: sleep 1000", "init: true", "scale: " + count));
            List<String> needs = NAMES.subList(0, index).stream().filter(name -> (bit >> NAMES.indexOf(name) & 1) == 1).toList();
            if (!needs.isEmpty()) {
                fields.add("depends_on: [" + String.join(", ", needs) + "]");
            }
            if ((bit & 8) != 0) {
                fields.add("networks: [one, two]");
            }
            if ((bit & 16) != 0) {
                fields.add("volumes: ['kept:/kept']");
            }
            if ((bit & 32) != 0) {
                fields.add("labels: {x: '" + bit + "'}");
            }
            if ((bit & 64) != 0) {
                fields.add("restart: unless-stopped");
            }
            return "  " + NAMES.get(index) + ": {" + String.join(", ", fields) + "}\n";
        });
    }

    @Provide
    Arbitrary<String> projects() {
        return Combinators.combine(service(0), service(1), service(2), service(3)).as((a, b, c, d) ->
                "services:\n" + a + b + c + d + "networks: {one: , two: }\nvolumes: {kept: }\n");
    }

    @Property(tries = 4)
    void going_up_can_be_undone_and_done_again_to_the_letter(@ForAll("projects") String project) {
        Yard yard = new Yard();
        yard.with(project, "");
        String before = yard.run(STATE);
        yard.world.store().mark("up");
        String first = yard.run("docker compose up -d 2>&1");
        String after = yard.run(STATE);
        yard.world.store().undo();
        assertEquals(before, yard.run(STATE));
        assertEquals(first, yard.run("docker compose up -d 2>&1"));
        assertEquals(after.lines().count(), yard.run(STATE).lines().count());
    }

    @Property(tries = 8)
    void going_up_twice_changes_nothing_and_down_leaves_only_named_volumes(@ForAll("projects") String project) {
        Yard yard = new Yard();
        String before = yard.run(STATE);
        yard.with(project, "docker compose up -d");
        String up = yard.run(STATE);
        assertEquals("", yard.run("docker compose up -d 2>&1 | grep -v Running"));
        assertEquals(up, yard.run(STATE));
        assertEquals("", yard.run("docker compose down > /dev/null 2>&1; docker ps -aq"));
        assertEquals(before + (project.contains("kept:/kept") && up.contains("lab_kept") ? "lab_kept\n" : ""), yard.run(STATE));
    }
}
