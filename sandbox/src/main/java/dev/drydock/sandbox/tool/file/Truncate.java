package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Arrays;
import java.util.Optional;

/** {@code truncate}: makes files shorter or longer. */
public final class Truncate implements Tool {
    @Override
    public Spec options() {
        return Spec.of("c,no-create o s,size= r,reference=");
    }

    @Override
    public String usage() {
        return "[-c] -s SIZE FILE...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        String size = arguments.value("s").orElse("");
        if (!arguments.has("s") && !arguments.has("r")) {
            return misuse(sys, arguments, "you must specify either " + arguments.quote("--size") + " or " + arguments.quote("--reference"));
        }
        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing file operand");
        }
        if (!arguments.has("r") && !size.matches("[-+<>]?\\d{1,12}([KMG]i?B?)?")) {
            return sys.fail(arguments.name() + ": Invalid number: " + arguments.quote(size) + "\n", 1);
        }
        Output output = new Output();
        int status = 0;
        for (String path : arguments.operands()) {
            Optional<Node> node = sys.files().node(path).toOptional();
            if (node.isEmpty() && arguments.has("c")) {
                continue;
            }
            Bytes before = sys.files().read(path).toOptional().orElse(Bytes.EMPTY);
            long wanted = arguments.has("r") ? sys.files().node(arguments.value("r").orElse("")).toOptional().map(Node::size).orElse(0L) : size(size, before.length());
            int length = (int) Math.max(0, Math.min(wanted, 64L << 20));
            byte[] content = Arrays.copyOf(before.toArray(), length);
            Outcome<Boolean> written = sys.files().write(path, Bytes.wrap(content));
            if (!written.ok()) {
                output.complain(arguments, arguments.words("cannot open " + arguments.quote(path) + " for writing", path) + ": " + written.errno().text());
                status = 1;
            }
        }
        return output.exit(sys, status);
    }

    private static long size(String text, long before) {
        char sign = text.charAt(0);
        String digits = text.replaceAll("[^0-9]", "");
        String unit = text.replaceAll("[^KMG]", "");
        long number = Long.parseLong(digits) * (unit.isEmpty() ? 1 : 1L << 10 * ("KMG".indexOf(unit.charAt(0)) + 1));
        return switch (sign) {
            case '+' -> before + number;
            case '-' -> before - number;
            case '<' -> Math.min(before, number);
            case '>' -> Math.max(before, number);
            default -> number;
        };
    }
}
