package dev.drydock.sandbox.app.script;

import dev.drydock.sandbox.app.serve.Versions;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import java.util.ArrayList;
import java.util.List;

/** The commands {@code python3}, {@code node} and {@code flask}. */
public final class Interpreters {
    private static final int CHUNK = 1 << 16;

    private Interpreters() {}

    private static String pythonVersion(Sys sys) {
        return Versions.of(sys, "python", sys.variable("PYTHON_VERSION").orElse("3.11.2"));
    }

    /** {@code python3}. */
    public static Step python(Sys sys) {
        List<String> words = sys.arguments();
        String version = pythonVersion(sys);
        int i = 1;
        while (i < words.size() && words.get(i).matches("-[uBIEsSOq]+")) {
            i++;
        }
        String word = i < words.size() ? words.get(i) : "";
        List<String> rest = i + 1 < words.size() ? words.subList(i + 1, words.size()) : List.of();
        if (word.matches("-V|--version")) {
            return sys.print("Python " + version + "\n", 0);
        }
        if (word.equals("-c")) {
            return rest.isEmpty() ? sys.fail("Argument expected for the -c option\n", 2) : run(sys, new Source(true, rest.get(0), with("<string>", rest.subList(1, rest.size())), version));
        }
        if (word.equals("-m")) {
            return module(sys, rest, version);
        }
        if (word.startsWith("-") && word.length() > 1) {
            return Tools.notSimulated(sys, "python3 " + word);
        }
        if (word.isEmpty() || word.equals("-")) {
            return sys.isTerminal(0) ? Tools.notSimulated(sys, "python3 >>>") : standard(sys, true, version, Bytes.EMPTY);
        }
        Outcome<Bytes> text = sys.files().read(word);
        return text.ok() ? run(sys, new Source(true, text.value().text(), with(word, rest), version))
                : sys.fail(sys.arguments().get(0) + ": can't open file '" + (word.startsWith("/") ? word : sys.directory().replaceFirst("/$", "") + "/" + word) + "': [Errno 2] No such file or directory\n", 2);
    }

    private static List<String> with(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return List.copyOf(all);
    }

    private static Step standard(Sys sys, boolean python, String version, Bytes received) {
        return sys.read(0, CHUNK, (s, read) -> read.ok() && !read.value().isEmpty() ? standard(s, python, version, received.plus(read.value()))
                : run(s, new Source(python, received.text(), List.of(python ? "<stdin>" : "[stdin]"), version)));
    }

    private static Step module(Sys sys, List<String> words, String version) {
        String name = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
        switch (name) {
            case "http.server" -> {
                return PythonFiles.start(sys, rest, version);
            }
            case "flask" -> {
                return flask(sys, rest, version);
            }
            case "pip" -> {
                Outcome<Step> pip = sys.become("pip", with("pip", rest), sys.environment());
                return pip.ok() ? pip.value() : Tools.notSimulated(sys, "python3 -m pip");
            }
            case "" -> {
                return sys.fail("Argument expected for the -m option\n", 2);
            }
            default -> {
                return Tools.notSimulated(sys, "python3 -m " + name);
            }
        }
    }

    /** {@code flask}: loads the application that {@code FLASK_APP} names and serves it. */
    public static Step flask(Sys sys) {
        return flask(sys, sys.arguments().subList(1, sys.arguments().size()), pythonVersion(sys));
    }

