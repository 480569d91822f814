package dev.drydock.sandbox.docker.container.settings;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/** The check of a container's health. */
final class Health {
    private static final List<String> NUMBERS =
            List.of("health-interval", "health-timeout", "health-retries", "health-start-period", "health-start-interval");

    private Health() {}

    /** Its settings; empty when none were given. */
    static Mapping tree(GivenFlags flags) {
        boolean any = !flags.text("health-cmd").isEmpty() || NUMBERS.stream().anyMatch(name -> flags.number(name) != 0);
        if (flags.on("no-healthcheck")) {
            if (any) {
                throw new Unusable("--no-healthcheck conflicts with --health-* options");
            }
            return Mapping.of("Test", List.of("NONE"));
        }
        for (String name : NUMBERS) {
            if (flags.number(name) < 0) {
                throw new Unusable("--" + name + " cannot be negative");
            }
        }
        String command = flags.text("health-cmd");
        return !any ? Mapping.EMPTY : Mapping.builder()
                .putUnlessEmpty("Test", command.isEmpty() ? List.of() : List.of("CMD-SHELL", command))
                .putUnlessEmpty("Interval", flags.number("health-interval"))
                .putUnlessEmpty("Timeout", flags.number("health-timeout"))
                .putUnlessEmpty("StartPeriod", flags.number("health-start-period"))
                .putUnlessEmpty("StartInterval", flags.number("health-start-interval"))
                .putUnlessEmpty("Retries", flags.number("health-retries")).build();
    }
}
