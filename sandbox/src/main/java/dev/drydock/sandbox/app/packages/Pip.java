package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code pip}: installs wheels into the folder of Python's packages. */
public final class Pip {
    private static final String VERSION = "25.0.1";
    private static final Map<String, String> COMMANDS = Map.of("flask", "flask", "gunicorn", "gunicorn", "uvicorn", "uvicorn", "django", "django-admin", "pytest", "pytest", "black", "black",
            "celery", "celery", "virtualenv", "virtualenv");
    private static final String ROOT = "WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager, possibly rendering "
            + "your system unusable. It is recommended to use a virtual environment instead: https://pip.pypa.io/warnings/venv. Use the --root-user-action option if you know what you are doing "
            + "and want to suppress this warning.\n";

    private Pip() {}

    /** What was asked for. @param site the folder of packages */
    private record Wish(Sys sys, Index index, String site, boolean cached, boolean quiet, boolean silentRoot, boolean check, Map<Entry, String> asked) {
        Wish with(Sys later) {
            return new Wish(later, index, site, cached, quiet, silentRoot, check, asked);
        }
    }

    /** {@code pip}. */
    public static Step start(Sys sys) {
        List<String> words = sys.arguments().subList(1, sys.arguments().size());
        String command = words.stream().filter(word -> !word.startsWith("-")).findFirst().orElse("");
        if (command.isEmpty()) {
            return words.contains("--version") || words.contains("-V")
                    ? sys.print("pip " + VERSION + " from " + site(sys) + "/pip (python " + python(sys) + ")\n", 0)
                    : sys.print("\nUsage:   \n  pip <command> [options]\n\nCommands:\n  install                     Install packages.\n  download                    Download packages.\n"
                            + "  uninstall                   Uninstall packages.\n  freeze                      Output installed packages in requirements format.\n"
                            + "  list                        List installed packages.\n  show                        Show information about installed packages.\n", 0);
        }
        List<String> rest = new ArrayList<>(words);
        rest.remove(command);
        return switch (command) {
            case "install" -> install(sys, rest);
            case "uninstall" -> uninstall(sys, rest);
            case "list", "freeze" -> list(sys, command.equals("freeze"));
            case "show" -> show(sys, rest);
            case "check" -> sys.print("No broken requirements found.\n", 0);
            case "cache" -> sys.print("Files removed: 0\n", 0);
            case "download", "wheel", "hash", "search", "index", "config", "debug", "inspect", "completion", "help" -> Tools.notSimulated(sys, "pip " + command);
            default -> sys.fail("ERROR: unknown command \"" + command + "\"\n", 1);
        };
    }

    private static String python(Sys sys) {
        for (String folder : List.of("/usr/local/lib", "/usr/lib")) {
            SortedMap<String, Node> all = sys.files().list(folder).toOptional().orElse(new TreeMap<>());
            Optional<String> found = all.keySet().stream().filter(name -> name.matches("python3\\.\\d+")).findFirst();
            if (found.isPresent()) {
                return found.get().substring(6);
            }
        }
        return sys.files().exists("/etc/apk") ? "3.12" : "3.11";
    }

    private static String site(Sys sys) {
        String environment = sys.variable("VIRTUAL_ENV").orElse("");
        boolean image = sys.variable("PYTHON_VERSION").isPresent();
        String folder = image || !environment.isEmpty() ? "site-packages" : sys.files().exists("/etc/apk") ? "site-packages" : "dist-packages";
        return (environment.isEmpty() ? image || !sys.files().exists("/etc/apk") ? "/usr/local" : "/usr" : environment) + "/lib/python" + python(sys) + "/" + folder;
    }

