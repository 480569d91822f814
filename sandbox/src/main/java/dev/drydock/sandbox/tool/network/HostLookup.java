package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code host}: a name's addresses. */
final class HostLookup implements Tool {
    @Override
    public Spec options() {
        return Spec.of("t= a v 4 6");
    }

    @Override
    public String usage() {
        return "[-aCdilrTvVw] [-t type] {name} [server]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return sys.fail("Usage: host " + usage() + "\n", 1);
        }
        String name = arguments.operand(0);
        List<String> addresses = sys.lookUp(name);
        StringBuilder text = new StringBuilder();
        addresses.forEach(address -> text.append(name).append(" has address ").append(address).append('\n'));
        return addresses.isEmpty() ? sys.print("Host " + name + " not found: 3(NXDOMAIN)\n", 1) : sys.print(text.toString(), 0);
    }
}
