package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.unit.Unit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** {@code journalctl}: when services were started and stopped, as the units remember it. */
final class Journalctl implements Tool {
    @Override
    public Spec options() {
        return Spec.of("u,unit= n,lines= f,follow no-pager b,boot?= r,reverse e x S,since= U,until= p,priority= o,output= k,dmesg q");
    }

    @Override
    public String usage() {
        return "[OPTIONS...] [MATCHES...]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        String wanted = arguments.value("u").map(name -> name.replace(".service", "")).orElse("");
        String machine = sys.space().machine();
        List<String> lines = new ArrayList<>();
        for (Unit unit : Unit.of(sys.kernel(), machine)) {
            if (wanted.isEmpty() || unit.name().equals(wanted)) {
                String time = DateFormat.format("%b %d %H:%M:%S", Instant.ofEpochSecond(unit.sinceMicros() / 1_000_000).atZone(ZoneOffset.UTC));
                lines.add(time + " " + sys.space().hostname() + " systemd[1]: " + (unit.active() ? "Started " : "Stopped ") + unit.file()
                        + " - " + unit.description() + ".");
            }
        }
        int most = arguments.value("n").filter(n -> n.matches("\\d{1,6}")).map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        List<String> shown = lines.subList(Math.max(0, lines.size() - most), lines.size());
        String text = shown.isEmpty() ? "-- No entries --\n" : String.join("\n", shown) + "\n";
        return sys.print(text, 0);
    }
}
