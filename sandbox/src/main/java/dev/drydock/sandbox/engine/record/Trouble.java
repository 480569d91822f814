package dev.drydock.sandbox.engine.record;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.time.Timeline;
import java.util.List;

/**
 * Something that went wrong in an engine, with the facts that explain it: what a refusal's words leave out. Nothing in the engine reads it;
 * it is there for those who ask why.
 *
 * @param kind what went wrong, for example {@code port-held}
 * @param about the kind of object and its name, {@code container web}
 * @param facts in the order in which its sentence speaks of them
 */
public record Trouble(String machine, String kind, String about, List<String> facts) {
    public static final Family<Trouble> TROUBLES = Family.lasting("docker-trouble");

    public Trouble {
        facts = List.copyOf(facts);
    }

    public static void note(Kernel kernel, String machine, String kind, String about, String... facts) {
        String key = machine + "/" + Timeline.padded(kernel.count("docker-trouble/" + machine), 9);
        kernel.transaction().put(TROUBLES.key(key), new Trouble(machine, kind, about, List.of(facts)));
    }

    /** Whole seconds since a moment, as a fact. */
    public static String secondsSince(Kernel kernel, long micros) {
        return Long.toString(Math.max(0, (kernel.now() - micros) / 1_000_000));
    }
}
