package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is done when something has ended. */
final class Endings {
    private static final Pattern TIME = Pattern.compile("%([0-9]?)(l?)([RUSP%])");

    private final Sys sys;
    private final Machine below;

    Endings(Sys sys, Machine below) {
        this.sys = sys;
        this.below = below;
    }

    Turn end(Frame frame) {
        ShellState state = below.state();
        if (frame instanceof Frame.Condition) {
            return new Turn.Go(below);
        }
        if (frame instanceof Frame.Check) {
            return check();
        }
        if (frame instanceof Frame.Negate) {
            return new Turn.Go(below.with(state.with(state.outcome().withOnlyStatus(state.status() == 0 ? 1 : 0))));
        }
        if (frame instanceof Frame.Restore restore) {
            Redirecting.restore(sys, restore.descriptors());
            return new Turn.Go(below);
        }
        if (frame instanceof Frame.CloseAfter pipe) {
            sys.close(pipe.descriptor());
            sys.reap(pipe.child());
            return new Turn.Go(below);
        }
        if (frame instanceof Frame.Unassign unassign) {
            return new Turn.Go(below.with(Unwinding.unassigned(state, unassign)));
        }
        if (frame instanceof Frame.FunctionEnd end) {
            return new Turn.Go(below.with(Unwinding.left(state, end)));
        }
        if (frame instanceof Frame.SourceEnd end) {
            return new Turn.Go(below.with(Unwinding.left(state, end)));
        }
        if (frame instanceof Frame.TrapEnd end) {
            return new Turn.Go(below.with(state.with(state.outcome().withOnlyStatus(end.status()))));
        }
        if (frame instanceof Frame.TimeEnd end) {
            Complaints.say(sys, times(end));
            return new Turn.Go(below);
        }
        if (frame instanceof Frame.Rerun again) {
            return below.interpreter().builtin(state.dialect(), again.name()).orElseThrow()
                    .run(new Call(sys, below, again.name(), again.arguments()));
        }
        if (frame instanceof Frame.Exit) {
            return exit();
        }
        throw new AssertionError(frame);
    }

    private Turn check() {
        ShellState state = below.state();
        if (state.status() == 0 || below.frames().quiet()) {
            return new Turn.Go(below);
        }
        Machine then = state.is(Option.ERREXIT)
                ? ((Turn.Go) Unwinding.toExit(sys, below)).machine() : below;
        String trap = state.settings().traps().get("ERR");
        boolean inTrap = trap == null || trap.isEmpty()
                || below.frames().functions() > 0 && !state.is(Option.ERRTRACE);
        return new Turn.Go(inTrap ? then : Signals.trap(then, trap));
    }

    private Turn exit() {
        ShellState state = below.state();
        String trap = state.settings().traps().get("EXIT");
        if (trap != null) {
            TreeMap<String, String> traps = new TreeMap<>(state.settings().traps());
            traps.remove("EXIT");
            Machine last = below.with(state.with(state.settings().withTraps(traps))).push(new Frame.Exit());
            return new Turn.Go(Signals.trap(last, trap));
        }
        if (state.invocation().interactive() && state.is(Option.MONITOR)) {
            Jobs.hangUpStopped(sys, state);
        }
        Signals.forget(sys);
        return new Turn.Pause(Step.exit(state.status()));
    }

    /** What {@code time} prints: real time by the clock, user and system time by the CPU that was used. */
    private String times(Frame.TimeEnd end) {
        long real = sys.now() - end.sinceMicros();
        long used = sys.self().usage().cpuMicros() - end.cpuMicros();
        long user = used * 2 / 3;
        long system = used - user;
        Optional<String> format = below.state().text("TIMEFORMAT").filter(text -> below.state().dialect().isBash());
        if (format.isPresent() && !end.posix()) {
            return format.get().isEmpty() ? "" : formatted(format.get(), real, user, system) + "\n";
        }
        if (end.posix() || !below.state().dialect().isBash()) {
            return String.format(Locale.ROOT, "real %.2f%nuser %.2f%nsys %.2f%n",
                    real / 1e6, user / 1e6, system / 1e6).replace(System.lineSeparator(), "\n");
        }
        return "\nreal\t" + clock(real) + "\nuser\t" + clock(user) + "\nsys\t" + clock(system) + "\n";
    }

    /** {@code TIMEFORMAT}: percent, digits behind the point, {@code l} for minutes, and {@code R}, {@code U}, {@code S} or {@code P}. */
    private static String formatted(String format, long real, long user, long system) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = TIME.matcher(format);
        int from = 0;
        while (matcher.find()) {
            out.append(format, from, matcher.start());
            from = matcher.end();
            String kind = matcher.group(3);
            int digits = matcher.group(1).isEmpty() ? 3 : Math.min(3, matcher.group(1).charAt(0) - '0');
            long micros = kind.equals("R") ? real : kind.equals("U") ? user : system;
            boolean minutes = !matcher.group(2).isEmpty();
            String seconds = String.format(Locale.ROOT, "%." + digits + "f", (minutes ? micros % 60_000_000 : micros) / 1e6);
            out.append(switch (kind) {
                case "%" -> "%";
                case "P" -> String.format(Locale.ROOT, "%.2f", real == 0 ? 0 : 100.0 * (user + system) / real);
                default -> minutes ? micros / 60_000_000 + "m" + seconds + "s" : seconds;
            });
        }
        return out.append(format.substring(from)).toString();
    }

    private static String clock(long micros) {
        return micros / 60_000_000 + "m" + String.format(Locale.ROOT, "%d.%03ds",
                micros / 1_000_000 % 60, micros / 1000 % 1000);
    }
}
