package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code basename}: the last part of a path. */
public final class Basename implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a,multiple s,suffix= z,zero");
    }

    @Override
    public String usage() {
        return "FILE [SUFFIX] | -a FILE... | -s SUFFIX FILE...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        List<String> operands = arguments.operands();
        if (operands.isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        boolean several = arguments.has("a") || arguments.has("s");
        if (!several && operands.size() > 2) {
            return misuse(sys, arguments, "extra operand " + arguments.quote(operands.get(2)));
        }
        String suffix = several ? arguments.value("s").orElse("") : operands.size() > 1 ? operands.get(1) : "";
        Output output = new Output();
        for (String path : several ? operands : operands.subList(0, 1)) {
            String name = last(path);
            boolean cut = !suffix.isEmpty() && name.endsWith(suffix) && !name.equals(suffix);
            output.out((cut ? name.substring(0, name.length() - suffix.length()) : name) + (arguments.has("z") ? "\0" : "\n"));
        }
        return output.exit(sys, 0);
    }

    private static String last(String path) {
        String trimmed = path.replaceFirst("/+$", "");
        return trimmed.isEmpty() && !path.isEmpty() ? "/" : trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
