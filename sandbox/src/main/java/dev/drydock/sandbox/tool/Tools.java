package dev.drydock.sandbox.tool;

import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Dialect;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Optional;

/** The tools as programs, by the name that program files carry. Asked by name, so that a short command loads only what it runs. */
public final class Tools {
    private Tools() {}

    /** GNU's tool of that name, or {@code busybox}; empty if there is none. */
    public static Optional<Program> find(String program) {
        if (program.equals("busybox")) {
            return Optional.of(Busybox::start);
        }
        return Catalogue.tool(program).map(tool -> sys -> start(sys, tool, program));
    }

    /** For programs that exist in reality and have a file here, but are not simulated: says so and exits with 96. */
    public static Step notSimulated(Sys sys) {
        String sentence = sys.phrases().textOr(sys.name() + ": not simulated here", "not-simulated.command", sys.name());
        return sys.fail(sentence + "\n", 96);
    }

    private static Step start(Sys sys, Tool tool, String program) {
        List<String> all = sys.arguments();
        String name = all.isEmpty() ? program : all.get(0);
        return Tool.start(sys, tool, Dialect.GNU, name, all.isEmpty() ? List.of() : all.subList(1, all.size()));
    }
}
