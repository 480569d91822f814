package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.tool.print.DateText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** {@code date}: virtual time, in UTC. */
final class Date implements Tool {
    @Override
    public Spec options() {
        return Spec.of("d,date= u,utc,universal I,iso-8601?= R,rfc-email r,reference= s,set= rfc-3339= D=");
    }

    @Override
    public String usage() {
        return "[OPTION]... [+FORMAT]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().size() > 1) {
            return misuse(sys, arguments, "extra operand " + arguments.quote(arguments.operand(1)));
        }
        ZonedDateTime time = at(sys.now());
        if (arguments.value("r").isPresent()) {
            String file = arguments.value("r").get();
            Outcome<Node> node = sys.files().node(file);
            if (!node.ok()) {
                return sys.fail(arguments.name() + ": " + file + ": " + node.errno().text() + "\n", 1);
            }
            time = at(node.value().attributes().modifiedMicros());
        }
        Optional<String> wanted = arguments.value("d").or(() -> arguments.value("s"));
        if (wanted.isPresent()) {
            Optional<ZonedDateTime> parsed = DateText.parse(wanted.get(), time);
            if (parsed.isEmpty()) {
                return sys.fail(arguments.name() + ": invalid date " + arguments.quote(wanted.get()) + "\n", 1);
            }
            time = parsed.get();
        }
        Optional<String> format = format(arguments);
        if (format.isEmpty()) {
            String typed = arguments.operand(0);
            return arguments.value("s").isPresent() || !typed.matches("\\d{8,12}(\\.\\d\\d)?")
                    ? sys.fail(arguments.name() + ": invalid date " + arguments.quote(typed) + "\n", 1)
                    : sys.fail(arguments.name() + ": cannot set date: Operation not permitted\n", 1);
        }
        String text = DateFormat.format(format.get(), time) + "\n";
        boolean sets = arguments.value("s").isPresent();
        String refusal = arguments.name() + ": " + arguments.words("cannot set date", "can't set date") + ": Operation not permitted\n";
        return sets ? sys.complain(refusal, s -> s.print(text, arguments.busybox() ? 0 : 1)) : sys.print(text, 0);
    }

    private static ZonedDateTime at(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000).atZone(ZoneOffset.UTC);
    }

    /** The format asked for; empty if the operand is none. */
    private static Optional<String> format(Arguments arguments) {
        if (!arguments.operands().isEmpty()) {
            String operand = arguments.operand(0);
            return operand.startsWith("+") ? Optional.of(operand.substring(1)) : Optional.empty();
        }
        if (arguments.has("R")) {
            return Optional.of("%a, %d %b %Y %H:%M:%S %z");
        }
        if (arguments.has("I")) {
            return Optional.of(switch (arguments.value("I").orElse("")) {
                case "hours" -> "%Y-%m-%dT%H%:z";
                case "minutes" -> "%Y-%m-%dT%H:%M%:z";
                case "seconds" -> "%Y-%m-%dT%H:%M:%S%:z";
                case "ns" -> "%Y-%m-%dT%H:%M:%S,%N%:z";
                default -> "%Y-%m-%d";
            });
        }
        return arguments.value("rfc-3339").map(precision -> switch (precision) {
            case "date" -> "%Y-%m-%d";
            case "ns" -> "%Y-%m-%d %H:%M:%S.%N%:z";
            default -> "%Y-%m-%d %H:%M:%S%:z";
        }).or(() -> Optional.of(DateFormat.DEFAULT));
    }
}
