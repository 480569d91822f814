package dev.drydock.sandbox.app.script;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Python's built-in functions and the parts of its libraries that small web programs use. */
final class PythonLibrary implements Library {
    private static final Set<String> FUNCTIONS = Set.of("print", "len", "range", "str", "int", "float", "bool", "list", "dict", "tuple", "sorted", "reversed", "enumerate", "zip",
            "map", "filter", "sum", "min", "max", "abs", "round", "isinstance", "type", "repr", "any", "all", "ord", "chr", "bytes", "exit", "quit", "open", "input", "set", "super", "getattr", "hasattr");
    private static final Set<String> ERRORS = Set.of("Exception", "ValueError", "TypeError", "KeyError", "IndexError", "RuntimeError", "OSError", "ConnectionError", "ZeroDivisionError",
            "NotImplementedError", "AttributeError", "FileNotFoundError", "KeyboardInterrupt", "SystemExit", "StopIteration", "NameError", "ImportError", "TimeoutError");
    private static final Set<String> MODULES = Set.of("os", "sys", "time", "json", "random", "socket", "datetime", "http.server", "logging", "platform", "math", "threading", "signal");
    private static final Set<String> INSTALLED = Set.of("flask", "redis");

    private final Run run;

    PythonLibrary(Run run) {
        this.run = run;
    }

    @Override
    public Object global(String name) {
        if (name.equals("__name__")) {
            return "__main__";
        }
        if (name.equals("__file__")) {
            return run.facts.arguments().get(0);
        }
        if (name.equals("__flask_run__")) {
            return new Values.Built("flask.run_app", Values.NONE);
        }
        return FUNCTIONS.contains(name) || ERRORS.contains(name) ? new Values.Built(name, Values.NONE) : null;
    }

    @Override
    public void load(Stmt.Import imported, Values.Scope scope) {
        String top = imported.module().replaceFirst("\\..*", "");
        boolean known = MODULES.contains(imported.module()) || top.equals("http") && imported.module().equals("http.server") || imported.module().equals("os.path");
        if (!known && (INSTALLED.contains(top) || !known(top))) {
            if (!run.facts.library().apply(top)) {
                throw run.error("ModuleNotFoundError", "No module named '" + top + "'");
            }
            if (!INSTALLED.contains(top)) {
                throw new Trouble.Beyond("import " + top);
            }
        } else if (!known) {
            throw new Trouble.Beyond("import " + imported.module());
        }
        if (imported.names().isEmpty()) {
            boolean whole = imported.as().isEmpty();
            scope.names.put(whole ? top : imported.as(), new Values.Module(whole ? top : imported.module()));
        }
        for (String[] name : imported.names()) {
            Object member = member(new Values.Module(imported.module()), name[0]);
            scope.names.put(name[1], member);
        }
    }

    /** Modules of the original's own library that are not here. */
    private static boolean known(String module) {
        return Set.of("collections", "itertools", "functools", "re", "math", "string", "subprocess", "urllib", "asyncio", "argparse", "pathlib", "csv", "hashlib", "uuid", "sqlite3", "typing",
                "dataclasses", "io", "shutil", "tempfile", "traceback", "unittest", "copy", "enum", "http", "socketserver", "base64", "decimal", "glob", "html", "pickle", "queue", "secrets",
                "statistics", "struct", "textwrap", "contextlib", "abc", "concurrent", "multiprocessing", "select", "ssl", "os", "signal", "smtplib", "email", "xml", "zipfile", "tarfile").contains(module);
    }

