package dev.drydock.sandbox.docker.value;

import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.command.Reading;
import dev.drydock.sandbox.command.ValueKind;

/** The kinds of flag values by the names that the command tree gives them: {@code list}, {@code list/env}, {@code bytes} ... */
public final class FlagKinds {
    private FlagKinds() {}

    /** The kind of this name; an unknown name stands for any text and is shown as it is. */
    public static ValueKind named(String name) {
        int slash = name.indexOf('/');
        String shown = slash < 0 ? name : name.substring(0, slash);
        String narrower = slash < 0 ? "" : name.substring(slash + 1);
        return switch (shown) {
            case "bool" -> new ValueKind("", "true", false, Numbers::bool);
            case "string" -> ValueKind.STRING;
            case "int" -> ValueKind.one(shown, Numbers.signed(64));
            case "uint16" -> ValueKind.one(shown, Numbers.unsigned(16));
            case "uint32" -> ValueKind.one(shown, Numbers.unsigned(32));
            case "uint" -> ValueKind.one(shown, Numbers.unsigned(64));
            case "duration" -> ValueKind.one(shown, Numbers::duration);
            case "bytes" -> ValueKind.one(shown, narrower.equals("swap") ? Sizes::swap : Sizes::bytes);
            case "decimal" -> ValueKind.one(shown, Sizes::cpus);
            case "list" -> ValueKind.many(shown, listed(narrower));
            case "map" -> ValueKind.many(shown, narrower.equals("sysctl") ? Words::sysctl : Reading::accepted);
            case "filter" -> ValueKind.many(shown, Words::filter);
            case "ulimit" -> ValueKind.many(shown, Ulimits::read);
            case "mount" -> ValueKind.many(shown, MountText::read);
            case "network" -> ValueKind.many(shown, NetworkText::read);
            case "gpu-request" -> ValueKind.many(shown, Devices::gpus);
            case "stringToString" -> ValueKind.many(shown, Words::pairs);
            case "strings" -> ValueKind.many(shown, Csv::read);
            default -> ValueKind.many(shown, Reading::accepted);
        };
    }

    private static ValueKind.Rule listed(String narrower) {
        return switch (narrower) {
            case "ip" -> Words::address;
            case "domain" -> Words::domain;
            case "extra-host" -> Words::extraHost;
            case "env" -> Words::environment;
            case "label" -> Words::label;
            case "link" -> Words::link;
            case "stream" -> Words::stream;
            case "device-rule" -> Devices::rule;
            case "bps" -> Devices::bytesPerSecond;
            case "iops" -> Devices::operationsPerSecond;
            case "weight" -> Devices::weight;
            default -> Reading::accepted;
        };
    }
}
