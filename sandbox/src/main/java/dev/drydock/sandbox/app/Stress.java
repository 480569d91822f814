package dev.drydock.sandbox.app;

import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code stress} and {@code stress-ng}: children that burn CPU time or hold memory.
 *
 * @param cpu how many children burn, {@code vm} how many hold {@code bytes} each, {@code io} and {@code hdd} those that mostly wait
 * @param seconds how long; 0 for ever
 */
record Stress(boolean next, int cpu, int vm, long bytes, int io, int hdd, long seconds, boolean quiet) {
    /** A child burns or rests this long at a time, in virtual microseconds. */
    private static final long TURN = 250_000;
    private static final String USAGE = """
            `stress' imposes certain types of compute stress on your system

            Usage: stress [OPTION [ARG]] ...
             -?, --help         show this help statement
                 --version      show version statement
             -v, --verbose      be verbose
             -q, --quiet        be quiet
             -n, --dry-run      show what would have been done
             -t, --timeout N    timeout after N seconds
                 --backoff N    wait factor of N microseconds before work starts
             -c, --cpu N        spawn N workers spinning on sqrt()
             -i, --io N         spawn N workers spinning on sync()
             -m, --vm N         spawn N workers spinning on malloc()/free()
                 --vm-bytes B   malloc B bytes per vm worker (default is 256MB)
                 --vm-stride B  touch a byte every B bytes (default is 4096)
                 --vm-hang N    sleep N secs before free (default none, 0 is inf)
                 --vm-keep      redirty memory instead of freeing and reallocating
             -d, --hdd N        spawn N workers spinning on write()/unlink()
                 --hdd-bytes B  write B bytes per hdd worker (default is 1GB)

            Example: stress --cpu 8 --io 4 --vm 2 --vm-bytes 128M --timeout 10s

            Note: Numbers may be suffixed with s,m,h,d,y (time) or B,K,M,G (size).
            """;

    static Step start(Sys sys) {
        boolean next = sys.name().equals("stress-ng");
        List<String> words = new ArrayList<>();
        for (String word : sys.arguments().subList(1, sys.arguments().size())) {
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            words.addAll(equals > 0 ? List.of(word.substring(0, equals), word.substring(equals + 1)) : List.of(word));
        }
        if (words.isEmpty() || words.get(0).equals("--help") || words.get(0).equals("-?")) {
            return sys.print(next ? USAGE.replace("`stress'", "`stress-ng'").replace("Usage: stress ", "Usage: stress-ng ") : USAGE, words.isEmpty() && !next ? 1 : 0);
        }
        Stress asked = new Stress(next, 0, 0, 256L << 20, 0, 0, next ? 86_400 : 0, false);
        for (int i = 0; i < words.size(); i++) {
            String option = words.get(i);
            if (option.equals("--version")) {
                return sys.print(next ? "stress-ng, version 0.19.06 (gcc 14.2.0, x86_64 Linux 6.8.0)\n" : "stress 1.0.4\n", 0);
            }
            if (option.matches("-v|--verbose|--vm-keep|--metrics|--metrics-brief|--times|--perf|--verify|--aggressive")) {
                continue;
            }
            if (option.matches("-q|--quiet")) {
                asked = new Stress(next, asked.cpu, asked.vm, asked.bytes, asked.io, asked.hdd, asked.seconds, true);
                continue;
            }
            if (!option.matches("-[cmitd]|--(cpu|vm|io|hdd|timeout|vm-bytes|vm-hang|vm-stride|hdd-bytes|backoff|cpu-load|cpu-method|vm-method)")) {
                return sys.fail((next ? "stress-ng" : "stress") + ": FAIL: [" + sys.pid() + "] (244) unrecognized option: " + option + "\n", 1);
            }
            if (i + 1 >= words.size()) {
                return sys.fail("stress: FAIL: [" + sys.pid() + "] (244) missing argument to option '" + option.replaceFirst("^-+", "") + "'\n", 1);
            }
            String value = words.get(++i);
            Optional<Stress> changed = asked.with(sys, option, value);
            if (changed.isEmpty()) {
                return sys.fail("stress: FAIL: [" + sys.pid() + "] (244) incorrect argument '" + value + "'\n", 1);
            }
            asked = changed.get();
        }
        if (asked.cpu + asked.vm + asked.io + asked.hdd == 0) {
            return sys.fail(USAGE, 1);
        }
        return asked.dispatch(sys);
    }