    @Override
    public Object member(Object of, String name) {
        if (of instanceof Values.Module module) {
            return moduleMember(module.name(), name);
        }
        if (of instanceof Values.Built built && built.name().equals("flask.Flask")) {
            throw new Trouble.Beyond("Flask." + name);
        }
        if (of instanceof Values.Thing thing && !thing.kind.isEmpty()) {
            boolean library = Set.of("Flask", "Redis", "Server", "Handler", "Writer", "Request", "Datetime", "Logger", "Environ", "Response", "File").contains(thing.kind) || thing.type instanceof Values.Kind;
            if (library && bound(thing, name)) {
                return new Values.Built(kindOf(thing) + "." + name, thing);
            }
            if (name.equals("__class__") || name.equals("args")) {
                return new Values.Items(List.of(thing.getOr("message", "")), true);
            }
            throw run.error("AttributeError", "'" + thing.kind + "' object has no attribute '" + name + "'");
        }
        String kind = Operators.kind(of);
        Set<String> methods = switch (kind) {
            case "str" -> Set.of("upper", "lower", "strip", "split", "join", "replace", "startswith", "endswith", "format", "encode", "title", "capitalize", "find", "count", "isdigit", "splitlines",
                    "rstrip", "lstrip", "zfill", "ljust", "rjust", "center");
            case "bytes" -> Set.of("decode");
            case "list" -> Set.of("append", "extend", "pop", "insert", "remove", "index", "sort", "reverse", "count", "clear", "copy");
            case "tuple" -> Set.of("index", "count");
            case "dict" -> Set.of("get", "keys", "values", "items", "pop", "update", "setdefault", "clear", "copy");
            default -> Set.of();
        };
        if (methods.contains(name)) {
            return new Values.Built(kind + "." + name, of);
        }
        if (of instanceof Values.Function function && name.equals("__name__")) {
            return function.name();
        }
        throw run.error("AttributeError", "'" + kind + "' object has no attribute '" + name + "'");
    }

    /** What a thing of a library is, whatever class of the program stands on it. */
    private static String kindOf(Values.Thing thing) {
        return thing.type instanceof Values.Kind ? "Handler" : thing.kind;
    }

    private static boolean bound(Values.Thing thing, String name) {
        return switch (kindOf(thing)) {
            case "Flask" -> Set.of("route", "get", "post", "put", "delete", "run", "errorhandler").contains(name);
            case "Handler" -> Set.of("send_response", "send_header", "end_headers", "log_message", "send_error").contains(name);
            case "Writer" -> Set.of("write", "flush").contains(name);
            case "Server" -> Set.of("serve_forever", "server_close", "shutdown").contains(name);
            case "Datetime" -> Set.of("strftime", "isoformat").contains(name);
            case "Logger" -> Set.of("info", "warning", "error", "debug", "critical").contains(name);
            case "Request" -> Set.of("get_json").contains(name);
            case "File" -> Set.of("read", "close").contains(name);
            case "Redis" -> true;
            default -> false;
        };
    }

    private Object moduleMember(String module, String name) {
        String full = module + "." + name;
        switch (full) {
            case "os.environ" -> {
                Values.Thing environ = new Values.Thing("");
                environ.fields.putAll(run.facts.environment());
                return environ;
            }
            case "sys.argv" -> {
                return new Values.Items(new ArrayList<>(run.facts.arguments()), false);
            }
            case "sys.version" -> {
                return run.facts.version() + " (main, Nov 18 2025, 05:44:03) [GCC 12.2.0]";
            }
            case "math.pi" -> {
                return Math.PI;
            }
            case "os.path", "http.server", "sys.stdout", "sys.stderr", "redis.exceptions", "datetime.timezone", "datetime.timezone.utc" -> {
                return new Values.Module(full);
            }
            case "datetime.datetime" -> {
                return new Values.Module(full);
            }
            case "logging.INFO", "logging.DEBUG", "logging.WARNING", "signal.SIGTERM", "signal.SIGINT" -> {
                return name;
            }
            case "http.server.BaseHTTPRequestHandler" -> {
                return new Values.Kind("BaseHTTPRequestHandler", List.of(), new Values.Scope(null));
            }
            case "flask.request" -> {
                Object request = run.machine.globals.names.get("\0request");
                return request == null ? new Values.Module("flask.request") : request;
            }
            case "redis.exceptions.ConnectionError", "redis.ConnectionError", "redis.RedisError", "redis.exceptions.RedisError", "redis.exceptions.TimeoutError" -> {
                return new Values.Built(name, Values.NONE);
            }
            default -> {
                if (full.startsWith("flask.request.")) {
                    Object request = run.machine.globals.names.get("\0request");
                    if (!(request instanceof Values.Thing thing)) {
                        throw run.error("RuntimeError", "Working outside of request context.");
                    }
                    return run.member(thing, name);
                }
                if (!CALLS.contains(full)) {
                    throw new Trouble.Beyond(full);
                }
                return new Values.Built(full, Values.NONE);
            }
        }
    }

