package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** {@code apk}, Alpine's package tool, version 2.14.9. */
public final class Apk {
    private static final String DATABASE = "/lib/apk/db/installed";
    private static final String WORLD = "/etc/apk/world";
    private static final long BASE_BYTES = 8L << 20;
    private static final int BASE_PACKAGES = 16;

    private Apk() {}

    /** A call, read. */
    private record Call(Sys sys, Index index, boolean cacheless, boolean quiet, boolean update, String virtual, List<String> names) {
        /** Whether the indexes are there and may be used. */
        boolean stored() {
            return !cacheless && cached(sys);
        }

        Call with(Sys later) {
            return new Call(later, index, cacheless, quiet, update, virtual, names);
        }
    }

    /** {@code apk}. */
    public static Step start(Sys sys) {
        boolean cacheless = false;
        boolean quiet = false;
        boolean update = false;
        String virtual = "";
        List<String> operands = new ArrayList<>();
        List<String> words = sys.arguments();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "--no-cache" -> cacheless = true;
                case "-q", "--quiet" -> quiet = true;
                case "-U", "--update", "--update-cache" -> update = true;
                case "-t", "--virtual" -> virtual = i + 1 < words.size() ? words.get(++i) : "";
                case "--print-arch" -> {
                    return sys.print("x86_64\n", 0);
                }
                case "--version", "-V" -> {
                    return sys.print("apk-tools 2.14.9, compiled for x86_64.\n", 0);
                }
                case "-X", "--repository" -> i++;
                default -> {
                    if (word.startsWith("--virtual=")) {
                        virtual = word.substring(10);
                    } else if (!word.startsWith("-")) {
                        operands.add(word);
                    }
                }
            }
        }
        if (operands.isEmpty()) {
            return sys.print("apk-tools 2.14.9, compiled for x86_64.\n\nusage: apk [<OPTIONS>...] COMMAND [<ARGUMENTS>...]\n", 1);
        }
        Call call = new Call(sys, Index.alpine(), cacheless, quiet, update, virtual, List.copyOf(operands.subList(1, operands.size())));
        return switch (operands.get(0)) {
            case "add" -> locked(sys).orElseGet(() -> refresh(call, call.stored() && !call.update(), Apk::add));
            case "update" -> locked(sys).orElseGet(() -> refresh(call, false, Apk::updated));
            case "upgrade" -> locked(sys).orElseGet(() -> refresh(call, call.stored(), (c, failures) -> c.sys().print(total(c), failures)));
            case "del" -> locked(sys).orElseGet(() -> remove(call));
            case "info", "list" -> info(call);
            case "search" -> refresh(call, cached(sys), Apk::search);
            case "cache", "fix", "policy", "fetch", "audit", "verify", "dot", "stats", "index", "manifest", "version" -> Tools.notSimulated(sys, "apk " + operands.get(0));
            default -> sys.fail("apk: '" + operands.get(0) + "' is not an apk command. See 'apk --help'.\n", 1);
        };
    }

    private static Optional<Step> locked(Sys sys) {
        return sys.credentials().root() ? Optional.empty()
                : Optional.of(sys.fail("ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied\n", 99));
    }

    private static List<String> repositories(Sys sys) {
        return sys.files().read("/etc/apk/repositories").toOptional().map(Bytes::text).orElse("").lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    private static boolean cached(Sys sys) {
        return sys.files().list("/var/cache/apk").toOptional().map(all -> all.keySet().stream().anyMatch(name -> name.startsWith("APKINDEX"))).orElse(false);
    }

    private interface Then {
        /** @param failures repositories that did not answer */
        Step run(Call call, int failures);
    }

    /** Fetches the indexes, unless they are there. */
    private static Step refresh(Call call, boolean there, Then then) {
        List<String> repositories = repositories(call.sys());
        return there || repositories.isEmpty() ? then.run(call, repositories.isEmpty() ? 1 : 0) : fetch(call, repositories, 0, 0, then);
    }

    private static Step fetch(Call call, List<String> repositories, int at, int failures, Then then) {
        if (at == repositories.size()) {
            return then.run(call, failures);
        }
        String url = repositories.get(at) + "/x86_64/APKINDEX.tar.gz";
        return call.sys().print(call.quiet() ? "" : "fetch " + url + "\n", told -> Server.get(told, url, (s, heard) -> {
            if (heard.ok()) {
                if (!call.cacheless()) {
                    s.files().put("/var/cache/apk/APKINDEX." + Integer.toHexString(url.hashCode()) + ".tar.gz", new RegularFile(Attributes.of(0644).modifiedAt(s.now()),
                            new Content.Payload("APKINDEX", url.contains("community") ? 2_100_000 : 480_000), 0));
                }
                return s.sleep(120_000, next -> fetch(call.with(next), repositories, at + 1, failures, then));
            }
            String why = heard.status() == 0 ? heard.unresolved() ? "temporary error (try again later)" : "operation timed out" : "No such file or directory";
            return s.complain("WARNING: " + (call.cacheless() ? "fetching" : "updating and opening") + " " + repositories.get(at) + ": " + why + "\n",
                    next -> fetch(call.with(next), repositories, at + 1, failures + 1, then));
        }));
    }

    private static Step updated(Call call, int failures) {
        int all = repositories(call.sys()).size();
        String text = failures > 0 ? failures + " unavailable, 0 stale; " + (failures == all ? BASE_PACKAGES : 26_000) + " distinct packages available\n"
                : repositories(call.sys()).stream().map(repository -> "v3.22.2-317-g8e9a7b3a1c2 [" + repository + "]\n").reduce("", String::concat) + "OK: 26321 distinct packages available\n";
        return call.sys().print(call.quiet() ? "" : text, failures);
    }

    private static SortedSet<String> recorded(Sys sys) {
        SortedSet<String> names = new TreeSet<>();
        sys.files().read(DATABASE).toOptional().map(Bytes::text).orElse("").lines().filter(line -> line.startsWith("P:")).forEach(line -> names.add(line.substring(2)));
        return names;
    }

    private static boolean has(Call call, Entry entry) {
        return entry.base() || recorded(call.sys()).contains(entry.name());
    }

    private static Step add(Call call, int failures) {
        List<Entry> asked = new ArrayList<>();
        StringBuilder missing = new StringBuilder();
        int count = 0;
        boolean nothing = failures > 0 && failures >= repositories(call.sys()).size();
        for (String name : call.names()) {
            Optional<Entry> found = call.index().find(name.replaceFirst("[=<>~@].*", ""));
            boolean here = found.isPresent() && has(call, found.get());
            if (here || found.isPresent() && !nothing) {
                asked.add(found.get());
            } else {
                String bare = name.replaceFirst("[=<>~@].*", "");
                missing.append("  ").append(bare).append(" (no such package):\n    required by: ").append(call.virtual().isEmpty() ? "world" : call.virtual()).append('[').append(name).append("]\n");
                count++;
            }
            if (found.isPresent() && !nothing && name.contains("=") && !found.get().version().equals(name.substring(name.indexOf('=') + 1))) {
                missing.append("  ").append(found.get().name()).append('-').append(found.get().version()).append(":\n    breaks: world[").append(name).append("]\n");
                count++;
            }
        }
        if (count > 0) {
            return call.sys().fail("ERROR: unable to select packages:\n" + missing, count);
        }
        List<Entry> all = call.index().closure(asked, entry -> has(call, entry), false);
        int steps = all.size() + (call.virtual().isEmpty() ? 0 : 1);
        Course course = Course.EMPTY;
        int number = 1;
        for (Entry entry : all) {
            course = course.say(call.quiet() ? "" : "(" + number++ + "/" + steps + ") Installing " + entry.name() + " (" + entry.version() + ")\n")
                    .take(Server.micros(entry.archiveBytes()) + 20_000);
        }
        if (!call.virtual().isEmpty() && !call.quiet()) {
            course = course.say("(" + number + "/" + steps + ") Installing " + call.virtual() + " (20260115.090000)\n");
        }
        String triggers = all.isEmpty() ? "" : "Executing busybox-1.37.0-r19.trigger\n"
                + (all.stream().anyMatch(entry -> entry.name().equals("ca-certificates")) ? "Executing ca-certificates-20250911-r0.trigger\n" : "");
        return course.work(s -> unpack(call.with(s), all)).say(call.quiet() ? "" : triggers).then(call.sys(), s -> s.print(call.quiet() ? "" : total(call.with(s)), 0));
    }

    private static String total(Call call) {
        long bytes = BASE_BYTES;
        int packages = BASE_PACKAGES;
        for (String name : recorded(call.sys())) {
            bytes += call.index().find(name).map(Entry::installedBytes).orElse(0L);
            packages++;
        }
        return "OK: " + (bytes >> 20) + " MiB in " + packages + " packages\n";
    }

    private static void unpack(Call call, List<Entry> entries) {
        Sys sys = call.sys();
        Server.directories(sys, "/lib/apk/db");
        StringBuilder database = new StringBuilder(sys.files().read(DATABASE).toOptional().map(Bytes::text).orElse(""));
        for (Entry entry : entries) {
            long rest = entry.installedBytes();
            for (Entry.Placed file : entry.files()) {
                Server.directories(sys, file.path().substring(0, file.path().lastIndexOf('/')));
                sys.files().put(file.path(), new RegularFile(Attributes.of(0755).modifiedAt(sys.now()), new Content.Program(file.program(), file.bytes()), 0));
                rest -= file.bytes();
            }
            if (rest > 0) {
                String bulk = entry.name().startsWith("lib") ? "/usr/lib/" + entry.name() + ".so" : "/usr/share/" + entry.name() + "/data";
                Server.directories(sys, bulk.substring(0, bulk.lastIndexOf('/')));
                sys.files().put(bulk, new RegularFile(Attributes.of(0644).modifiedAt(sys.now()), new Content.Payload(entry.name(), rest), 0));
            }
            Settings.of(sys, entry);
            database.append("P:").append(entry.name()).append("\nV:").append(entry.version()).append("\n\n");
        }
        sys.files().write(DATABASE, Bytes.of(database.toString()));
        String world = sys.files().read(WORLD).toOptional().map(Bytes::text).orElse("");
        TreeSet<String> names = new TreeSet<>(world.lines().toList());
        if (call.virtual().isEmpty()) {
            names.addAll(call.names());
        } else {
            names.add(call.virtual());
            Server.directories(sys, "/lib/apk/db");
            sys.files().write("/lib/apk/db/" + call.virtual() + ".names", Bytes.of(String.join("\n", call.names()) + "\n"));
        }
        sys.files().write(WORLD, Bytes.of(String.join("\n", names) + "\n"));
    }

    private static Step remove(Call call) {
        Sys sys = call.sys();
        TreeSet<String> world = new TreeSet<>(sys.files().read(WORLD).toOptional().map(Bytes::text).orElse("").lines().toList());
        for (String name : call.names()) {
            world.remove(name);
            sys.files().unlink("/lib/apk/db/" + name + ".names");
        }
        List<Entry> kept = new ArrayList<>();
        for (String name : world) {
            String virtual = sys.files().read("/lib/apk/db/" + name + ".names").toOptional().map(Bytes::text).orElse(name);
            virtual.lines().forEach(one -> call.index().find(one.replaceFirst("[=<>~@].*", "")).ifPresent(kept::add));
        }
        List<Entry> needed = call.index().closure(kept, entry -> false, false);
        List<Entry> gone = new ArrayList<>();
        for (String name : recorded(sys)) {
            call.index().find(name).filter(entry -> !needed.contains(entry)).ifPresent(gone::add);
        }
        Course course = Course.EMPTY;
        int number = 1;
        for (Entry entry : gone) {
            course = course.say(call.quiet() ? "" : "(" + number++ + "/" + gone.size() + ") Purging " + entry.name() + " (" + entry.version() + ")\n").take(10_000);
        }
        return course.work(s -> purge(s, gone, world)).say(call.quiet() || gone.isEmpty() ? "" : "Executing busybox-1.37.0-r19.trigger\n")
                .then(sys, s -> s.print(call.quiet() ? "" : total(call.with(s)), 0));
    }

    private static void purge(Sys sys, List<Entry> gone, TreeSet<String> world) {
        String database = sys.files().read(DATABASE).toOptional().map(Bytes::text).orElse("");
        for (Entry entry : gone) {
            entry.files().forEach(file -> sys.files().unlink(file.path()));
            sys.files().unlink("/usr/lib/" + entry.name() + ".so");
            sys.files().unlink("/usr/share/" + entry.name() + "/data");
            database = database.replace("P:" + entry.name() + "\nV:" + entry.version() + "\n\n", "");
        }
        sys.files().write(DATABASE, Bytes.of(database));
        sys.files().write(WORLD, Bytes.of(String.join("\n", world) + "\n"));
    }

    private static Step info(Call call) {
        StringBuilder text = new StringBuilder();
        boolean versions = call.sys().arguments().contains("-v") || call.sys().arguments().contains("-vv") || call.sys().arguments().contains("list");
        boolean exists = call.sys().arguments().contains("-e");
        boolean found = false;
        for (Entry entry : call.index().all()) {
            if (has(call, entry) && (call.names().isEmpty() || call.names().contains(entry.name()))) {
                text.append(entry.name()).append(versions ? "-" + entry.version() : "").append(call.sys().arguments().contains("list") ? " x86_64 {" + entry.name() + "} [installed]" : "").append('\n');
                found = true;
            }
        }
        return call.sys().print(text.toString(), exists && !found ? 1 : 0);
    }

    private static Step search(Call call, int failures) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : call.index().all()) {
            if (failures == 0 && call.names().stream().anyMatch(entry.name()::contains)) {
                text.append(entry.name()).append('-').append(entry.version()).append('\n');
            }
        }
        return call.sys().print(text.toString(), 0);
    }
}
