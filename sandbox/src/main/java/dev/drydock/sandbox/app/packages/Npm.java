package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code npm}: installs packages into {@code node_modules}, runs the scripts of {@code package.json}. */
public final class Npm {
    private static final Map<String, String> COMMANDS = Map.of("typescript", "tsc", "nodemon", "nodemon", "http-server", "http-server", "serve", "serve", "pm2", "pm2", "cowsay", "cowsay",
            "eslint", "eslint", "jest", "jest", "yarn", "yarn", "vite", "vite");

    private Npm() {}

    /** {@code npm}. */
    public static Step start(Sys sys) {
        List<String> words = sys.arguments().subList(1, sys.arguments().size());
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("--")) {
                break;
            }
            if (words.get(i).equals("--prefix") || words.get(i).equals("--registry") || words.get(i).equals("--loglevel")) {
                i++;
            } else if (!words.get(i).startsWith("-")) {
                operands.add(words.get(i));
            }
        }
        if (words.contains("-v") || words.contains("--version")) {
            return sys.print(version(sys) + "\n", 0);
        }
        String command = operands.isEmpty() ? "" : operands.get(0);
        List<String> names = operands.subList(Math.min(1, operands.size()), operands.size());
        return switch (command) {
            case "install", "i", "add" -> install(sys, names, words, false);
            case "ci", "clean-install" -> ci(sys, words);
            case "init" -> init(sys);
            case "start", "test", "stop", "restart" -> script(sys, command, words);
            case "run", "run-script" -> names.isEmpty() ? Tools.notSimulated(sys, "npm run") : script(sys, names.get(0), words);
            case "ls", "list" -> list(sys);
            case "cache", "audit", "fund" -> sys.print(command.equals("audit") ? "found 0 vulnerabilities\n" : "", 0);
            case "uninstall", "remove", "rm" -> uninstall(sys, names);
            case "" -> sys.print("npm <command>\n\nUsage:\n\nnpm install        install all the dependencies in your project\nnpm install <foo>  add the <foo> dependency to your project\n"
                    + "npm test           run this project's tests\nnpm run <foo>      run the script named <foo>\n", 1);
            case "config", "exec", "view", "info", "outdated", "update", "publish", "login", "pack", "link", "prune", "version", "whoami", "search", "root", "prefix", "create" ->
                    Tools.notSimulated(sys, "npm " + command);
            default -> sys.fail("Unknown command: \"" + command + "\"\n\nTo see a list of supported npm commands, run:\n  npm help\n", 1);
        };
    }

    private static String version(Sys sys) {
        String node = sys.files().read("/usr/share/doc/node/version").toOptional().map(bytes -> bytes.text().strip()).orElse("25");
        return node.startsWith("18.") ? "10.8.2" : node.startsWith("20.") ? "10.8.2" : node.startsWith("22.") ? "10.9.4" : "11.6.2";
    }

    private static Optional<Mapping> project(Sys sys) {
        return sys.files().read("package.json").toOptional().map(bytes -> Json.read(bytes.text()))
                .filter(read -> !(read instanceof Reading.Refused<Tree>)).map(read -> read.orThrow().mapping());
    }

    private static String log(Sys sys) {
        return "npm error A complete log of this run can be found in: " + sys.variable("HOME").orElse("/root") + "/.npm/_logs/2026-01-15T09_00_00_000Z-debug-0.log\n";
    }

    private static Step missing(Sys sys) {
        String path = sys.directory().replaceFirst("/$", "") + "/package.json";
        return sys.fail("npm error code ENOENT\nnpm error syscall open\nnpm error path " + path + "\nnpm error errno -2\nnpm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '"
                + path + "'\nnpm error enoent This is related to npm not being able to find a file.\nnpm error enoent\n" + log(sys), 254);
    }

    private static Step broken(Sys sys) {
        return sys.fail("npm error code EJSONPARSE\nnpm error path " + sys.directory().replaceFirst("/$", "") + "/package.json\nnpm error JSON.parse Invalid package.json\n"
                + "npm error JSON.parse Failed to parse JSON data.\nnpm error JSON.parse Note: package.json must be actual JSON, not just JavaScript.\n" + log(sys), 1);
    }

    private static Step ci(Sys sys, List<String> words) {
        if (!sys.files().exists("package.json")) {
            return missing(sys);
        }
        if (!sys.files().exists("package-lock.json")) {
            return sys.fail("npm error code EUSAGE\nnpm error\nnpm error The `npm ci` command can only install with an existing package-lock.json or\n"
                    + "npm error npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or\nnpm error later to generate a package-lock.json file, then try again.\nnpm error\n"
                    + "npm error Clean install a project\nnpm error\nnpm error Usage:\nnpm error npm ci\nnpm error\n" + log(sys), 1);
        }
        return install(sys, List.of(), words, true);
    }

    private static Step install(Sys sys, List<String> names, List<String> words, boolean clean) {
        boolean global = words.contains("-g") || words.contains("--global");
        boolean production = words.contains("--production") || words.contains("--omit=dev") || words.contains("--only=production") || sys.variable("NODE_ENV").filter("production"::equals).isPresent();
        if (names.isEmpty() && !sys.files().exists("package.json")) {
            return missing(sys);
        }
        Optional<Mapping> project = global ? Optional.of(Mapping.EMPTY) : project(sys);
        if (project.isEmpty() && sys.files().exists("package.json")) {
            return broken(sys);
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String name : names) {
            int at = name.lastIndexOf('@');
            wanted.put(at > 0 ? name.substring(0, at) : name, at > 0 ? name.substring(at + 1) : "latest");
        }
        if (!global) {
            take(project.orElse(Mapping.EMPTY).get("dependencies").mapping(), wanted);
            if (!production) {
                take(project.orElse(Mapping.EMPTY).get("devDependencies").mapping(), wanted);
            }
        }
        if (wanted.isEmpty()) {
            return sys.sleep(300_000, s -> s.print("\nup to date, audited 1 package in 265ms\n\nfound 0 vulnerabilities\n", 0));
        }
        return ask(sys, new ArrayList<>(wanted.keySet()), 0, wanted, new Goal(global, !names.isEmpty(), words.contains("-D") || words.contains("--save-dev"), clean, project.orElse(Mapping.EMPTY), List.copyOf(names)));
    }

    private static void take(Mapping dependencies, Map<String, String> wanted) {
        for (int i = 0; i < dependencies.size(); i++) {
            wanted.putIfAbsent(dependencies.keyAt(i), dependencies.valueAt(i).text());
        }
    }

    /** @param saves whether the project notes what was named */
    private record Goal(boolean global, boolean saves, boolean development, boolean clean, Mapping project, List<String> names) {}

    /** Asks the registry for one after the other: what it does not know ends the installation. */
    private static Step ask(Sys sys, List<String> names, int at, Map<String, String> wanted, Goal goal) {
        if (at == names.size()) {
            return unpack(sys, wanted, goal);
        }
        String name = names.get(at);
        return Server.get(sys, "https://registry.npmjs.org/" + name.replace("/", "%2f"), (s, heard) -> {
            if (heard.ok()) {
                return ask(s, names, at + 1, wanted, goal);
            }
            if (heard.status() == 404) {
                return s.fail("npm error code E404\nnpm error 404 Not Found - GET https://registry.npmjs.org/" + name.replace("/", "%2f") + " - Not found\nnpm error 404\nnpm error 404  '" + name + "@"
                        + (wanted.get(name).equals("latest") ? "*" : wanted.get(name)) + "' is not in this registry.\nnpm error 404\nnpm error 404 Note that you can also install from a\n"
                        + "npm error 404 tarball, folder, http url, or git folder.\n" + log(s), 1);
            }
            String code = heard.unresolved() ? "EAI_AGAIN" : "ETIMEDOUT";
            return s.sleep(70_000_000, late -> late.fail("npm error code " + code + "\nnpm error syscall getaddrinfo\nnpm error errno " + code + "\nnpm error request to https://registry.npmjs.org/"
                    + name + " failed, reason: getaddrinfo " + code + " registry.npmjs.org\n" + log(late), 1));
        });
    }

    private static Step unpack(Sys sys, Map<String, String> wanted, Goal goal) {
        Index index = Index.node();
        String root = goal.global() ? "/usr/local/lib/node_modules" : "node_modules";
        int added = 0;
        int all = 0;
        Map<String, String> locked = new TreeMap<>();
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            Entry entry = index.find(one.getKey()).orElseThrow();
            String exact = chosen(one.getValue(), entry.version());
            locked.put(entry.name(), exact);
            boolean there = !goal.clean() && sys.files().exists(root + "/" + entry.name());
            all += (int) entry.archiveBytes();
            added += there ? 0 : (int) entry.archiveBytes();
            if (!there) {
                place(sys, root, entry, exact, goal.global());
            }
        }
        if (!goal.global()) {
            save(sys, locked, goal);
        }
        int count = added;
        int audited = all + (goal.global() ? 0 : 1);
        double seconds = 0.6 + count * 0.03;
        String took = seconds < 1 ? Math.round(seconds * 1000) + "ms" : Math.round(seconds) + "s";
        String first = count == 0 ? "up to date" : "added " + count + " package" + (count == 1 ? "" : "s");
        boolean fund = all > 3;
        String text = "\n" + first + (goal.global() ? "" : ", " + (count == 0 ? "" : "and ") + "audited " + audited + " packages") + " in " + took + "\n"
                + (fund ? "\n" + Math.max(1, all / 4) + " packages are looking for funding\n  run `npm fund` for details\n" : "") + (goal.global() ? "" : "\nfound 0 vulnerabilities\n");
        return sys.sleep(Math.round(seconds * 1_000_000), s -> s.print(text, 0));
    }

    /** The version that fulfils a condition: the newest one, or with another main number the one named. */
    private static String chosen(String condition, String newest) {
        String named = condition.replaceFirst("^[\\^~=v><]+", "");
        boolean exact = condition.matches("=?v?\\d+\\.\\d+\\.\\d+");
        boolean other = named.matches("\\d+(\\.\\d+)*(\\.x)?") && !named.replaceFirst("\\..*", "").equals(newest.replaceFirst("\\..*", ""));
        return exact || other && condition.charAt(0) != '>' ? named.replaceFirst("^(\\d+)$", "$1.0.0") : newest;
    }

    private static void place(Sys sys, String root, Entry entry, String version, boolean global) {
        String folder = root + "/" + entry.name();
        relative(sys, folder);
        sys.files().write(folder + "/package.json", Bytes.of("{\n  \"name\": \"" + entry.name() + "\",\n  \"version\": \"" + version + "\"\n}\n"));
        sys.files().put(folder + "/index.js", new RegularFile(new Attributes(0644, sys.credentials().uid(), sys.credentials().gid(), sys.now()),
                new Content.Payload("index.js", entry.archiveBytes() * 42_000), 0));
        String command = COMMANDS.getOrDefault(entry.name(), "");
        if (!command.isEmpty()) {
            String bin = global ? "/usr/local/bin" : root + "/.bin";
            relative(sys, bin);
            sys.files().put(bin + "/" + command, new RegularFile(Attributes.of(0755).modifiedAt(sys.now()), new Content.Program(command, 1_200), 0));
        }
    }

    private static void relative(Sys sys, String path) {
        Server.directories(sys, path.startsWith("/") ? path : sys.directory().replaceFirst("/$", "") + "/" + path);
    }

    /** Notes in {@code package.json} and {@code package-lock.json} what there is now. */
    private static void save(Sys sys, Map<String, String> locked, Goal goal) {
        String name = sys.directory().replaceFirst(".*/", "");
        if (goal.saves()) {
            String key = goal.development() ? "devDependencies" : "dependencies";
            Map<String, String> noted = new TreeMap<>();
            take(goal.project().get(key).mapping(), noted);
            goal.names().forEach(one -> {
                String bare = one.lastIndexOf('@') > 0 ? one.substring(0, one.lastIndexOf('@')) : one;
                noted.put(bare, "^" + locked.get(bare));
            });
            Mapping.Builder changed = Mapping.builder();
            for (int i = 0; i < goal.project().size(); i++) {
                changed.put(goal.project().keyAt(i), goal.project().valueAt(i));
            }
            sys.files().write("package.json", Bytes.of(two(changed.put(key, mapping(noted)).build()) + "\n"));
        }
        Mapping.Builder packages = Mapping.builder();
        packages.put("", Mapping.of("name", name));
        locked.forEach((one, version) -> packages.put("node_modules/" + one, Mapping.of("version", version, "resolved", "https://registry.npmjs.org/" + one + "/-/" + one + "-" + version + ".tgz")));
        sys.files().write("package-lock.json", Bytes.of(two(Mapping.of("name", name, "lockfileVersion", 3, "requires", true, "packages", packages.build())) + "\n"));
    }

    private static Mapping mapping(Map<String, String> texts) {
        Mapping.Builder builder = Mapping.builder();
        texts.forEach(builder::put);
        return builder.build();
    }

    private static String two(Mapping tree) {
        StringBuilder text = new StringBuilder();
        for (String line : Json.indented(tree).split("\n")) {
            int blanks = line.length() - line.stripLeading().length();
            text.append(text.length() == 0 ? "" : "\n").append(" ".repeat(blanks / 2)).append(line.stripLeading());
        }
        return text.toString();
    }

    private static Step init(Sys sys) {
        String name = sys.directory().replaceFirst(".*/", "");
        String text = "{\n  \"name\": \"" + name + "\",\n  \"version\": \"1.0.0\",\n  \"description\": \"\",\n  \"main\": \"index.js\",\n  \"scripts\": {\n"
                + "    \"test\": \"echo \\\"Error: no test specified\\\" && exit 1\"\n  },\n  \"keywords\": [],\n  \"author\": \"\",\n  \"license\": \"ISC\",\n  \"type\": \"commonjs\"\n}\n";
        Outcome<Boolean> written = sys.files().write("package.json", Bytes.of(text));
        return written.ok() ? sys.print("Wrote to " + sys.directory().replaceFirst("/$", "") + "/package.json:\n\n" + text + "\n\n", 0) : sys.fail("npm error code EACCES\n", 243);
    }

    private static Step script(Sys sys, String name, List<String> words) {
        if (!sys.files().exists("package.json")) {
            return missing(sys);
        }
        Optional<Mapping> project = project(sys);
        if (project.isEmpty()) {
            return broken(sys);
        }
        String command = project.get().get("scripts").mapping().get(name).text();
        if (command.isEmpty() && name.equals("start") && sys.files().exists("server.js")) {
            command = "node server.js";
        }
        if (command.isEmpty()) {
            return sys.fail("npm error Missing script: \"" + name + "\"\nnpm error\nnpm error To see a list of scripts, run:\nnpm error   npm run\n" + log(sys), 1);
        }
        int dashes = words.indexOf("--");
        String whole = dashes < 0 ? command : command + " " + String.join(" ", words.subList(dashes + 1, words.size()));
        String title = project.get().get("name").text() + (project.get().get("version").text().isEmpty() ? "" : "@" + project.get().get("version").text());
        return sys.print("\n> " + title + " " + name + "\n> " + whole + "\n\n", s -> {
            Map<String, String> environment = new TreeMap<>(s.environment());
            environment.put("PATH", s.directory().replaceFirst("/$", "") + "/node_modules/.bin:" + environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
            Outcome<Step> shell = s.exec("/bin/sh", List.of("sh", "-c", whole), environment);
            return shell.ok() ? shell.value() : s.fail("npm error code ENOENT\n", 1);
        });
    }

    private static Step list(Sys sys) {
        String name = project(sys).map(project -> project.get("name").text() + "@" + project.get("version").text()).orElse(sys.directory().replaceFirst(".*/", ""));
        StringBuilder text = new StringBuilder(name + " " + sys.directory() + "\n");
        List<String> all = new ArrayList<>(sys.files().list("node_modules").toOptional().map(java.util.SortedMap::keySet).orElse(new java.util.TreeSet<>()));
        all.removeIf(one -> one.startsWith("."));
        for (int i = 0; i < all.size(); i++) {
            String version = sys.files().read("node_modules/" + all.get(i) + "/package.json").toOptional().map(bytes -> Json.read(bytes.text()).orThrow().get("version").text()).orElse("?");
            text.append(i == all.size() - 1 ? "└── " : "├── ").append(all.get(i)).append('@').append(version).append('\n');
        }
        return sys.print(text + (all.isEmpty() ? "└── (empty)\n" : "") + "\n", 0);
    }

    private static Step uninstall(Sys sys, List<String> names) {
        int removed = 0;
        for (String name : names) {
            if (sys.files().exists("node_modules/" + name)) {
                sys.files().unlink("node_modules/" + name + "/package.json");
                sys.files().unlink("node_modules/" + name + "/index.js");
                sys.files().removeDirectory("node_modules/" + name);
                removed += Index.node().find(name).map(entry -> (int) entry.archiveBytes()).orElse(1);
            }
        }
        return sys.print(removed == 0 ? "\nup to date, audited 1 package in 210ms\n\nfound 0 vulnerabilities\n" : "\nremoved " + removed + " packages, and audited 1 package in 312ms\n\nfound 0 vulnerabilities\n", 0);
    }
}
