package dev.drydock.sandbox.app.script;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.Tools;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A program's text, and how its end is told.
 *
 * @param arguments its file's name first
 */
record Source(boolean python, String text, List<String> arguments, String version) {
    String file() {
        return arguments.get(0);
    }

    Facts facts(Sys sys) {
        String address = sys.kernel().transaction().find(Network.key(sys.space().network())).stream().flatMap(network -> network.interfaces().stream())
                .map(Network.Interface::address).filter(one -> !one.isEmpty() && !one.startsWith("127.")).findFirst().orElse("127.0.0.1");
        return new Facts(sys.space().hostname(), sys.environment(), arguments, sys.directory(), sys.pid(), sys.now(), version, address,
                path -> sys.files().read(path).toOptional().map(Bytes::text), name -> python ? installed(sys, name) : required(sys, name));
    }

    private static boolean installed(Sys sys, String name) {
        for (String root : List.of("/usr/local/lib", "/usr/lib")) {
            SortedMap<String, Node> all = sys.files().list(root).toOptional().orElse(Collections.emptySortedMap());
            for (String folder : all.keySet()) {
                String base = root + "/" + folder;
                boolean there = folder.startsWith("python") && (sys.files().exists(base + "/site-packages/" + name) || sys.files().exists(base + "/dist-packages/" + name)
                        || sys.files().exists(base + "/site-packages/" + name + ".py"));
                if (there) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean required(Sys sys, String name) {
        String folder = file().startsWith("/") ? file().replaceFirst("/[^/]*$", "") : sys.directory();
        while (true) {
            if (sys.files().exists(folder + "/node_modules/" + name)) {
                return true;
            }
            if (folder.isEmpty() || folder.equals("/")) {
                return false;
            }
            folder = folder.replaceFirst("/[^/]*$", "");
        }
    }

    private String line(int number) {
        String[] lines = text.split("\n", -1);
        return number >= 1 && number <= lines.length ? lines[number - 1] : "";
    }

    /** The end of a program that did not end by itself. */
    Step end(Sys sys, Trouble trouble) {
        if (trouble instanceof Trouble.Exit exit) {
            return Step.exit(exit.status);
        }
        if (trouble instanceof Trouble.Beyond) {
            return Tools.notSimulated(sys, (python ? "python: " : "node: ") + trouble.getMessage());
        }
        return sys.fail(told(trouble), 1);
    }

    /** A complaint as the original prints it. */
    String told(Trouble trouble) {
        if (trouble instanceof Trouble.Unreadable unreadable) {
            return python
                    ? "  File \"" + file() + "\", line " + unreadable.line + "\n    " + line(unreadable.line).strip() + "\n    ^\n" + unreadable.getMessage() + "\n"
                    : file() + ":" + unreadable.line + "\n" + line(unreadable.line) + "\n^\n\n" + unreadable.getMessage() + "\n    at wrapSafe (node:internal/modules/cjs/loader:1620:18)\n\nNode.js v" + version + "\n";
        }
        Trouble.Raised raised = (Trouble.Raised) trouble;
        if (python) {
            String shown = file().equals("<string>") ? "" : "    " + line(raised.line).strip() + "\n";
            String message = raised.type.equals("KeyError") || raised.getMessage().isEmpty() ? raised.getMessage() : raised.getMessage();
            return "Traceback (most recent call last):\n  File \"" + file() + "\", line " + Math.max(1, raised.line) + ", in <module>\n" + shown + raised.type + (message.isEmpty() ? "" : ": " + message) + "\n";
        }
        String what = raised.type.isEmpty() ? "Uncaught " + raised.getMessage() : raised.type + ": " + raised.getMessage();
        return file() + ":" + Math.max(1, raised.line) + "\n" + line(Math.max(1, raised.line)) + "\n^\n\n" + what + "\n    at Object.<anonymous> (" + file() + ":" + Math.max(1, raised.line) + ":1)\n"
                + "    at Module._compile (node:internal/modules/cjs/loader:1688:14)\n" + (raised.getMessage().startsWith("Cannot find module") ? "  code: 'MODULE_NOT_FOUND'\n" : "") + "\nNode.js v" + version + "\n";
    }
}
