package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import java.util.SortedMap;

/** Removes a tree of files, the deepest first; what cannot be removed is named and left. */
final class Removal {
    private final Sys sys;
    private final Arguments arguments;
    private final Output output;

    Removal(Sys sys, Arguments arguments, Output output) {
        this.sys = sys;
        this.arguments = arguments;
        this.output = output;
    }

    /** Whether all of it went. */
    boolean remove(String path, boolean recursive) {
        Outcome<Node> node = sys.files().linkNode(path);
        if (!node.ok()) {
            return (node.is(Errno.ENOENT) || node.is(Errno.ENOTDIR)) && arguments.has("f") || refuse(path, node.errno());
        }
        if (!(node.value() instanceof Directory)) {
            Outcome<Boolean> removed = sys.files().unlink(path);
            return removed.ok() ? say("removed " + arguments.quote(path)) : refuse(path, removed.errno());
        }
        if (!recursive && !arguments.has("d")) {
            output.complain(arguments, arguments.words("cannot remove " + arguments.quote(path) + ": Is a directory", "'" + path + "' is a directory"));
            return false;
        }
        boolean all = true;
        if (recursive) {
            Outcome<SortedMap<String, Node>> children = sys.files().list(path);
            if (!children.ok()) {
                return refuse(path, children.errno());
            }
            for (String name : children.value().keySet()) {
                all &= remove(path.endsWith("/") ? path + name : path + "/" + name, true);
            }
        }
        if (!all) {
            return false;
        }
        Outcome<Boolean> removed = sys.files().removeDirectory(path);
        return removed.ok() ? say("removed directory " + arguments.quote(path)) : refuse(path, removed.errno());
    }

    private boolean say(String text) {
        output.out(arguments.has("v") ? arguments.words(text, text.replaceFirst("removed directory", "removed directory:")) + "\n" : "");
        return true;
    }

    private boolean refuse(String path, Errno errno) {
        output.complain(arguments, arguments.words("cannot remove " + arguments.quote(path), "can't remove '" + path + "'") + ": " + errno.text());
        return false;
    }
}
