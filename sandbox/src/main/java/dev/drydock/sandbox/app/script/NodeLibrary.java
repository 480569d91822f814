package dev.drydock.sandbox.app.script;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** JavaScript's global things and the parts of Node's libraries and of Express that small web programs use. */
final class NodeLibrary implements Library {
    private static final Set<String> FUNCTIONS = Set.of("require", "setTimeout", "setInterval", "clearInterval", "clearTimeout", "parseInt", "parseFloat", "Number", "String", "Boolean", "isNaN",
            "Error", "TypeError", "Date", "Array");
    private static final Set<String> MODULES = Set.of("console", "process", "JSON", "Math", "Object", "module", "exports");
    private static final Set<String> KNOWN = Set.of("http", "os", "fs", "path", "util", "url");

    private final Run run;

    NodeLibrary(Run run) {
        this.run = run;
    }

    @Override
    public Object global(String name) {
        return switch (name) {
            case "__dirname" -> run.facts.arguments().get(0).replaceFirst("/[^/]*$", "");
            case "__filename" -> run.facts.arguments().get(0);
            default -> FUNCTIONS.contains(name) ? new Values.Built(name, Values.NONE) : MODULES.contains(name) ? new Values.Module(name)
                    : Set.of("Promise", "fetch", "Map", "Set", "Buffer", "RegExp", "Symbol", "globalThis", "BigInt").contains(name) ? beyond(name) : null;
        };
    }

    private static Object beyond(String name) {
        throw new Trouble.Beyond(name);
    }

    @Override
    public void load(Stmt.Import imported, Values.Scope scope) {
        Object module = require(imported.module());
        if (!imported.as().isEmpty()) {
            scope.names.put(imported.as(), module);
        }
        imported.names().forEach(name -> scope.names.put(name[1], run.member(module, name[0])));
    }

    private Object require(String asked) {
        String name = asked.replaceFirst("^node:", "");
        if (KNOWN.contains(name)) {
            return new Values.Module(name);
        }
        if (name.startsWith(".") || name.startsWith("/") || Set.of("https", "net", "crypto", "child_process", "cluster", "events", "stream", "dns", "zlib", "readline", "worker_threads").contains(name)) {
            throw new Trouble.Beyond("require('" + asked + "')");
        }
        if (!run.facts.library().apply(name)) {
            Trouble.Raised missing = run.error("Error", "Cannot find module '" + asked + "'\nRequire stack:\n- " + run.facts.arguments().get(0));
            ((Values.Thing) missing.value).with("code", "MODULE_NOT_FOUND");
            throw missing;
        }
        if (!name.equals("express")) {
            throw new Trouble.Beyond("require('" + asked + "')");
        }
        return new Values.Built("express", Values.NONE);
    }

    @Override
    public Object member(Object of, String name) {
        if (of instanceof Values.Module module) {
            return moduleMember(module.name(), name);
        }
        if (of == Values.UNDEFINED || of == Values.NONE) {
            throw run.error("TypeError", "Cannot read properties of " + (of == Values.NONE ? "null" : "undefined") + " (reading '" + name + "')");
        }
        if (of instanceof String text && name.equals("length")) {
            return (long) text.length();
        }
        if (of instanceof Values.Items items && name.equals("length")) {
            return (long) items.list.size();
        }
        if (of instanceof Values.Thing thing) {
            boolean library = Set.of("Server", "Response", "App", "Date", "Request").contains(thing.kind);
            return library || name.equals("hasOwnProperty") || name.equals("toString") ? new Values.Built(thing.kind + "." + name, thing) : Values.UNDEFINED;
        }
        if (of instanceof Values.Function) {
            return new Values.Built((of instanceof Values.Built built ? built.name() : "function") + "." + name, of);
        }
        String kind = of instanceof String ? "string" : of instanceof Values.Items ? "array" : "number";
        return new Values.Built(kind + "." + name, of);
    }