    private Optional<Stress> with(Sys sys, String option, String value) {
        long number = amount(value, option.contains("bytes") && value.endsWith("%")
                ? Machine.of(sys.kernel().transaction(), sys.space().machine()).hardware().memoryBytes() : 0);
        if (number < 0 && !option.contains("method")) {
            return Optional.empty();
        }
        int count = (int) Math.min(1024, number == 0 && next ? Machine.of(sys.kernel().transaction(), sys.space().machine()).hardware().cpus() : number);
        return Optional.of(switch (option) {
            case "-c", "--cpu" -> new Stress(next, count, vm, bytes, io, hdd, seconds, quiet);
            case "-m", "--vm" -> new Stress(next, cpu, count, bytes, io, hdd, seconds, quiet);
            case "-i", "--io" -> new Stress(next, cpu, vm, bytes, count, hdd, seconds, quiet);
            case "-d", "--hdd" -> new Stress(next, cpu, vm, bytes, io, count, seconds, quiet);
            case "-t", "--timeout" -> new Stress(next, cpu, vm, bytes, io, hdd, number, quiet);
            case "--vm-bytes" -> new Stress(next, cpu, vm, number, io, hdd, seconds, quiet);
            default -> this;
        });
    }

    /** A number with a unit of time or size; -1 if it is none. */
    private static long amount(String text, long whole) {
        if (text.matches("\\d{1,3}%") && whole > 0) {
            return whole * Long.parseLong(text.replace("%", "")) / 100;
        }
        if (!text.matches("\\d{1,12}[sSmMhHdDyYbBkKgG]?")) {
            return -1;
        }
        char unit = text.charAt(text.length() - 1);
        long number = Long.parseLong(text.replaceAll("\\D", ""));
        return switch (unit) {
            case 'm' -> number * 60;
            case 'h', 'H' -> number * 3_600;
            case 'd', 'D' -> number * 86_400;
            case 'y', 'Y' -> number * 31_536_000;
            case 'k', 'K' -> number << 10;
            case 'M' -> number << 20;
            case 'g', 'G' -> number << 30;
            default -> number;
        };
    }

    private String line(Sys sys, String kind, String text) {
        return (next ? "stress-ng: " + kind : "stress: " + kind) + ": [" + sys.pid() + "] " + text + "\n";
    }

    private Step dispatch(Sys sys) {
        String hogs = next
                ? (seconds < 86_400 ? line(sys, "info ", "setting to a " + seconds + " secs run per stressor") : line(sys, "info ", "defaulting to a 1 day run per stressor"))
                        + line(sys, "info ", "dispatching hogs: " + String.join(", ", hogs()))
                : line(sys, "info", "dispatching hogs: " + cpu + " cpu, " + io + " io, " + vm + " vm, " + hdd + " hdd");
        return sys.print(quiet ? "" : hogs, this::spawn);
    }

    private List<String> hogs() {
        List<String> hogs = new ArrayList<>();
        if (cpu > 0) {
            hogs.add(cpu + " cpu");
        }
        if (vm > 0) {
            hogs.add(vm + " vm");
        }
        if (io > 0) {
            hogs.add(io + " io");
        }
        if (hdd > 0) {
            hogs.add(hdd + " hdd");
        }
        return hogs;
    }

