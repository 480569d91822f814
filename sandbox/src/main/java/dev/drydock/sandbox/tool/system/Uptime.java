package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.tool.print.DateFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** {@code uptime}: how long the machine has been running. */
final class Uptime implements Tool {
    @Override
    public Spec options() {
        return Spec.of("p,pretty s,since");
    }

    @Override
    public String usage() {
        return "[options]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        long booted = Machine.of(sys.kernel().transaction(), sys.space().machine()).bootedMicros();
        if (arguments.has("s")) {
            return sys.print(DateFormat.format("%Y-%m-%d %H:%M:%S", Instant.ofEpochSecond(booted / 1_000_000).atZone(ZoneOffset.UTC)) + "\n", 0);
        }
        return sys.print(line(sys.now(), booted, arguments.has("p")) + "\n", 0);
    }

    /** The line that {@code uptime} prints and {@code top} begins with. */
    static String line(long now, long booted, boolean pretty) {
        long minutes = (now - booted) / 60_000_000;
        long days = minutes / 1440;
        if (pretty) {
            String hours = minutes / 60 % 24 > 0 ? minutes / 60 % 24 + (minutes / 60 % 24 == 1 ? " hour, " : " hours, ") : "";
            return "up " + (days > 0 ? days + (days == 1 ? " day, " : " days, ") : "") + hours + minutes % 60 + (minutes % 60 == 1 ? " minute" : " minutes");
        }
        String up = (days > 0 ? days + (days == 1 ? " day, " : " days, ") : "")
                + (minutes / 60 % 24 > 0 ? String.format(Locale.ROOT, "%2d:%02d", minutes / 60 % 24, minutes % 60) : minutes % 60 + " min");
        String time = DateFormat.format("%H:%M:%S", Instant.ofEpochSecond(now / 1_000_000).atZone(ZoneOffset.UTC));
        return " " + time + " up " + up + ",  1 user,  load average: 0.08, 0.03, 0.01";
    }
}