    private Object moduleMember(String module, String name) {
        switch (module + "." + name) {
            case "process.env" -> {
                Values.Thing environ = new Values.Thing("");
                environ.fields.putAll(run.facts.environment());
                return environ;
            }
            case "process.argv" -> {
                List<Object> words = new ArrayList<>(List.of("/usr/local/bin/node"));
                words.addAll(run.facts.arguments());
                return new Values.Items(words, false);
            }
            case "process.pid" -> {
                return (long) run.facts.pid();
            }
            case "process.version" -> {
                return "v" + run.facts.version();
            }
            case "process.platform" -> {
                return "linux";
            }
            case "process.arch" -> {
                return "x64";
            }
            case "process.stdout" -> {
                return new Values.Module("process.stdout");
            }
            case "Math.PI" -> {
                return Math.PI;
            }
            case "os.EOL" -> {
                return "\n";
            }
            case "module.exports" -> {
                return new Values.Thing("");
            }
            default -> {
                return new Values.Built(module + "." + name, Values.NONE);
            }
        }
    }

    @Override
    public Object made(Values.Kind kind, List<Object> arguments, Map<String, Object> named) {
        throw new Trouble.Beyond("new " + kind.name);
    }

    private static String text(List<Object> a, int index) {
        return index < a.size() ? Texts.of(a.get(index), false) : "undefined";
    }

    private static Object or(List<Object> a, int index) {
        return index < a.size() ? a.get(index) : Values.UNDEFINED;
    }

    @Override
    public Object call(Values.Built function, List<Object> a, Map<String, Object> named) {
        String name = function.name();
        Object of = function.of();
        if (name.startsWith("string.")) {
            return NodeCollections.text(run, name.substring(7), (String) of, a);
        }
        if (name.startsWith("array.")) {
            return NodeCollections.list(run, name.substring(6), (Values.Items) of, a);
        }
        if (name.startsWith("number.")) {
            return name.equals("number.toFixed") ? String.format(Locale.ROOT, "%." + (int) Math.min(20, Operators.number(a.isEmpty() ? 0L : a.get(0))) + "f", Operators.number(of)) : Texts.of(of, false);
        }
        if (name.startsWith("console.")) {
            return console(name.substring(8), a);
        }
        if (name.equals("express") || name.startsWith("express.") || name.startsWith("http.") || of instanceof Values.Thing) {
            return new NodeWeb(run).call(function, a);
        }
        return name.indexOf('.') < 0 ? global(name, a) : module(name, a);
    }

    private Object console(String name, List<Object> a) {
        StringBuilder to = name.matches("error|warn|trace") ? run.errors : run.output;
        if (!name.matches("log|info|debug|error|warn")) {
            throw new Trouble.Beyond("console." + name);
        }
        to.append(String.join(" ", a.stream().map(one -> one instanceof String text ? text : Texts.shown(one, false, 0)).toList())).append('\n');
        return Values.UNDEFINED;
    }

    private Object global(String name, List<Object> a) {
        switch (name) {
            case "require" -> {
                return require(text(a, 0));
            }
            case "setTimeout", "setInterval" -> {
                long micros = Math.max(1, (long) Operators.number(a.size() > 1 ? a.get(1) : 1L)) * 1_000;
                long id = ++run.machine.count;
                run.machine.timers.add(new Machine.Timer(id, run.now() + micros, name.equals("setInterval") ? micros : 0, or(a, 0)));
                return id;
            }
            case "clearInterval", "clearTimeout" -> {
                run.machine.timers.removeIf(timer -> or(a, 0) instanceof Long id && timer.id() == id);
                return Values.UNDEFINED;
            }
            case "parseInt" -> {
                String digits = text(a, 0).strip().replaceFirst("^([+-]?\\d{1,15}).*$", "$1");
                return digits.matches("[+-]?\\d{1,15}") ? (Object) Long.parseLong(digits) : (Object) Double.NaN;
            }
            case "parseFloat", "Number" -> {
                return Operators.plain(Operators.number(or(a, 0)));
            }
            case "String" -> {
                return text(a, 0);
            }
            case "Boolean" -> {
                return run.truth(or(a, 0));
            }
            case "isNaN" -> {
                return Double.isNaN(Operators.number(or(a, 0)));
            }
            case "Error", "TypeError" -> {
                return new Values.Thing(name).with("name", name).with("message", a.isEmpty() ? "" : text(a, 0)).with("stack", name + ": " + text(a, 0));
            }
            case "Date" -> {
                return new Values.Thing("Date").with("millis", run.now() / 1_000);
            }
            default -> throw new Trouble.Beyond(name);
        }
    }

