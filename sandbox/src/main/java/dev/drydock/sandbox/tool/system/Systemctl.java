package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.unit.Power;
import dev.drydock.sandbox.unit.Unit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code systemctl}: the machine's services. */
final class Systemctl implements Tool {
    @Override
    public Spec options() {
        return Spec.of("t,type= a,all no-pager q,quiet now n,lines= l,full r h P f,force user system failed state= no-legend plain");
    }

    @Override
    public String usage() {
        return "[OPTIONS...] COMMAND ...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (sys.space().ownPids()) {
            return sys.fail("System has not been booted with systemd as init system (PID 1). Can't operate.\n"
                    + "Failed to connect to bus: Host is down\n", 1);
        }
        List<String> words = arguments.operands();
        if (List.of("poweroff", "halt", "shutdown", "reboot").contains(arguments.name())) {
            return power(sys, arguments.name(), words.contains("-r") || arguments.has("r"));
        }
        String verb = words.isEmpty() ? "list-units" : words.get(0);
        List<String> names = words.isEmpty() ? List.of() : words.subList(1, words.size()).stream().map(Systemctl::bare).toList();
        if (verb.equals("list-units") || verb.equals("daemon-reload")) {
            return verb.equals("daemon-reload") ? Step.exit(0) : sys.print(list(sys), 0);
        }
        if (List.of("poweroff", "halt", "reboot").contains(verb)) {
            return power(sys, verb, false);
        }
        if (names.isEmpty()) {
            return sys.fail("Too few arguments.\n", 1);
        }
        return switch (verb) {
            case "start", "stop", "restart", "reload", "enable", "disable", "try-restart" -> steer(sys, arguments, verb, names);
            case "is-active", "is-enabled", "is-failed" -> ask(sys, arguments, verb, names);
            case "status" -> status(sys, names.get(0));
            default -> sys.fail("Unknown command verb '" + verb + "'.\n", 1);
        };
    }

    /** Switches the machine off, or starts it again; not the one at which the learner sits. */
    private static Step power(Sys sys, String verb, boolean restart) {
        String machine = sys.space().machine();
        boolean again = restart || verb.equals("reboot");
        if (!sys.credentials().root()) {
            return sys.fail("Call to " + (again ? "Reboot" : verb.equals("halt") ? "Halt" : "PowerOff") + " failed: Interactive authentication required.\n", 1);
        }
        if (Power.attended(sys.kernel().transaction(), machine)) {
            return sys.fail(sys.phrases().textOr(verb + ": not simulated here", "not-simulated.command", verb) + "\n", 96);
        }
        Power.order(sys.kernel(), machine, again);
        return Step.exit(0);
    }

    private static String bare(String name) {
        return name.endsWith(".service") ? name.substring(0, name.length() - 8) : name;
    }

    private static Optional<Unit> unit(Sys sys, String name) {
        return sys.kernel().transaction().find(Unit.key(sys.space().machine(), name));
    }

    private static Step steer(Sys sys, Arguments arguments, String verb, List<String> names) {
        for (String name : names) {
            Optional<Unit> unit = unit(sys, name);
            if (unit.isEmpty()) {
                String file = name.contains(".") ? name : name + ".service";
                return switch (verb) {
                    case "stop" -> sys.fail("Failed to stop " + file + ": Unit " + file + " not loaded.\n", 5);
                    case "enable", "disable" -> sys.fail("Failed to " + verb + " unit: Unit file " + file + " does not exist.\n", 1);
                    default -> sys.fail("Failed to " + verb + " " + file + ": Unit " + file + " not found.\n", 5);
                };
            }
            if (!sys.credentials().root() && !ruled(sys)) {
                String file = unit.get().file();
                return sys.fail("Failed to " + verb + " " + file + ": Interactive authentication required.\n"
                        + "See system logs and 'systemctl status " + file + "' for details.\n", 1);
            }
        }
        names.forEach(name -> unit(sys, name).ifPresent(unit -> apply(sys, arguments, verb, unit)));
        return sys.sleep(200_000, s -> finish(s, verb, names));
    }

    /** Waits until all is done that the components of the units do, then says by what a stopped one may be started again. */
    private static Step finish(Sys sys, String verb, List<String> names) {
        String machine = sys.space().machine();
        for (String name : names) {
            var busy = Unit.busy(machine, name);
            Optional<Boolean> seen = sys.kernel().transaction().find(busy);
            if (seen.isPresent()) {
                return Step.await(new Step.Condition.RecordChanged(busy, seen.get()), s -> finish(s, verb, names));
            }
        }
        StringBuilder warnings = new StringBuilder();
        if (verb.equals("stop")) {
            names.forEach(name -> unit(sys, name + ".socket").filter(Unit::active).filter(socket -> !names.contains(socket.name()))
                    .ifPresent(socket -> warnings.append(warning(sys, name, socket.name()))));
        }
        return sys.fail(warnings.toString(), 0);
    }

    /** systemd says it in other words since version 256. */
    private static String warning(Sys sys, String name, String socket) {
        boolean recent = Machine.of(sys.kernel().transaction(), sys.space().machine()).operatingSystem().contains("sid");
        return recent ? "Stopping '" + name + ".service', but its triggering units are still active:\n" + socket + "\n"
                : "Warning: Stopping " + name + ".service, but it can still be activated by:\n  " + socket + "\n";
    }

    /** Whether a rule of the machine lets this user manage its units. */
    private static boolean ruled(Sys sys) {
        String rules = "/etc/polkit-1/rules.d";
        String user = "\"" + sys.variable("USER").orElse("") + "\"";
        return sys.files().list(rules).toOptional().map(files -> files.keySet().stream()
                .map(name -> sys.files().read(rules + "/" + name).toOptional().map(bytes -> bytes.text()).orElse(""))
                .anyMatch(rule -> rule.contains("systemd1.manage-units") && rule.contains(user))).orElse(false);
    }

    private static void apply(Sys sys, Arguments arguments, String verb, Unit unit) {
        switch (verb) {
            case "start" -> unit.set(sys.kernel(), true);
            case "stop" -> unit.set(sys.kernel(), false);
            case "enable", "disable" -> {
                unit.enable(sys.kernel(), verb.equals("enable"));
                if (arguments.has("now")) {
                    unit(sys, unit.name()).orElseThrow().set(sys.kernel(), verb.equals("enable"));
                }
            }
            case "restart" -> {
                unit.set(sys.kernel(), false);
                unit(sys, unit.name()).orElseThrow().set(sys.kernel(), true);
            }
            default -> { }
        }
    }

    private static Step ask(Sys sys, Arguments arguments, String verb, List<String> names) {
        StringBuilder text = new StringBuilder();
        boolean all = true;
        for (String name : names) {
            Optional<Unit> unit = unit(sys, name);
            boolean yes = unit.map(u -> verb.equals("is-enabled") ? u.enabled() : u.active()).orElse(false) && !verb.equals("is-failed");
            all &= yes;
            String word = verb.equals("is-enabled")
                    ? unit.map(u -> u.enabled() ? "enabled" : "disabled").orElse("not-found")
                    : unit.map(u -> u.active() ? "active" : "inactive").orElse("inactive");
            text.append(word).append('\n');
        }
        return sys.print(arguments.has("q") ? "" : text.toString(), all ? 0 : verb.equals("is-active") ? 3 : 1);
    }

    private static Step status(Sys sys, String name) {
        Optional<Unit> found = unit(sys, name);
        if (found.isEmpty()) {
            return sys.fail("Unit " + (name.contains(".") ? name : name + ".service") + " could not be found.\n", 4);
        }
        Unit unit = found.get();
        String since = DateFormat.format("%a %Y-%m-%d %H:%M:%S UTC", Instant.ofEpochSecond(unit.sinceMicros() / 1_000_000).atZone(ZoneOffset.UTC));
        String enabled = unit.enabled() ? "enabled" : "disabled";
        boolean socket = name.endsWith(".socket");
        String state = unit.active() ? socket ? "active (running)" : "active (running)" : "inactive (dead)";
        String text = (unit.active() ? "\u25cf " : "\u25cb ") + unit.file() + " - " + unit.description() + "\n"
                + "     Loaded: loaded (/usr/lib/systemd/system/" + unit.file() + "; " + enabled + "; preset: enabled)\n"
                + "     Active: " + state + " since " + since + "; " + ago(sys.now() - unit.sinceMicros()) + " ago\n"
                + triggers(sys, name);
        return sys.print(text, unit.active() ? 0 : 3);
    }

    /** A service that a socket starts, and a socket that starts a service, tell of each other. */
    private static String triggers(Sys sys, String name) {
        boolean socket = name.endsWith(".socket");
        String other = socket ? name.substring(0, name.length() - 7) : name + ".socket";
        return unit(sys, other).map(unit -> (socket ? "   Triggers: " : "TriggeredBy: ") + (unit.active() ? "\u25cf " : "\u25cb ") + unit.file() + "\n").orElse("");
    }

    private static String ago(long micros) {
        long seconds = micros / 1_000_000;
        return seconds < 60 ? seconds + "s" : seconds < 3600 ? seconds / 60 + "min " + seconds % 60 + "s" : seconds / 3600 + "h " + seconds / 60 % 60 + "min";
    }

    private static String list(Sys sys) {
        StringBuilder text = new StringBuilder("  UNIT                     LOAD   ACTIVE   SUB     DESCRIPTION\n");
        List<Unit> units = Unit.of(sys.kernel(), sys.space().machine()).stream().filter(Unit::active).toList();
        units.forEach(unit -> text.append(String.format(Locale.ROOT, "  %-24s loaded active   running %s\n", unit.file(), unit.description())));
        return text.append("\n").append(units.size()).append(" loaded units listed.\n").toString();
    }
}
