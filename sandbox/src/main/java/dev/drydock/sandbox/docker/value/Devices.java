package dev.drydock.sandbox.docker.value;

import dev.drydock.sandbox.command.Reading;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Flags about devices: rates, weights, control-group rules, graphics processors. */
final class Devices {
    private Devices() {}

    static Reading rule(String value) {
        return value.matches("[acb] ([0-9]+|\\*):([0-9]+|\\*) [rwm]{1,3}")
                ? Reading.accepted(value)
                : Reading.refused("invalid device cgroup format '" + value + "'");
    }

    static Reading bytesPerSecond(String value) {
        return pathComplaint(value).orElseGet(() -> Sizes.bytes(value.substring(value.indexOf(':') + 1)) instanceof Reading.Accepted
                ? Reading.accepted(value)
                : Reading.refused("invalid rate for device: " + value + ". The correct format is <device-path>:<number>[<unit>]. "
                        + "Number must be a positive integer. Unit is optional and can be kb, mb, or gb"));
    }

    static Reading operationsPerSecond(String value) {
        return pathComplaint(value).orElseGet(() -> value.substring(value.indexOf(':') + 1).matches("[0-9]{1,19}")
                ? Reading.accepted(value)
                : Reading.refused("invalid rate for device: " + value
                        + ". The correct format is <device-path>:<number>. Number must be a positive integer"));
    }

    static Reading weight(String value) {
        return pathComplaint(value).orElseGet(() -> {
            String weight = value.substring(value.indexOf(':') + 1);
            boolean good = weight.matches("[0-9]{1,4}")
                    && (Integer.parseInt(weight) == 0 || Integer.parseInt(weight) >= 10 && Integer.parseInt(weight) <= 1000);
            return good ? Reading.accepted(value) : Reading.refused("invalid weight for device: " + value);
        });
    }

    private static Optional<Reading> pathComplaint(String value) {
        int colon = value.indexOf(':');
        if (colon <= 0) {
            return Optional.of(Reading.refused("bad format: " + value));
        }
        return value.startsWith("/dev/") ? Optional.empty() : Optional.of(Reading.refused("bad format for device path: " + value));
    }

    static Reading gpus(String value) {
        Optional<String> malformed = Csv.complaint(value);
        if (malformed.isPresent()) {
            return Reading.refused(malformed.get());
        }
        Set<String> seen = new LinkedHashSet<>();
        for (String field : Csv.fields(value)) {
            int equals = field.indexOf('=');
            String key = equals < 0 ? field : field.substring(0, equals);
            if (!seen.add(key)) {
                return Reading.refused("gpu request key '" + key + "' can be specified only once");
            }
            String count = equals < 0 ? key : key.equals("count") ? field.substring(equals + 1) : "all";
            if (!count.equals("all") && !count.matches("[+-]?[0-9]{1,18}")) {
                return Reading.refused("invalid count (" + count + "): value must be either \"all\" or an integer: invalid syntax");
            }
            if (equals < 0) {
                seen.add("count");
            } else if (!Set.of("driver", "count", "device", "capabilities", "options").contains(key)) {
                return Reading.refused("unexpected key '" + key + "' in '" + field + "'");
            }
        }
        return Reading.accepted(value);
    }
}
