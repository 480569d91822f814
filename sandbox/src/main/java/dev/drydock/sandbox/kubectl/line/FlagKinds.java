package dev.drydock.sandbox.kubectl.line;

import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.command.Reading;
import dev.drydock.sandbox.command.ValueKind;

/** The kinds of flag values by the names that the command tree gives them. */
final class FlagKinds {
    private FlagKinds() {}

    static ValueKind named(String name) {
        int slash = name.indexOf('/');
        if (slash > 0) {
            return new ValueKind(name.substring(0, slash), name.substring(slash + 1), false, Reading::accepted);
        }
        return switch (name) {
            case "bool" -> new ValueKind("bool", "true", false, Numbers::bool);
            case "int", "int64" -> ValueKind.one(name, Numbers.signed(64));
            case "int32" -> ValueKind.one(name, Numbers.signed(32));
            case "uint16" -> ValueKind.one(name, Numbers.unsigned(16));
            case "duration" -> ValueKind.one(name, FlagKinds::duration);
            case "stringArray", "strings" -> ValueKind.many(name, Reading::accepted);
            case "map" -> ValueKind.many(name, FlagKinds::pair);
            default -> ValueKind.one(name, Reading::accepted);
        };
    }

    private static Reading duration(String value) {
        return Numbers.duration(value);
    }

    private static Reading pair(String value) {
        for (String part : value.split(",")) {
            if (part.indexOf('=') < 0) {
                return Reading.refused(Quote.go(part).substring(1, Quote.go(part).length() - 1) + " must be formatted as key=value");
            }
        }
        return Reading.accepted(value);
    }
}