    private static final Set<String> CALLS = Set.of("os.getenv", "os.getcwd", "os.getpid", "os.listdir", "os.path.exists", "os.path.join", "os.path.basename", "os.uname", "sys.exit", "sys.stdout.flush",
            "sys.stdout.write", "sys.stderr.write", "time.time", "time.sleep", "time.strftime", "json.dumps", "json.loads", "random.randint", "random.choice", "random.random", "socket.gethostname",
            "socket.gethostbyname", "datetime.datetime.now", "datetime.datetime.utcnow", "http.server.HTTPServer", "http.server.ThreadingHTTPServer", "http.server.SimpleHTTPRequestHandler", "platform.python_version", "platform.node", "math.sqrt", "math.floor", "math.ceil",
            "logging.basicConfig", "logging.info", "logging.warning", "logging.error", "logging.debug", "logging.getLogger", "flask.Flask", "flask.jsonify", "flask.Response", "flask.redirect",
            "redis.Redis", "redis.StrictRedis");

    @Override
    public Object made(Values.Kind kind, List<Object> arguments, Map<String, Object> named) {
        Values.Thing thing = new Values.Thing(kind.name);
        thing.type = kind;
        Object start = run.inherited(kind, "__init__");
        if (start instanceof Values.Own own) {
            run.call(new Values.Own(own.code, own.scope, thing), arguments, named, 0);
        }
        return thing;
    }

    private static String text(List<Object> arguments, int index) {
        return index < arguments.size() ? Texts.of(arguments.get(index), true) : "";
    }

    private static Object or(List<Object> arguments, int index, Object otherwise) {
        return index < arguments.size() ? arguments.get(index) : otherwise;
    }

    @Override
    public Object call(Values.Built function, List<Object> a, Map<String, Object> named) {
        String name = function.name();
        if (ERRORS.contains(name) || name.equals("RedisError")) {
            return new Values.Thing(name).with("message", a.isEmpty() ? "" : a.get(0));
        }
        if (name.startsWith("str.")) {
            return PythonTexts.call(run, name.substring(4), (String) function.of(), a, named);
        }
        if (name.startsWith("list.") || name.startsWith("tuple.")) {
            return PythonCollections.list(run, name.replaceFirst(".*\\.", ""), (Values.Items) function.of(), a, named);
        }
        if (name.startsWith("dict.")) {
            return PythonCollections.dict(run, name.substring(5), (Values.Thing) function.of(), a);
        }
        if (name.equals("bytes.decode")) {
            return ((Values.Bytes) function.of()).text();
        }
        if (function.of() instanceof Values.Thing || name.startsWith("flask.") || name.startsWith("redis.") || name.startsWith("http.server.")) {
            return new PythonWeb(run).call(function, a, named);
        }
        return name.indexOf('.') < 0 ? PythonCollections.builtIn(run, name, a, named) : module(name, a, named);
    }

