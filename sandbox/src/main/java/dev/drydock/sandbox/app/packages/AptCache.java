package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is known of packages: {@code apt-cache} and {@code dpkg}'s queries. */
public final class AptCache {
    private AptCache() {}

    /** {@code apt-cache}. */
    public static Step cache(Sys sys) {
        List<String> words = sys.arguments().stream().skip(1).filter(word -> !word.startsWith("-")).toList();
        String command = words.isEmpty() ? "" : words.get(0);
        List<String> names = words.subList(Math.min(1, words.size()), words.size());
        return switch (command) {
            case "show", "policy" -> show(sys, command, names);
            case "search" -> {
                DebianSystem system = DebianSystem.of(sys);
                StringBuilder text = new StringBuilder();
                for (Entry entry : system.index().all()) {
                    if (system.hasLists() && names.stream().allMatch(entry.name()::contains) && !entry.base()) {
                        text.append(entry.name()).append(" - ").append(entry.name()).append('\n');
                    }
                }
                yield sys.print(text.toString(), 0);
            }
            case "" -> sys.print("apt 2.6.1 (amd64)\nUsage: apt-cache [options] command\n", 1);
            default -> Tools.notSimulated(sys, "apt-cache " + command);
        };
    }

    static Step show(Sys sys, String command, List<String> names) {
        DebianSystem system = DebianSystem.of(sys);
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            Optional<Entry> found = system.find(name).filter(entry -> !entry.base() && (system.hasLists() || system.has(entry)));
            if (command.equals("policy")) {
                text.append(found.map(entry -> name + ":\n  Installed: " + (system.has(entry) ? entry.version() : "(none)") + "\n  Candidate: " + entry.version() + "\n  Version table:\n "
                        + (system.has(entry) ? "***" : "   ") + " " + entry.version() + " 500\n        500 " + system.archive() + " " + system.suite() + "/main amd64 Packages\n").orElse(""));
                continue;
            }
            if (found.isEmpty()) {
                return sys.fail((text.length() > 0 ? "" : "") + "N: Unable to locate package " + name + "\nE: No packages found\n", 100);
            }
            Entry entry = found.get();
            text.append("Package: ").append(name).append("\nVersion: ").append(entry.version()).append("\nInstalled-Size: ").append(entry.installedBytes() / 1024)
                    .append("\nArchitecture: amd64\n").append(entry.needs().isEmpty() ? "" : "Depends: " + String.join(", ", entry.needs()) + "\n")
                    .append(entry.recommends().isEmpty() ? "" : "Recommends: " + String.join(", ", entry.recommends()) + "\n").append("Size: ").append(entry.archiveBytes()).append("\n\n");
        }
        return sys.print(text.toString(), 0);
    }

    /** {@code dpkg} and {@code dpkg-query}, as far as they only look. */
    public static Step dpkg(Sys sys) {
        List<String> words = sys.arguments().subList(1, sys.arguments().size());
        String option = words.isEmpty() ? "" : words.get(0);
        List<String> names = words.subList(Math.min(1, words.size()), words.size());
        DebianSystem system = DebianSystem.of(sys);
        switch (option) {
            case "--print-architecture" -> {
                return sys.print("amd64\n", 0);
            }
            case "--version" -> {
                return sys.print("Debian 'dpkg' package management program version 1.21.22 (amd64).\n", 0);
            }
            case "-l", "--list" -> {
                return list(sys, system, names);
            }
            case "-s", "--status" -> {
                return status(sys, system, names.isEmpty() ? "" : names.get(0));
            }
            case "-L", "--listfiles" -> {
                String name = names.isEmpty() ? "" : names.get(0);
                Optional<String> files = sys.files().read("/var/lib/dpkg/info/" + name + ".list").toOptional().map(Bytes::text);
                return files.isPresent() ? sys.print(files.get(), 0)
                        : sys.fail("dpkg-query: package '" + name + "' is not installed\nUse dpkg --contents (= dpkg-deb --contents) to list archive files contents.\n", 1);
            }
            case "-S", "--search" -> {
                String path = names.isEmpty() ? "" : names.get(0);
                for (Entry entry : system.index().all()) {
                    if (system.has(entry) && entry.files().stream().anyMatch(file -> file.path().equals(path) || file.path().endsWith("/" + path))) {
                        return sys.print(entry.name() + ": " + path + "\n", 0);
                    }
                }
                return sys.fail("dpkg-query: no path found matching pattern " + path + "\n", 1);
            }
            case "" -> {
                return sys.fail("dpkg: error: need an action option\n\nType dpkg --help for help about installing and deinstalling packages [*];\n", 2);
            }
            default -> {
                return Tools.notSimulated(sys, sys.name() + " " + option);
            }
        }
    }

    private static Step status(Sys sys, DebianSystem system, String name) {
        Optional<Entry> found = system.find(name).filter(system::has);
        return found.isEmpty()
                ? sys.fail("dpkg-query: package '" + name + "' is not installed and no information is available\nUse dpkg --info (= dpkg-deb --info) to examine archive files.\n", 1)
                : sys.print("Package: " + name + "\nStatus: install ok installed\nInstalled-Size: " + found.get().installedBytes() / 1024 + "\nArchitecture: amd64\nVersion: " + found.get().version() + "\n", 0);
    }

    private static Step list(Sys sys, DebianSystem system, List<String> names) {
        StringBuilder rows = new StringBuilder();
        for (Entry entry : system.index().all()) {
            if (system.has(entry) && (names.isEmpty() || names.contains(entry.name()))) {
                rows.append(String.format(Locale.ROOT, "ii  %-24s %-24s %-12s %s\n", entry.name(), entry.version().isEmpty() ? "-" : entry.version(), "amd64", entry.name()));
            }
        }
        if (rows.length() == 0) {
            return sys.fail("dpkg-query: no packages found matching " + String.join(" ", names) + "\n", 1);
        }
        return sys.print("Desired=Unknown/Install/Remove/Purge/Hold\n| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n"
                + "|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)\n||/ Name                     Version                  Architecture Description\n"
                + "+++-========================-========================-============-=================================\n" + rows, 0);
    }
}
