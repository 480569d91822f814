package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code apt-get install}: what is needed, what it takes, the download, and what {@code dpkg} says while it unpacks. */
final class AptInstall {
    private AptInstall() {}

    /** What is to be installed. @param asked what was named @param all with what that needs, in order */
    private record Plan(AptWords words, DebianSystem system, List<Entry> asked, List<Entry> all) {
        long download() {
            return all.stream().mapToLong(Entry::archiveBytes).sum();
        }

        long taken() {
            return all.stream().mapToLong(Entry::installedBytes).sum();
        }

        Plan with(Sys sys) {
            return new Plan(words, system.with(sys), asked, all);
        }
    }

    static Step run(Sys sys, AptWords words) {
        Optional<String> locked = Apt.locked(sys);
        if (locked.isPresent()) {
            return sys.fail(locked.get(), 100);
        }
        DebianSystem system = DebianSystem.of(sys);
        Course course = Course.EMPTY.say(words.reading()).say(words.building());
        List<Entry> asked = new ArrayList<>();
        StringBuilder there = new StringBuilder();
        StringBuilder errors = new StringBuilder();
        for (String word : words.names()) {
            String name = word.replaceFirst("[=/].*", "").replaceFirst(":amd64$", "");
            Optional<Entry> found = system.find(name);
            boolean has = found.isPresent() && system.has(found.get());
            if (has) {
                there.append(name).append(" is already the newest version").append(found.get().version().isEmpty() ? "" : " (" + found.get().version() + ")").append(".\n");
            } else if (found.isEmpty() || found.get().base() || !system.hasLists()) {
                errors.append("E: Unable to locate package ").append(name).append('\n');
            } else if (word.contains("=") && !matches(found.get().version(), word.substring(word.indexOf('=') + 1))) {
                errors.append("E: Version '").append(word.substring(word.indexOf('=') + 1)).append("' for '").append(name).append("' was not found\n");
            } else {
                asked.add(found.get());
            }
        }
        if (errors.length() > 0) {
            return course.say(there.toString()).complain(errors.toString()).end(sys, 100);
        }
        course = course.say(words.quiet() ? "" : there.toString());
        Plan plan = new Plan(words, system, asked, system.index().closure(asked, system::has, words.recommended()));
        if (plan.all().isEmpty()) {
            return course.say(words.quiet() ? "" : "0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n").end(sys, 0);
        }
        course = course.say(words.quiet() ? "" : summary(plan));
        if (words.simulated()) {
            return course.say(simulated(plan)).end(sys, 0);
        }
        boolean asks = !words.yes() && plan.all().size() > asked.size();
        return asks ? ask(sys, course, s -> fetch(s, plan.with(s))) : course.take(100_000).then(sys, s -> fetch(s, plan.with(s)));
    }

    private static boolean matches(String version, String wanted) {
        return wanted.endsWith("*") ? version.startsWith(wanted.substring(0, wanted.length() - 1)) : version.equals(wanted);
    }

    private static String simulated(Plan plan) {
        StringBuilder text = new StringBuilder();
        plan.all().forEach(entry -> text.append("Inst ").append(entry.name()).append(" (").append(entry.version()).append(" [amd64])\n"));
        plan.all().forEach(entry -> text.append("Conf ").append(entry.name()).append(" (").append(entry.version()).append(" [amd64])\n"));
        return text.toString();
    }

    private static String summary(Plan plan) {
        List<String> extra = plan.all().stream().filter(entry -> !plan.asked().contains(entry)).map(Entry::name).sorted().toList();
        List<String> missed = plan.words().recommended() ? List.of() : plan.all().stream().flatMap(entry -> entry.recommends().stream())
                .filter(name -> plan.all().stream().noneMatch(entry -> entry.name().equals(name))).distinct().sorted().toList();
        return (extra.isEmpty() ? "" : "The following additional packages will be installed:\n" + AptWords.columns(extra))
                + (missed.isEmpty() ? "" : "Recommended packages:\n" + AptWords.columns(missed))
                + "The following NEW packages will be installed:\n" + AptWords.columns(plan.all().stream().map(Entry::name).sorted().toList())
                + "0 upgraded, " + plan.all().size() + " newly installed, 0 to remove and 0 not upgraded.\nNeed to get " + DebianSystem.size(plan.download())
                + " of archives.\nAfter this operation, " + DebianSystem.size(plan.taken()) + " of additional disk space will be used.\n";
    }

    /** Asks whether to go on; the end of input and everything but yes aborts. */
    static Step ask(Sys sys, Course course, Code then) {
        return course.say("Do you want to continue? [Y/n] ").then(sys, asking -> asking.read(0, 4096, (s, read) -> {
            String answer = read.ok() ? read.value().text() : "";
            return answer.matches("(?s)([yY].*|\n)") ? then.run(s) : s.print((answer.endsWith("\n") ? "" : "") + "Abort.\n", 1);
        }));
    }

    private static String url(Plan plan, Entry entry) {
        String folder = entry.name().startsWith("lib") ? entry.name().substring(0, 4) : entry.name().substring(0, 1);
        return plan.system().archive() + "/pool/main/" + folder + "/" + entry.name() + "/" + entry.name() + "_" + entry.version().replaceFirst("^\\d+:", "") + "_amd64.deb";
    }

    private static Step fetch(Sys sys, Plan plan) {
        return Server.get(sys, url(plan, plan.all().get(0)), (s, heard) -> heard.ok() ? install(s, plan.with(s)) : failed(s, plan, heard));
    }

