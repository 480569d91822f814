package dev.drydock.sandbox.docker.value;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.command.Reading;
import java.util.Set;

/** A limit of a process: {@code nofile=1024:2048}, soft and hard. */
final class Ulimits {
    private static final Set<String> NAMES = Set.of("core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile",
            "nproc", "rss", "rtprio", "rttime", "sigpending", "stack");

    private Ulimits() {}

    /** The canonical form always has both limits. */
    static Reading read(String value) {
        int equals = value.indexOf('=');
        if (equals < 0) {
            return Reading.refused("invalid ulimit argument: " + value);
        }
        String name = value.substring(0, equals);
        if (!NAMES.contains(name)) {
            return Reading.refused("invalid ulimit type: " + name);
        }
        String[] limits = value.substring(equals + 1).split(":", -1);
        if (limits.length > 2) {
            return Reading.refused("too many limit value arguments - " + value.substring(equals + 1)
                    + ", can only have up to two, `soft[:hard]`");
        }
        for (int i = limits.length - 1; i >= 0; i--) {
            if (!limits[i].matches("[+-]?[0-9]{1,18}")) {
                return Reading.refused("strconv.ParseInt: parsing " + Quote.go(limits[i]) + ": invalid syntax");
            }
        }
        long soft = Long.parseLong(limits[0]);
        long hard = Long.parseLong(limits[limits.length - 1]);
        if (hard != -1 && soft == -1) {
            return Reading.refused("ulimit soft limit must be less than or equal to hard limit: soft: -1 (unlimited), hard: " + hard);
        }
        if (hard != -1 && soft > hard) {
            return Reading.refused("ulimit soft limit must be less than or equal to hard limit: " + soft + " > " + hard);
        }
        return Reading.accepted(name + "=" + soft + ":" + hard);
    }
}
