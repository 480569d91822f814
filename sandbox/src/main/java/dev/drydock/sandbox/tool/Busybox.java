package dev.drydock.sandbox.tool;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Dialect;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.shape.Usage;
import java.util.List;
import java.util.Optional;

/** The multi-call binary: runs the applet it is called by, or its first argument. */
final class Busybox {
    private Busybox() {}

    static Step start(Sys sys) {
        List<String> all = sys.arguments();
        if (!sys.name().equals("busybox")) {
            return applet(sys, sys.name(), all.subList(Math.min(1, all.size()), all.size()));
        }
        if (all.size() < 2) {
            return sys.print(Usage.BUSYBOX + "\n\nUsage: busybox [function [arguments]...]\n   or: busybox --list[-full]\n", 0);
        }
        return applet(sys, all.get(1), all.subList(2, all.size()));
    }

    private static Step applet(Sys sys, String name, List<String> arguments) {
        if (name.equals("sh") || name.equals("ash")) {
            List<String> whole = new java.util.ArrayList<>(List.of(sys.name().equals("busybox") ? name : sys.arguments().get(0)));
            whole.addAll(arguments);
            var shell = sys.become("ash", whole, sys.environment());
            return shell.ok() ? shell.value() : sys.fail(name + ": applet not found\n", 127);
        }
        if (name.equals("httpd")) {
            List<String> whole = new java.util.ArrayList<>(List.of(name));
            whole.addAll(arguments);
            var server = sys.become("busybox-httpd", whole, sys.environment());
            return server.ok() ? server.value() : sys.fail(name + ": applet not found\n", 127);
        }
        Optional<Tool> tool = Catalogue.tool(name);
        if (tool.isPresent()) {
            return Tool.start(sys, tool.get(), Dialect.BUSYBOX, name, arguments);
        }
        return sys.arguments().get(0).equals(name) || sys.name().equals(name) ? Tools.notSimulated(sys) : sys.fail(name + ": applet not found\n", 127);
    }
}
