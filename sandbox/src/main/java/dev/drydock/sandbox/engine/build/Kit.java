package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.ParsedDockerfile;
import dev.drydock.sandbox.build.Lint;
import dev.drydock.sandbox.build.Mistake;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A build the way BuildKit does it, up to its first instruction. */
record Kit(Order order, String machine) {
    private static final long INTERNAL_MICROS = 12_000;

    void begin(Kernel kernel, ParsedDockerfile parsed, int length) {
        Told told = new Told(kernel, order.exchange());
        if (order.wishes().remote()) {
            told.begin("[internal] load remote build context");
            told.end("[internal] load remote build context", INTERNAL_MICROS);
            told.begin("copy /context /");
            told.end("copy /context /", INTERNAL_MICROS);
        } else {
            definition(told, parsed, length);
        }
        if (parsed instanceof Mistake mistake) {
            refuse(told, mistake.sentence(), mistake.line(), mistake.lastLine());
            return;
        }
        Plan plan = new Plan(order);
        Optional<Integer> target = plan.target();
        if (target.isEmpty()) {
            refuse(told, "target stage \"" + order.target() + "\" could not be found", 0, 0);
            return;
        }
        Work.after(kernel, machine, 3 * INTERNAL_MICROS, new KitStep(new KitStep.State(order, plan.tasks(target.get()), Map.of(), Map.of()), 0, false));
    }

    private void definition(Told told, ParsedDockerfile parsed, int length) {
        String vertex = "[internal] load build definition from " + order.fileName();
        told.begin(vertex);
        told.status(vertex, "transferring dockerfile: " + size(length + 27 + order.fileName().length()));
        if (parsed instanceof Dockerfile file) {
            for (Lint.Warning warning : Lint.of(file)) {
                told.warn(warning.rule(), warning.about(), warning.text(), warning.line());
            }
        }
        told.end(vertex, INTERNAL_MICROS);
    }

    static String size(long bytes) {
        return dev.drydock.sandbox.tree.unit.Units.size(bytes, 4);
    }

    /** How many bytes the list of left out files takes on its way. */
    static long ignoreBytes(Directory context) {
        return context.child(".dockerignore").filter(RegularFile.class::isInstance).map(node -> node.size() + 40).orElse(2L);
    }

    /** Ends a build that cannot go on, pointing at lines of the file. */
    void refuse(Told told, String message, int line, int lastLine) {
        told.line(Mapping.of("errorDetail", Mapping.of("message", message, "file", order.fileName(), "line", line, "lastLine", lastLine,
                "lines", line == 0 ? List.of() : order.file().lines())));
        told.finish();
    }
}
