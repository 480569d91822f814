package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code apt-get} and {@code apt}, version 2.6.1. */
public final class Apt {
    private static final String WARNING = "\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n";

    private Apt() {}

    /** {@code apt-get} or {@code apt}. */
    public static Step start(Sys sys) {
        AptWords words = AptWords.read(sys);
        if (!words.wrong().isEmpty()) {
            return sys.fail(words.wrong(), 100);
        }
        if (sys.arguments().contains("--version") || sys.arguments().contains("-v")) {
            return sys.print("apt 2.6.1 (amd64)\n", 0);
        }
        return words.friendly() && !words.terminal() && !words.command().isEmpty() ? sys.complain(WARNING, s -> go(s, words)) : go(sys, words);
    }

    private static Step go(Sys sys, AptWords words) {
        return switch (words.command()) {
            case "update" -> AptUpdate.run(sys, words);
            case "install" -> AptInstall.run(sys, words);
            case "remove", "purge", "autoremove" -> remove(sys, words);
            case "upgrade", "dist-upgrade", "full-upgrade" -> upgrade(sys, words);
            case "clean", "autoclean" -> Step.exit(0);
            case "list" -> list(sys, words);
            case "search" -> search(sys, words);
            case "show", "policy" -> AptCache.show(sys, words.command(), words.names());
            case "" -> sys.print("apt 2.6.1 (amd64)\nUsage: " + sys.name() + " [options] command\n", 1);
            case "source", "build-dep", "download", "check", "changelog", "edit-sources" -> Tools.notSimulated(sys, sys.name() + " " + words.command());
            default -> sys.fail("E: Invalid operation " + words.command() + "\n", 100);
        };
    }

    static Optional<String> locked(Sys sys) {
        return sys.credentials().root() ? Optional.empty() : Optional.of("E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n"
                + "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n");
    }

    private static Step upgrade(Sys sys, AptWords words) {
        Optional<String> locked = locked(sys);
        if (locked.isPresent()) {
            return sys.fail(locked.get(), 100);
        }
        return Course.EMPTY.say(words.reading()).say(words.building()).say(words.quiet() ? "" : "Calculating upgrade..." + (words.terminal() ? " Done" : "") + "\n0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n").end(sys, 0);
    }

    private static Step remove(Sys sys, AptWords words) {
        Optional<String> locked = locked(sys);
        if (locked.isPresent()) {
            return sys.fail(locked.get(), 100);
        }
        DebianSystem system = DebianSystem.of(sys);
        List<Entry> gone = new ArrayList<>();
        StringBuilder absent = new StringBuilder();
        Course course = Course.EMPTY.say(words.reading()).say(words.building());
        for (String name : words.names()) {
            Optional<Entry> found = system.find(name);
            if (found.isEmpty()) {
                return course.complain("E: Unable to locate package " + name + "\n").end(sys, 100);
            }
            if (system.has(found.get()) && !found.get().base()) {
                gone.add(found.get());
            } else {
                absent.append("Package '").append(name).append("' is not installed, so not removed\n");
            }
        }
        List<String> names = gone.stream().map(Entry::name).sorted().toList();
        long bytes = gone.stream().mapToLong(Entry::installedBytes).sum();
        course = course.say(absent.toString());
        if (gone.isEmpty()) {
            return course.say("0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n").end(sys, 0);
        }
        course = course.say("The following packages will be REMOVED:\n" + AptWords.columns(names.stream().map(name -> words.command().equals("purge") ? name + "*" : name).toList())
                + "0 upgraded, 0 newly installed, " + gone.size() + " to remove and 0 not upgraded.\nAfter this operation, " + DebianSystem.size(bytes) + " disk space will be freed.\n");
        if (!words.yes()) {
            return AptInstall.ask(sys, course, s -> removing(s, system.with(s), gone));
        }
        return course.then(sys, s -> removing(s, system.with(s), gone));
    }

    private static Step removing(Sys sys, DebianSystem system, List<Entry> gone) {
        Course course = Course.EMPTY.say(AptInstall.database(system));
        for (Entry entry : gone) {
            course = course.say("Removing " + entry.name() + " (" + entry.version() + ") ...\n").take(80_000);
        }
        return course.work(s -> system.with(s).remove(gone)).end(sys, 0);
    }

    private static Step list(Sys sys, AptWords words) {
        DebianSystem system = DebianSystem.of(sys);
        boolean installed = sys.arguments().contains("--installed");
        StringBuilder text = new StringBuilder("Listing..." + (words.terminal() ? " Done" : "") + "\n");
        if (!sys.arguments().contains("--upgradable")) {
            for (Entry entry : system.index().all()) {
                boolean has = system.has(entry);
                boolean wanted = words.names().isEmpty() || words.names().contains(entry.name());
                if (wanted && !entry.base() && (has || !installed && system.hasLists())) {
                    text.append(entry.name()).append('/').append(installed && !system.hasLists() ? "now" : system.suite()).append(has ? ",now " : " ").append(entry.version())
                            .append(" amd64").append(has ? " [installed]" : "").append('\n');
                }
            }
        }
        return sys.print(text.toString(), 0);
    }

    private static Step search(Sys sys, AptWords words) {
        DebianSystem system = DebianSystem.of(sys);
        StringBuilder text = new StringBuilder("Sorting...\nFull Text Search...\n");
        String wanted = words.names().isEmpty() ? "" : words.names().get(0).toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return sys.fail("E: You must give at least one search pattern\n", 100);
        }
        if (system.hasLists()) {
            for (Entry entry : system.index().all()) {
                if (entry.name().contains(wanted) && !entry.base()) {
                    text.append(entry.name()).append('/').append(system.suite()).append(' ').append(entry.version()).append(" amd64\n\n");
                }
            }
        }
        return sys.print(text.toString(), 0);
    }
}
