package dev.drydock.lessons.stage;

import dev.drydock.lessons.lesson.Start;
import dev.drydock.lessons.view.ContainerSeen;
import dev.drydock.sandbox.fault.Faults;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.world.Boot;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a fresh world into the one in which a lesson begins; the same way for a learner and for a proof. */
public final class Scenery {
    private static final long MOST_MICROS = 600_000_000;
    private static final long MOST_EVENTS = 5_000_000;

    private Scenery() {}

    /**
     * The named world of a start.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Worlds.Named world(Start start) {
        Optional<Worlds.Named> furnished = furnished(start);
        return furnished.isPresent() ? furnished.get() : Worlds.named(start.world()).orElseThrow(() -> new IllegalArgumentException("no world is called " + start.world()));
    }

    /**
     * Brings images and setup of a start into a world in which nobody has done anything yet.
     *
     * @throws IllegalArgumentException when a line of it fails
     */
    public static void lay(World world, Start start) {
        Worlds.Named named = world(start);
        if (named.boots()) Boot.watch(world, (micros, line) -> { });
        if (furnished(start).isEmpty()) start.images().ifPresent(wanted -> imageLines(world, named, wanted).forEach(line -> run(world, named, line)));
        start.setup().forEach(line -> run(world, named, line));
    }

    /**
     * Brings in a fault, or takes one out, that a lesson has foreseen: nobody's line, nothing to be undone.
     *
     * @param words {@code fault stop kube-scheduler}
     * @throws IllegalArgumentException when it is refused
     */
    private static void befall(World world, String words) {
        String name = words.substring(words.indexOf(' ') + 1);
        Faults.Answer answer = world.ask("setup", kernel -> words.startsWith("repair") ? Faults.repair(kernel, name) : Faults.bring(kernel, name));
        if (!answer.done()) throw new IllegalArgumentException("the setup \":" + words + "\" fails: " + answer.facts());
    }

    /** The named world when it can have the start's images from its beginning, which is much quicker than changing them. */
    private static Optional<Worlds.Named> furnished(Start start) {
        return start.images().flatMap(images -> Worlds.named(start.world(), images));
    }

    /** The lines that leave a host with these images and no others. */
    private static List<String> imageLines(World world, Worlds.Named named, List<String> wanted) {
        List<String> present = new ArrayList<>();
        Request list = Request.of("GET", "/v1.50/images/json");
        Optional<List<Probe.Answer>> answers = Probe.ask(world, named.login().machine(), List.of(list));
        if (answers.isEmpty()) throw new IllegalArgumentException("no engine answers on " + named.login().machine());
        for (Tree image : Json.parse(answers.get().get(0).body().text()).items()) present.addAll(image.get("RepoTags").texts());
        List<String> lines = new ArrayList<>();
        for (String tag : present) {
            if (wanted.stream().noneMatch(name -> same(name, tag))) lines.add("docker rmi -f " + tag);
        }
        for (String name : wanted) {
            if (present.stream().noneMatch(tag -> same(name, tag))) lines.add("docker pull -q " + name);
        }
        return lines;
    }

    private static boolean same(String name, String tag) {
        return ContainerSeen.sameName(name, tag);
    }

    private static void run(World world, Worlds.Named named, String line) {
        if (line.startsWith(":fault ") || line.startsWith(":repair ")) {
            befall(world, line.substring(1));
            return;
        }
        Process.Id shell = world.start(named.login(), "/bin/bash", List.of("bash", "-c", line));
        world.close(World.STDIN);
        world.run(world.now() + MOST_MICROS, MOST_EVENTS, () -> world.ended(shell).isPresent());
        int status = world.ended(shell).map(Ended::status).orElse(-1);
        if (status != 0) throw new IllegalArgumentException("the setup \"" + line + "\" fails with " + status);
    }
}