    private static String line(Plan plan, Entry entry) {
        return plan.system().archive() + " " + plan.system().suite() + "/main amd64 " + entry.name() + " amd64 " + entry.version();
    }

    private static Step failed(Sys sys, Plan plan, Server.Heard heard) {
        String why = AptWords.reason(heard, plan.system().archive());
        Course course = Course.EMPTY;
        StringBuilder errors = new StringBuilder();
        for (String mark : List.of("Ign:", "Ign:", "Ign:", "Err:")) {
            int number = 1;
            for (Entry entry : plan.all()) {
                boolean last = mark.equals("Err:");
                course = course.say(plan.words().quiet() ? "" : mark + number++ + " " + line(plan, entry) + "\n" + (last ? "  " + why + "\n" : ""));
                if (last) {
                    errors.append("E: Failed to fetch ").append(url(plan, entry)).append("  ").append(why).append('\n');
                }
            }
            course = course.take(1_000_000);
        }
        return course.complain(errors + "E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?\n").end(sys, 100);
    }

    /** How {@code dpkg} counts the files that it knows; its output is a terminal of apt's. */
    static String database(DebianSystem system) {
        int files = 6_090 + 37 * system.recorded().size();
        StringBuilder text = new StringBuilder("(Reading database ... ");
        for (int percent = 5; percent <= 100; percent += 5) {
            text.append("\r(Reading database ... ").append(percent).append('%');
        }
        return text + "\r(Reading database ... " + files + " files and directories currently installed.)\n";
    }

    private static Step install(Sys sys, Plan plan) {
        Course course = Course.EMPTY;
        int number = 1;
        for (Entry entry : plan.all()) {
            course = course.say(plan.words().quiet() ? "" : "Get:" + number++ + " " + line(plan, entry) + " [" + DebianSystem.size(entry.archiveBytes()) + "]\n")
                    .take(Server.micros(entry.archiveBytes()) + 5_000);
        }
        long seconds = Math.max(1, Math.round(Server.micros(plan.download()) / 1e6));
        boolean utils = plan.system().find("apt-utils").filter(plan.system()::has).isPresent();
        boolean asking = sys.variable("DEBIAN_FRONTEND").isEmpty();
        course = course.complain(utils ? "" : "debconf: delaying package configuration, since apt-utils is not installed\n")
                .say(plan.words().quiet() ? "" : "Fetched " + DebianSystem.size(plan.download()) + " in " + seconds + "s (" + DebianSystem.size(plan.download() / (double) seconds) + "/s)\n");
        boolean first = true;
        for (Entry entry : plan.all()) {
            String shown = entry.name() + (entry.name().startsWith("lib") ? ":amd64" : "");
            course = course.say("Selecting previously unselected package " + shown + ".\n" + (first ? database(plan.system()) : "")
                    + "Preparing to unpack .../" + file(plan, entry) + " ...\nUnpacking " + shown + " (" + entry.version() + ") ...\n").take(20_000 + entry.installedBytes() / 200);
            first = false;
        }
        course = course.work(s -> plan.system().with(s).unpack(plan.all()));
        for (Entry entry : plan.all()) {
            course = course.say("Setting up " + entry.name() + (entry.name().startsWith("lib") ? ":amd64" : "") + " (" + entry.version() + ") ...\n"
                    + setting(entry, asking)).take(20_000);
        }
        boolean libraries = plan.all().stream().anyMatch(entry -> entry.name().startsWith("lib"));
        String triggers = (libraries ? "Processing triggers for libc-bin (" + (plan.system().ubuntu() ? "2.39-0ubuntu8.6" : "2.36-9+deb12u13") + ") ...\n" : "")
                + (plan.all().stream().anyMatch(entry -> entry.name().equals("ca-certificates"))
                ? "Processing triggers for ca-certificates (20230311+deb12u1) ...\nUpdating certificates in /etc/ssl/certs...\n0 added, 0 removed; done.\nRunning hooks in /etc/ca-certificates/update.d...\ndone.\n" : "");
        return course.say(triggers).take(100_000).end(sys, 0);
    }

    private static String file(Plan plan, Entry entry) {
        String place = plan.all().size() > 10 ? String.format(java.util.Locale.ROOT, "%0" + Integer.toString(plan.all().size() - 1).length() + "d-", plan.all().indexOf(entry)) : "";
        return place + entry.name() + "_" + entry.version().replace(":", "%3a") + "_amd64.deb";
    }

    /** What scripts of packages say. */
    private static String setting(Entry entry, boolean asking) {
        return switch (entry.name()) {
            case "ca-certificates" -> (asking ? "debconf: unable to initialize frontend: Dialog\ndebconf: (TERM is not set, so the dialog frontend is not usable.)\ndebconf: falling back to frontend: Readline\n" : "")
                    + "Updating certificates in /etc/ssl/certs...\n140 added, 0 removed; done.\n";
            case "nginx", "redis-server", "apache2", "openssh-server", "mariadb-server" -> "invoke-rc.d: could not determine current runlevel\ninvoke-rc.d: policy-rc.d denied execution of start.\n";
            case "nano" -> "update-alternatives: using /bin/nano to provide /usr/bin/editor (editor) in auto mode\n";
            case "vim" -> "update-alternatives: using /usr/bin/vim.basic to provide /usr/bin/vi (vi) in auto mode\n";
            case "make", "curl" -> "";
            default -> "";
        };
    }
}