    private Object module(String name, List<Object> a, Map<String, Object> named) {
        switch (name) {
            case "os.getenv" -> {
                String value = run.facts.environment().get(text(a, 0));
                return value == null ? or(a, 1, Values.NONE) : value;
            }
            case "os.getcwd" -> {
                return run.facts.directory();
            }
            case "os.getpid" -> {
                return (long) run.facts.pid();
            }
            case "os.path.exists" -> {
                return run.facts.reader().apply(text(a, 0)).isPresent();
            }
            case "os.path.join" -> {
                return String.join("/", a.stream().map(x -> Texts.of(x, true)).toList());
            }
            case "os.path.basename" -> {
                return text(a, 0).replaceFirst(".*/", "");
            }
            case "sys.exit" -> {
                if (!a.isEmpty() && a.get(0) instanceof String message) {
                    run.errors.append(message).append('\n');
                    throw new Trouble.Exit(1);
                }
                throw new Trouble.Exit(a.isEmpty() || a.get(0) == Values.NONE ? 0 : (int) Operators.number(a.get(0)) & 0xff);
            }
            case "sys.stdout.flush", "logging.basicConfig" -> {
                return Values.NONE;
            }
            case "sys.stdout.write" -> {
                run.output.append(text(a, 0));
                return (long) text(a, 0).length();
            }
            case "sys.stderr.write" -> {
                run.errors.append(text(a, 0));
                return (long) text(a, 0).length();
            }
            case "time.time" -> {
                return run.now() / 1_000_000.0;
            }
            case "time.sleep" -> {
                run.wish(new Wish.Sleep((long) (Operators.number(or(a, 0, 0L)) * 1_000_000)));
                return Values.NONE;
            }
            case "time.strftime" -> {
                return date(run.now(), text(a, 0));
            }
            case "json.dumps" -> {
                int indent = named.containsKey("indent") ? (int) Operators.number(named.get("indent")) : 0;
                return Texts.json(or(a, 0, Values.NONE), true, "", " ".repeat(Math.min(8, indent)));
            }
            case "json.loads" -> {
                if (!(Json.read(text(a, 0)) instanceof Reading.Of<Tree> read)) {
                    throw run.error("ValueError", "Expecting value: line 1 column 1 (char 0)");
                }
                return PythonCollections.value(read.read(), true);
            }
            case "socket.gethostname", "platform.node" -> {
                return run.facts.hostname();
            }
            case "socket.gethostbyname" -> {
                return run.facts.address();
            }
            case "platform.python_version" -> {
                return run.facts.version();
            }
            case "datetime.datetime.now", "datetime.datetime.utcnow" -> {
                return new Values.Thing("Datetime").with("micros", run.now());
            }
            case "logging.getLogger" -> {
                return new Values.Thing("Logger").with("name", a.isEmpty() ? "root" : a.get(0));
            }
            case "logging.info", "logging.warning", "logging.error", "logging.debug" -> {
                run.errors.append(name.substring(8).toUpperCase(Locale.ROOT)).append(":root:").append(text(a, 0)).append('\n');
                return Values.NONE;
            }
            default -> {
                return numbers(name, a);
            }
        }
    }

    private Object numbers(String name, List<Object> a) {
        switch (name) {
            case "random.random" -> {
                return chance() / (double) (1 << 30);
            }
            case "random.randint" -> {
                long low = (long) Operators.number(or(a, 0, 0L));
                long high = (long) Operators.number(or(a, 1, 0L));
                return low + chance() % Math.max(1, high - low + 1);
            }
            case "random.choice" -> {
                List<Object> items = run.items(or(a, 0, Values.NONE));
                return items.isEmpty() ? Values.NONE : items.get((int) (chance() % items.size()));
            }
            case "math.sqrt" -> {
                return Math.sqrt(Operators.number(or(a, 0, 0L)));
            }
            case "math.floor", "math.ceil" -> {
                double value = Operators.number(or(a, 0, 0L));
                return (long) (name.endsWith("floor") ? Math.floor(value) : Math.ceil(value));
            }
            default -> throw new Trouble.Beyond(name);
        }
    }

    private long chance() {
        run.machine.chance = run.machine.chance * 6364136223846793005L + 1442695040888963407L;
        return run.machine.chance >>> 34;
    }

    static String date(long micros, String form) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            String pattern = form.charAt(i) != '%' || i + 1 >= form.length() ? "" : switch (form.charAt(i + 1)) {
                case 'Y' -> "yyyy";
                case 'm' -> "MM";
                case 'd' -> "dd";
                case 'H' -> "HH";
                case 'M' -> "mm";
                case 'S' -> "ss";
                case 'B' -> "MMMM";
                case 'b' -> "MMM";
                case 'A' -> "EEEE";
                case 'a' -> "EEE";
                case 'y' -> "yy";
                default -> "";
            };
            if (pattern.isEmpty()) {
                out.append(form.charAt(i));
            } else {
                out.append(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(HttpMessages.moment(micros)));
                i++;
            }
        }
        return out.toString();
    }
}
