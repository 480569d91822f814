package dev.drydock.sandbox.tool.compare;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares two files as the options ask and prints the report.
 *
 * @param options as they were typed, for the line that names a pair of files in folders
 */
record Differing(Arguments arguments, List<String> options) {
    /** What follows a comparison: 0 same, 1 different, 2 trouble. */
    @FunctionalInterface
    interface Then {
        Step run(Sys sys, int status);
    }

    /** Prints how two contents differ. */
    Step report(Sys sys, String one, String other, Bytes first, Bytes second, Then then) {
        return report(sys, "", one, other, first, second, then);
    }

    /** The same with a line before it, if there is anything to tell. */
    Step report(Sys sys, String heading, String one, String other, Bytes first, Bytes second, Then then) {
        boolean text = arguments.has("a") || !Texts.binary(first) && !Texts.binary(second);
        if (first.equals(second)) {
            return same(sys, one, other, text ? first : Bytes.EMPTY, then);
        }
        if (!text) {
            String verb = arguments.has("q") || arguments.busybox() ? "Files " : "Binary files ";
            return sys.print((arguments.busybox() && !arguments.has("q") ? "Binary files " : verb) + one + " and " + other + " differ\n",
                    s -> then.run(s, arguments.has("q") || arguments.busybox() ? 1 : 2));
        }
        Texts texts = Texts.of(first, second, keys(), unified() || inContext() ? context() : 0);
        if (texts.changes().isEmpty()) {
            return same(sys, one, other, first, then);
        }
        if (arguments.has("q")) {
            return sys.print("Files " + one + " and " + other + " differ\n", s -> then.run(s, 1));
        }
        String form = form(sys, texts, one, other);
        return sys.write(1, Bytes.wrap(Text.encode(heading + form)), s -> then.run(s, 1));
    }

    private Step same(Sys sys, String one, String other, Bytes content, Then then) {
        if (arguments.has("s")) {
            return sys.print("Files " + one + " and " + other + " are identical\n", s -> then.run(s, 0));
        }
        if (arguments.has("y") && !arguments.has("suppress-common-lines")) {
            return sys.write(1, Bytes.wrap(Text.encode(sideBySide(Texts.of(content, content, Set.of(), 0)))), s -> then.run(s, 0));
        }
        return then.run(sys, 0);
    }

    private Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        arguments.given().forEach(given -> keys.add(given.key()));
        return keys;
    }

    private String form(Sys sys, Texts texts, String one, String other) {
        if (arguments.has("y")) {
            return sideBySide(texts);
        }
        Forms forms = new Forms(texts, context(), coloured(sys));
        if (unified()) {
            return forms.unified(label(sys, one, 0), label(sys, other, 1));
        }
        return inContext() ? forms.withContext(label(sys, one, 0), label(sys, other, 1)) : forms.normal();
    }

    private boolean unified() {
        return arguments.busybox() || arguments.has("u") || arguments.has("U") || arguments.has("unified");
    }

    private int context() {
        return contextAsked(arguments).map(Integer::parseInt).orElse(3);
    }

    /** How many lines around changes the options ask for. */
    static Optional<String> contextAsked(Arguments arguments) {
        for (String key : List.of("U", "C", "unified", "context")) {
            Optional<String> number = arguments.value(key).filter(text -> !text.isEmpty());
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }

    private boolean inContext() {
        return arguments.has("c") || arguments.has("C") || arguments.has("context");
    }

    private boolean coloured(Sys sys) {
        String colour = arguments.value("color").orElse("never");
        return colour.equals("always") || (colour.equals("auto") || colour.isEmpty()) && sys.isTerminal(1);
    }

    private String sideBySide(Texts texts) {
        int width = arguments.value("W").map(Integer::parseInt).orElse(130);
        return new SideBySide(texts, width, arguments.has("suppress-common-lines"), arguments.has("left-column"), arguments.has("t")).text();
    }

    private String label(Sys sys, String file, int number) {
        List<String> labels = arguments.values("label");
        if (labels.size() > number) {
            return labels.get(number);
        }
        if (arguments.busybox()) {
            return file;
        }
        long micros = file.equals("-") ? sys.now() : sys.files().node(file).toOptional().map(Node::attributes).map(a -> a.modifiedMicros()).orElse(0L);
        Instant time = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
        String stamp = unified() ? "%Y-%m-%d %H:%M:%S.%N %z" : "%a %b %e %H:%M:%S %Y";
        return file + "\t" + DateFormat.format(stamp, time.atZone(ZoneOffset.UTC));
    }
}