    private Object module(String name, List<Object> a) {
        switch (name) {
            case "process.exit" -> throw new Trouble.Exit(a.isEmpty() ? 0 : (int) Operators.number(a.get(0)) & 0xff);
            case "process.on", "process.once" -> {
                run.machine.signals.fields.put(text(a, 0), or(a, 1));
                return Values.UNDEFINED;
            }
            case "process.cwd" -> {
                return run.facts.directory();
            }
            case "process.uptime" -> {
                return 1.0;
            }
            case "process.stdout.write" -> {
                run.output.append(text(a, 0));
                return true;
            }
            case "os.hostname" -> {
                return run.facts.hostname();
            }
            case "os.platform" -> {
                return "linux";
            }
            case "fs.readFileSync", "fs.existsSync" -> {
                java.util.Optional<String> content = run.facts.reader().apply(text(a, 0));
                if (name.equals("fs.existsSync")) {
                    return content.isPresent();
                }
                return content.orElseThrow(() -> run.error("Error", "ENOENT: no such file or directory, open '" + text(a, 0) + "'"));
            }
            case "path.join" -> {
                return String.join("/", a.stream().map(one -> Texts.of(one, false)).toList()).replaceAll("/+", "/");
            }
            case "JSON.stringify" -> {
                int gap = a.size() > 2 ? (int) Operators.number(a.get(2)) : 0;
                return or(a, 0) == Values.UNDEFINED ? Values.UNDEFINED : Texts.json(or(a, 0), false, "", " ".repeat(Math.max(0, Math.min(8, gap))));
            }
            case "JSON.parse" -> {
                if (!(Json.read(text(a, 0)) instanceof Reading.Of<Tree> read)) {
                    throw run.error("SyntaxError", "Unexpected token in JSON at position 0");
                }
                return PythonCollections.value(read.read(), false);
            }
            case "Object.keys", "Object.values", "Object.entries" -> {
                Values.Thing thing = or(a, 0) instanceof Values.Thing one ? one : new Values.Thing("");
                List<Object> all = new ArrayList<>();
                thing.fields.forEach((key, value) -> all.add(name.endsWith("keys") ? key : name.endsWith("values") ? value : new Values.Items(new ArrayList<>(List.of(key, value)), false)));
                return new Values.Items(all, false);
            }
            case "Date.now" -> {
                return run.now() / 1_000;
            }
            default -> {
                return name.startsWith("Math.") ? math(name.substring(5), a) : beyond(name);
            }
        }
    }

    private Object math(String name, List<Object> a) {
        double x = Operators.number(or(a, 0));
        return switch (name) {
            case "floor" -> Operators.plain(Math.floor(x));
            case "ceil" -> Operators.plain(Math.ceil(x));
            case "round" -> Operators.plain(Math.floor(x + 0.5));
            case "abs" -> Operators.plain(Math.abs(x));
            case "sqrt" -> Operators.plain(Math.sqrt(x));
            case "pow" -> Operators.plain(Math.pow(x, Operators.number(or(a, 1))));
            case "max" -> Operators.plain(a.stream().mapToDouble(Operators::number).max().orElse(Double.NEGATIVE_INFINITY));
            case "min" -> Operators.plain(a.stream().mapToDouble(Operators::number).min().orElse(Double.POSITIVE_INFINITY));
            case "random" -> {
                run.machine.chance = run.machine.chance * 6364136223846793005L + 1442695040888963407L;
                yield (run.machine.chance >>> 34) / (double) (1 << 30);
            }
            default -> throw new Trouble.Beyond("Math." + name);
        };
    }

    /** A date as {@code toISOString} gives it. */
    static String iso(long millis) {
        return PythonLibrary.date(millis * 1_000, "%Y-%m-%dT%H:%M:%S") + String.format(Locale.ROOT, ".%03dZ", millis % 1_000);
    }

    static String utc(long millis) {
        return HttpMessages.date(millis * 1_000);
    }
}