    private Step spawn(Sys sys) {
        long began = sys.now();
        int busy = cpu + vm;
        for (int i = 0; i < cpu + vm + io + hdd; i++) {
            boolean holds = i >= cpu && i < busy;
            boolean idles = i >= busy;
            Outcome<Process> child = sys.fork(Sys.Child.of(s -> holds ? hold(s, busy) : idles ? idle(s) : burn(s, busy)));
            if (!child.ok()) {
                return sys.fail(line(sys, "FAIL", "(395) fork failed: " + child.errno().text()), 1);
            }
        }
        return watch(sys, began);
    }

    /** The part of a CPU that each of so many busy children gets; what its control group takes away from it is the kernel's business. */
    private static double share(Sys sys, int busy) {
        double cpus = Machine.of(sys.kernel().transaction(), sys.space().machine()).hardware().cpus();
        return Math.min(1, cpus / busy);
    }

    private static Step burn(Sys sys, int busy) {
        double share = share(sys, busy);
        long burns = Math.max(1, Math.round(TURN * share));
        return new Step.Busy(burns, s -> burns >= TURN ? burn(s, busy) : s.sleep(TURN - burns, again -> burn(again, busy)));
    }

    private Step hold(Sys sys, int busy) {
        sys.claimMemory(bytes);
        return Step.next(s -> burn(s, busy));
    }

    private static Step idle(Sys sys) {
        return new Step.Busy(TURN / 20, s -> s.sleep(TURN, Stress::idle));
    }

    private Step watch(Sys sys, long began) {
        long until = seconds == 0 ? Long.MAX_VALUE : began + seconds * 1_000_000;
        for (int pid : List.copyOf(sys.children().keySet())) {
            Process child = sys.children().get(pid);
            Optional<Ended> ended = sys.reap(pid);
            if (ended.isPresent()) {
                int seen = child.place().inner();
                return next ? again(sys, seen, began) : failed(sys, seen, ended.get(), began);
            }
        }
        if (sys.now() >= until) {
            return done(sys, began);
        }
        List<Step.Condition> any = new ArrayList<>(List.of(new Step.Condition.ChildChanged(sys.childChanges())));
        if (until != Long.MAX_VALUE) {
            any.add(new Step.Condition.Deadline(until));
        }
        return Step.await(any, s -> watch(s, began));
    }

    /** stress-ng starts a killed memory hog anew, every second here. */
    private Step again(Sys sys, int seen, long began) {
        return sys.sleep(1_000_000, s -> {
            s.fork(Sys.Child.of(child -> hold(child, Math.max(1, cpu + vm))));
            return watch(s, began);
        });
    }

    private Step failed(Sys sys, int worker, Ended ended, long began) {
        String why = ended.signal().map(signal -> "got signal " + signal.number()).orElse("returned error " + ended.exitStatus());
        String text = line(sys, "FAIL", "(415) <-- worker " + worker + " " + why) + line(sys, "WARN", "(417) now reaping child worker processes")
                + line(sys, "FAIL", "(451) failed run completed in " + (sys.now() - began) / 1_000_000 + "s");
        reapAll(sys);
        return sys.fail(text, 1);
    }

    private static void reapAll(Sys sys) {
        sys.children().values().forEach(child -> sys.kernel().processes().signal(child.id(), Signal.KILL, false));
    }

    private Step done(Sys sys, long began) {
        reapAll(sys);
        long took = (sys.now() - began) / 1_000_000;
        String text = next
                ? line(sys, "info ", "skipped: 0") + line(sys, "info ", "passed: " + (cpu + vm + io + hdd) + ": "
                        + String.join(" ", hogs().stream().map(h -> h.replaceAll("(\\d+) (\\w+)", "$2 ($1)")).toList())) + line(sys, "info ", "failed: 0")
                        + line(sys, "info ", "successful run completed in " + String.format(Locale.ROOT, "%.2f secs", took + 0.01))
                : line(sys, "info", "successful run completed in " + took + "s");
        return sys.print(quiet ? "" : text, 0);
    }
}