    private static Step install(Sys sys, List<String> words) {
        List<String> wanted = new ArrayList<>();
        boolean forced = sys.variable("PIP_BREAK_SYSTEM_PACKAGES").isPresent();
        boolean check = sys.variable("PIP_DISABLE_PIP_VERSION_CHECK").isEmpty();
        boolean cached = sys.variable("PIP_NO_CACHE_DIR").isEmpty();
        boolean quiet = false;
        boolean silent = sys.variable("PIP_ROOT_USER_ACTION").filter("ignore"::equals).isPresent();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "-r", "--requirement" -> {
                    String file = i + 1 < words.size() ? words.get(++i) : "";
                    Outcome<Bytes> text = sys.files().read(file);
                    if (!text.ok()) {
                        return sys.fail("ERROR: Could not open requirements file: [Errno " + 2 + "] No such file or directory: '" + file + "'\n" + notice(sys, check), 1);
                    }
                    text.value().text().lines().map(line -> line.replaceFirst("\\s*#.*", "").replaceFirst("\\s*;.*", "").strip()).filter(line -> !line.isEmpty() && !line.startsWith("-")).forEach(wanted::add);
                }
                case "--break-system-packages" -> forced = true;
                case "--no-cache-dir" -> cached = false;
                case "-q", "--quiet" -> quiet = true;
                case "--disable-pip-version-check" -> check = false;
                case "--root-user-action=ignore" -> silent = true;
                case "-i", "--index-url", "--extra-index-url", "--target", "-t", "--trusted-host", "--root-user-action", "--prefix", "-c" -> i++;
                default -> {
                    if (!word.startsWith("-")) {
                        wanted.add(word);
                    }
                }
            }
        }
        if (wanted.isEmpty()) {
            return words.contains("-r") || words.contains("--requirement") ? Step.exit(0)
                    : sys.fail("ERROR: You must give at least one requirement to install (see \"pip help install\")\n", 1);
        }
        if (sys.variable("PYTHON_VERSION").isEmpty() && sys.variable("VIRTUAL_ENV").isEmpty() && !forced && !sys.arguments().get(0).startsWith("/")) {
            return sys.fail(managed(python(sys)), 1);
        }
        Wish wish = new Wish(sys, Index.python(), site(sys), cached, quiet, silent, check, new LinkedHashMap<>());
        return Server.get(sys, "https://pypi.org/simple/" + Entry.bare(wanted.get(0)).toLowerCase(Locale.ROOT).replace('_', '-') + "/", (s, heard) -> heard.status() == 0
                ? unreachable(wish.with(s), wanted.get(0), heard) : collect(wish.with(s), wanted));
    }

    private static String managed(String version) {
        return "error: externally-managed-environment\n\n× This environment is externally managed\n╰─> To install Python packages system-wide, try apt install\n    python3-xyz, where xyz is the package you are trying to\n"
                + "    install.\n    \n    If you wish to install a non-Debian-packaged Python package,\n    create a virtual environment using python3 -m venv path/to/venv.\n"
                + "    Then use path/to/venv/bin/python and path/to/venv/bin/pip. Make\n    sure you have python3-full installed.\n    \n"
                + "    If you wish to install a non-Debian packaged Python application,\n    it may be easiest to use pipx install xyz, which will manage a\n    virtual environment for you. Make sure you have pipx installed.\n    \n"
                + "    See /usr/share/doc/python" + version + "/README.venv for more information.\n\n"
                + "note: If you believe this is a mistake, please contact your Python installation or OS distribution provider. You can override this, at the risk of breaking your Python installation or OS, "
                + "by passing --break-system-packages.\nhint: See PEP 668 for the detailed specification.\n";
    }

    private static Step unreachable(Wish wish, String wanted, Server.Heard heard) {
        String why = heard.unresolved() ? "[Errno -3] Temporary failure in name resolution" : "[Errno 110] Connection timed out";
        Course course = Course.EMPTY;
        String name = Entry.bare(wanted).toLowerCase(Locale.ROOT);
        for (int left = 4; left >= 0; left--) {
            course = course.complain("WARNING: Retrying (Retry(total=" + left + ", connect=None, read=None, redirect=None, status=None)) after connection broken by "
                    + "'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7f3b5c0a1d90>: Failed to establish a new connection: " + why + "')': /simple/" + name + "/\n")
                    .take(1_000_000L << (4 - left));
        }
        return course.complain("ERROR: Could not find a version that satisfies the requirement " + wanted + " (from versions: none)\n"
                + "ERROR: No matching distribution found for " + wanted + "\n").end(wish.sys(), 1);
    }

    private static Step collect(Wish wish, List<String> wanted) {
        Course course = Course.EMPTY;
        Map<Entry, String> asked = new LinkedHashMap<>();
        for (String word : wanted) {
            String name = Entry.bare(word).toLowerCase(Locale.ROOT).replace('_', '-');
            Optional<Entry> found = wish.index().find(name);
            String condition = word.substring(Entry.bare(word).length()).replaceFirst("^\\[[^]]*]", "");
            if (found.isEmpty()) {
                return course.complain("ERROR: Could not find a version that satisfies the requirement " + word + " (from versions: none)\nERROR: No matching distribution found for " + word + "\n"
                        + notice(wish.sys(), wish.check())).end(wish.sys(), 1);
            }
            Entry entry = condition.startsWith("==") ? version(found.get(), condition.substring(2).strip()) : found.get();
            if (!entry.version().matches("\\d[\\w.]*") || entry.version().compareTo("99") > 0 && !entry.version().startsWith("20")) {
                return course.complain("ERROR: Could not find a version that satisfies the requirement " + word + " (from versions: " + found.get().version() + ")\n"
                        + "ERROR: No matching distribution found for " + word + "\n").end(wish.sys(), 1);
            }
            asked.put(entry, word);
        }
        return gather(new Wish(wish.sys(), wish.index(), wish.site(), wish.cached(), wish.quiet(), wish.silentRoot(), wish.check(), asked));
    }

    private static Entry version(Entry entry, String version) {
        return new Entry(entry.name(), version, entry.archiveBytes(), entry.installedBytes(), entry.needs(), entry.recommends(), entry.files(), false);
    }

    private static boolean has(Wish wish, String name) {
        return wish.sys().files().exists(wish.site() + "/" + name.replace('-', '_') + ".dist-info");
    }

    /** Walks breadth-first over what is needed, as pip's resolver tells it. */
    private static Step gather(Wish wish) {
        Course course = Course.EMPTY;
        Map<String, Entry> chosen = new LinkedHashMap<>();
        StringBuilder downloads = new StringBuilder();
        List<Map.Entry<Entry, String>> queue = new ArrayList<>();
        wish.asked().forEach((entry, word) -> queue.add(Map.entry(entry, "Collecting " + word + (wish.sys().arguments().contains("-r")
                ? " (from -r " + wish.sys().arguments().get(wish.sys().arguments().indexOf("-r") + 1) + " (line " + (queue.size() + 1) + "))" : ""))));
        for (int i = 0; i < queue.size(); i++) {
            Entry entry = queue.get(i).getKey();
            if (chosen.containsKey(entry.name())) {
                continue;
            }
            if (has(wish, entry.name())) {
                course = course.say(wish.quiet() ? "" : "Requirement already satisfied: " + queue.get(i).getValue().substring(11) + " in " + wish.site() + " (" + entry.version() + ")\n");
                continue;
            }
            chosen.put(entry.name(), entry);
            String wheel = entry.name().replace('-', '_') + "-" + entry.version() + (entry.archiveBytes() > 400_000 ? "-cp" + python(wish.sys()).replace(".", "") + "-cp"
                    + python(wish.sys()).replace(".", "") + "-manylinux_2_17_x86_64.manylinux2014_x86_64.whl" : "-py3-none-any.whl");
            course = course.say(wish.quiet() ? "" : queue.get(i).getValue() + "\n  Downloading " + wheel + ".metadata (" + size(entry.installedBytes()) + ")\n").take(60_000);
            downloads.append("Downloading ").append(wheel).append(" (").append(size(entry.archiveBytes())).append(")\n");
            if (entry.archiveBytes() > 500_000) {
                String mega = size(entry.archiveBytes()).replace(" MB", "").replace(" kB", "");
                downloads.append("   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ ").append(mega).append('/').append(size(entry.archiveBytes())).append(" 12.5 MB/s eta 0:00:00\n");
            }
            for (String need : entry.needs()) {
                wish.index().find(Entry.bare(need)).ifPresent(next -> queue.add(Map.entry(next, "Collecting " + need + " (from " + entry.name() + wish.asked().getOrDefault(entry, "").replaceFirst("^[A-Za-z0-9_.-]+", "") + ")")));
            }
        }
        List<Entry> all = wish.index().closure(List.copyOf(chosen.values()), entry -> !chosen.containsKey(entry.name()), false).stream().map(entry -> chosen.getOrDefault(entry.name(), entry)).distinct().toList();
        if (!all.isEmpty()) {
            course = course.say(wish.quiet() ? "" : downloads.toString()).take(Server.micros(all.stream().mapToLong(Entry::archiveBytes).sum()))
                    .say(wish.quiet() ? "" : "Installing collected packages: " + String.join(", ", all.stream().map(Entry::name).toList()) + "\n").take(400_000)
                    .work(s -> unpack(wish.with(s), all))
                    .say(wish.quiet() ? "" : "Successfully installed " + String.join(" ", all.stream().map(entry -> entry.name() + "-" + entry.version()).sorted().toList()) + "\n");
        }
        boolean root = wish.sys().credentials().root() && !wish.silentRoot() && wish.sys().variable("VIRTUAL_ENV").isEmpty();
        return course.complain((root ? ROOT : "") + notice(wish.sys(), wish.check())).end(wish.sys(), 0);
    }

    private static String notice(Sys sys, boolean check) {
        return check ? "\n[notice] A new release of pip is available: " + VERSION + " -> 25.3\n[notice] To update, run: pip install --upgrade pip\n" : "";
    }

    /** A number of bytes as pip prints it. */
    private static String size(long bytes) {
        return bytes > 1_000_000 ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6) : bytes > 10_000 ? bytes / 1000 + " kB" : String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0);
    }

    private static void unpack(Wish wish, List<Entry> all) {
        Sys sys = wish.sys();
        for (Entry entry : all) {
            String module = module(entry.name());
            Server.directories(sys, wish.site() + "/" + module);
            payload(sys, wish.site() + "/" + module + "/__init__.py", entry.archiveBytes() * 3);
            String info = wish.site() + "/" + entry.name().replace('-', '_') + ".dist-info";
            Server.directories(sys, info);
            sys.files().write(info + "/METADATA", Bytes.of("Metadata-Version: 2.4\nName: " + entry.name() + "\nVersion: " + entry.version() + "\n"
                    + (entry.needs().isEmpty() ? "" : "Requires-Dist: " + String.join("\nRequires-Dist: ", entry.needs()) + "\n")));
            String command = COMMANDS.getOrDefault(entry.name(), "");
            if (!command.isEmpty()) {
                String bin = wish.site().replaceFirst("/lib/python.*", "/bin");
                Server.directories(sys, bin);
                sys.files().put(bin + "/" + command, new RegularFile(Attributes.of(0755).modifiedAt(sys.now()), new Content.Program(command, 210), 0));
            }
            if (wish.cached()) {
                String cache = sys.variable("HOME").orElse("/root") + "/.cache/pip/http-v2";
                Server.directories(sys, cache);
                payload(sys, cache + "/" + entry.name(), entry.archiveBytes());
            }
        }
    }

    private static void payload(Sys sys, String path, long bytes) {
        sys.files().put(path, new RegularFile(new Attributes(0644, sys.credentials().uid(), sys.credentials().gid(), sys.now()), new Content.Payload(path.substring(path.lastIndexOf('/') + 1), bytes), 0));
    }

    private static String module(String name) {
        return switch (name) {
            case "beautifulsoup4" -> "bs4";
            case "pyyaml" -> "yaml";
            case "pillow" -> "PIL";
            case "psycopg2-binary" -> "psycopg2";
            case "python-dotenv" -> "dotenv";
            case "python-dateutil" -> "dateutil";
            case "scikit-learn" -> "sklearn";
            case "mysql-connector-python" -> "mysql";
            default -> name.replace('-', '_');
        };
    }

    private static Map<String, String> installed(Sys sys) {
        Map<String, String> versions = new TreeMap<>();
        String site = site(sys);
        for (String name : sys.files().list(site).toOptional().orElse(new TreeMap<>()).keySet()) {
            if (name.endsWith(".dist-info")) {
                String text = sys.files().read(site + "/" + name + "/METADATA").toOptional().map(Bytes::text).orElse("");
                versions.put(text.replaceFirst("(?s).*\nName: ([^\n]*)\n.*", "$1"), text.replaceFirst("(?s).*\nVersion: ([^\n]*)\n.*", "$1"));
            }
        }
        return versions;
    }

    private static Step list(Sys sys, boolean freeze) {
        Map<String, String> all = new TreeMap<>(installed(sys));
        StringBuilder text = new StringBuilder();
        if (freeze) {
            all.forEach((name, version) -> text.append(name).append("==").append(version).append('\n'));
            return sys.print(text.toString(), 0);
        }
        all.putIfAbsent("pip", VERSION);
        int wide = Math.max(7, all.keySet().stream().mapToInt(String::length).max().orElse(0));
        int deep = Math.max(7, all.values().stream().mapToInt(String::length).max().orElse(0));
        text.append("Package").append(" ".repeat(wide - 6)).append("Version\n").append("-".repeat(wide)).append(' ').append("-".repeat(deep)).append('\n');
        all.forEach((name, version) -> text.append(name).append(" ".repeat(wide - name.length() + 1)).append(version).append('\n'));
        return sys.print(text.toString(), 0);
    }

    private static Step show(Sys sys, List<String> words) {
        String name = words.stream().filter(word -> !word.startsWith("-")).findFirst().orElse("");
        String version = installed(sys).get(name.toLowerCase(Locale.ROOT));
        return version == null ? sys.fail("WARNING: Package(s) not found: " + name + "\n", 1)
                : sys.print("Name: " + name + "\nVersion: " + version + "\nLocation: " + site(sys) + "\nRequires: "
                        + String.join(", ", Index.python().find(name).map(Entry::needs).orElse(List.of()).stream().map(Entry::bare).toList()) + "\nRequired-by: \n", 0);
    }

    private static Step uninstall(Sys sys, List<String> words) {
        StringBuilder text = new StringBuilder();
        StringBuilder warnings = new StringBuilder();
        boolean yes = words.contains("-y") || words.contains("--yes");
        for (String word : words) {
            if (word.startsWith("-")) {
                continue;
            }
            String name = word.toLowerCase(Locale.ROOT);
            String version = installed(sys).get(name);
            if (version == null) {
                warnings.append("WARNING: Skipping ").append(word).append(" as it is not installed.\n");
                continue;
            }
            if (!yes) {
                return sys.fail("Found existing installation: " + name + " " + version + "\nUninstalling " + name + "-" + version + ":\nProceed (Y/n)? ERROR: Exception:\nEOFError: EOF when reading a line\n", 2);
            }
            text.append("Found existing installation: ").append(name).append(' ').append(version).append("\nUninstalling ").append(name).append('-').append(version).append(":\n  Successfully uninstalled ")
                    .append(name).append('-').append(version).append('\n');
            String site = site(sys);
            sys.files().unlink(site + "/" + module(name) + "/__init__.py");
            sys.files().removeDirectory(site + "/" + module(name));
            sys.files().unlink(site + "/" + name.replace('-', '_') + ".dist-info/METADATA");
            sys.files().removeDirectory(site + "/" + name.replace('-', '_') + ".dist-info");
            sys.files().unlink(site.replaceFirst("/lib/python.*", "/bin/") + COMMANDS.getOrDefault(name, ""));
        }
        return sys.print(text.toString(), s -> s.fail(warnings.toString(), 0));
    }
}