    private static Step flask(Sys sys, List<String> words, String version) {
        String app = sys.variable("FLASK_APP").orElse("app.py");
        String host = sys.variable("FLASK_RUN_HOST").orElse("127.0.0.1");
        String port = sys.variable("FLASK_RUN_PORT").orElse("5000");
        boolean debug = sys.variable("FLASK_DEBUG").filter("1"::equals).isPresent();
        boolean runs = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String option = equals > 0 ? word.substring(0, equals) : word;
            boolean valued = option.matches("--(app|host|port)|-[Ahp]");
            String value = !valued ? "" : equals > 0 ? word.substring(equals + 1) : i + 1 < words.size() ? words.get(++i) : "";
            switch (option) {
                case "run" -> runs = true;
                case "--debug" -> debug = true;
                case "--app", "-A" -> app = value;
                case "--host", "-h" -> host = value;
                case "--port", "-p" -> port = value;
                case "--reload", "--no-reload" -> { }
                default -> {
                    return Tools.notSimulated(sys, "flask " + word);
                }
            }
        }
        String file = app.endsWith(".py") ? app : app.replaceFirst(":.*", "") + ".py";
        Outcome<Bytes> text = sys.files().read(file);
        if (!runs || !text.ok()) {
            return runs ? sys.fail("Usage: flask run [OPTIONS]\nTry 'flask run --help' for help.\n\nError: Could not import '" + file.replaceFirst("\\.py$", "") + "'.\n", 2) : Tools.notSimulated(sys, "flask");
        }
        String start = "\nif True:\n    __flask_run__('" + host + "', " + (port.matches("\\d{1,5}") ? port : "5000") + ", " + (debug ? "True" : "False") + ")\n";
        return run(sys, new Source(true, text.value().text().replaceAll("__name__\\s*==\\s*(['\"])__main__\\1", "False") + start, List.of(file), version));
    }

    /** {@code node}. */
    public static Step node(Sys sys) {
        List<String> words = sys.arguments();
        String version = Versions.of(sys, "node", sys.variable("NODE_VERSION").orElse("18.19.0"));
        String word = words.size() > 1 ? words.get(1) : "";
        List<String> rest = words.size() > 2 ? words.subList(2, words.size()) : List.of();
        switch (word) {
            case "-v", "--version" -> {
                return sys.print("v" + version + "\n", 0);
            }
            case "-e", "--eval", "-p", "--print" -> {
                if (rest.isEmpty()) {
                    return sys.fail("node: " + word + " requires an argument\n", 9);
                }
                String code = word.matches("-p|--print") ? "console.log(" + rest.get(0).replaceFirst(";\\s*$", "") + ")" : rest.get(0);
                return run(sys, new Source(false, code, with("[eval]", rest.subList(1, rest.size())), version));
            }
            case "" -> {
                return sys.isTerminal(0) ? Tools.notSimulated(sys, "node >") : standard(sys, false, version, Bytes.EMPTY);
            }
            default -> {
                return word.startsWith("-") ? Tools.notSimulated(sys, "node " + word) : nodeFile(sys, word, rest, version);
            }
        }
    }

    private static Step nodeFile(Sys sys, String word, List<String> rest, String version) {
        String path = word.startsWith("/") ? word : sys.directory().replaceFirst("/$", "") + "/" + word.replaceFirst("^\\./", "");
        for (String file : List.of(path, path + ".js", path + "/index.js")) {
            Outcome<Bytes> text = sys.files().read(file);
            if (text.ok()) {
                return run(sys, new Source(false, text.value().text(), with(file, rest), version));
            }
        }
        return sys.fail("node:internal/modules/cjs/loader:1404\n  throw err;\n  ^\n\nError: Cannot find module '" + path + "'\n    at Function._resolveFilename (node:internal/modules/cjs/loader:1401:15)\n"
                + "    at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:171:5)\n    at node:internal/main/run_main_module:36:49 {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: []\n}\n\nNode.js v"
                + version + "\n", 1);
    }

    private static Step run(Sys sys, Source source) {
        try {
            List<Stmt> program = source.python() ? PythonParser.program(source.text()) : ScriptParser.program(source.text());
            Machine machine = new Machine(source.python());
            machine.frames.add(new Machine.Frame(program, machine.globals, null, false));
            return Doing.begin(source, machine).go(sys);
        } catch (Trouble trouble) {
            return source.end(sys, trouble);
        } catch (StackOverflowError tooDeep) {
            return source.end(sys, new Trouble.Beyond("such depth"));
        }
    }

}
