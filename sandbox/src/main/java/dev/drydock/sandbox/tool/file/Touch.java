package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.DateText;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** {@code touch}: makes files, or sets their time. */
public final class Touch implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a c,no-create d,date= f h,no-dereference m r,reference= t= time=");
    }

    @Override
    public String usage() {
        return "[-cham] [-d DATE] [-t DATE] [-r FILE] FILE...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing file operand");
        }
        Optional<Long> micros = time(sys, arguments);
        if (micros.isEmpty()) {
            String text = arguments.value("d").or(() -> arguments.value("t")).orElse("");
            return sys.fail(arguments.name() + ": " + arguments.words("invalid date format " + arguments.quote(text), "invalid date '" + text + "'") + "\n", 1);
        }
        Output output = new Output();
        int status = 0;
        for (String path : arguments.operands()) {
            Outcome<Boolean> touched = touch(sys, arguments, path, micros.get());
            if (!touched.ok()) {
                output.complain(arguments, arguments.words("cannot touch " + arguments.quote(path), path) + ": " + touched.errno().text());
                status = 1;
            }
        }
        return output.exit(sys, status);
    }

    private static Outcome<Boolean> touch(Sys sys, Arguments arguments, String path, long micros) {
        Outcome<Node> node = sys.files().node(path);
        if (!node.ok()) {
            if (!node.is(Errno.ENOENT) || arguments.has("c")) {
                return node.is(Errno.ENOENT) ? Outcome.done() : Outcome.refused(node.errno());
            }
            Outcome<Boolean> made = sys.files().write(path, Bytes.EMPTY);
            if (!made.ok() || micros == sys.now()) {
                return made;
            }
            node = sys.files().node(path);
        }
        Outcome<Boolean> changed = sys.files().change(path, node.value().attributes().modifiedAt(micros));
        return changed.is(Errno.EPERM) ? Outcome.refused(Errno.EACCES) : changed;
    }

    private static Optional<Long> time(Sys sys, Arguments arguments) {
        if (arguments.has("r")) {
            return Optional.of(sys.files().node(arguments.value("r").orElse("")).toOptional().map(node -> node.attributes().modifiedMicros()).orElse(sys.now()));
        }
        ZonedDateTime now = Instant.ofEpochSecond(sys.now() / 1_000_000, sys.now() % 1_000_000 * 1000).atZone(ZoneOffset.UTC);
        String text = arguments.value("d").orElse("");
        if (arguments.has("t")) {
            String digits = arguments.value("t").orElse("");
            if (!digits.matches("(\\d{2})?(\\d{2})?\\d{8}(\\.\\d{2})?")) {
                return Optional.empty();
            }
            String stamp = digits.replaceFirst("\\..*", "");
            String year = stamp.length() == 12 ? stamp.substring(0, 4) : stamp.length() == 10 ? "20" + stamp.substring(0, 2) : Integer.toString(now.getYear());
            String rest = stamp.substring(stamp.length() - 8);
            text = year + "-" + rest.substring(0, 2) + "-" + rest.substring(2, 4) + " " + rest.substring(4, 6) + ":" + rest.substring(6)
                    + ":" + (digits.contains(".") ? digits.substring(digits.indexOf('.') + 1) : "00");
        } else if (!arguments.has("d")) {
            return Optional.of(sys.now());
        }
        return DateText.parse(text, now).map(t -> t.toEpochSecond() * 1_000_000 + t.getNano() / 1000);
    }
}
