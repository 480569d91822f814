package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.tool.print.DateFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** {@code watch}: a command again and again, each time on a fresh screen. */
final class Watch implements Tool {
    @Override
    public Spec options() {
        return Spec.of("n,interval= d,differences?= t,no-title x,exec e,errexit g,chgexit c,color").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "[options] command";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return sys.fail("\nUsage:\n watch [options] command\n\nFor more details see watch(1).\n", 1);
        }
        long interval = Math.max(100_000, Interval.micros(arguments.value("n").orElse("2")).orElse(2_000_000L));
        return round(sys, arguments, interval);
    }

    private static Step round(Sys sys, Arguments arguments, long interval) {
        String command = String.join(" ", arguments.operands());
        String time = DateFormat.format(DateFormat.DEFAULT, Instant.ofEpochSecond(sys.now() / 1_000_000).atZone(ZoneOffset.UTC)).replace("UTC ", "");
        String left = String.format(Locale.ROOT, "Every %.1fs: %s", interval / 1e6, command);
        String right = sys.space().hostname() + ": " + time;
        int columns = sys.terminal(1).map(terminal -> terminal.size().columns()).orElse(80);
        String title = arguments.has("t") ? "" : left + " ".repeat(Math.max(1, columns - left.length() - right.length())) + right + "\n\n";
        return sys.print("\u001b[H\u001b[2J" + title, s -> {
            Outcome<Process> child = s.fork(Sys.Child.of(c -> Launch.exec(c, arguments, List.of("sh", "-c", command), c.environment())));
            if (!child.ok()) {
                return s.fail("watch: fork: " + child.errno().text() + "\n", 1);
            }
            return s.waitFor(child.value().id().pid(), (waiting, ended) -> arguments.has("e") && ended.status() != 0
                    ? Step.exit(8)
                    : waiting.sleep(interval, again -> round(again, arguments, interval)));
        });
    }
}
