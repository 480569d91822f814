package dev.drydock.sandbox.tool.system;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Capability;
import dev.drydock.sandbox.process.Entering;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.stream.Collectors;

/** {@code hostname}: the name of the machine or container, and its addresses. */
final class Hostname implements Tool {
    @Override
    public Spec options() {
        return Spec.of("i,ip-address I,all-ip-addresses s,short f,fqdn,long d,domain a,alias A,all-fqdns b F,file=");
    }

    @Override
    public String usage() {
        return "[-sidf] [HOSTNAME | -F FILE]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Space space = sys.space();
        String name = space.hostname();
        if (!arguments.operands().isEmpty()) {
            if (!sys.capable(Capability.SYS_ADMIN)) {
                return sys.fail(arguments.words("hostname: you must be root to change the host name\n", "hostname: sethostname: Operation not permitted\n"), 1);
            }
            Entering.rename(sys.kernel(), space, arguments.operand(0));
            return Step.exit(0);
        }
        if (arguments.has("i") || arguments.has("I")) {
            String addresses = sys.kernel().transaction().get(Network.key(space.network())).interfaces().stream()
                    .map(Network.Interface::address).collect(Collectors.joining(" "));
            return sys.print(addresses + (arguments.has("I") ? " \n" : "\n"), 0);
        }
        if (arguments.has("f") || arguments.has("d")) {
            name = fullName(sys, name);
        }
        int dot = name.indexOf('.');
        if (arguments.has("d")) {
            return sys.print((dot < 0 ? "" : name.substring(dot + 1)) + "\n", 0);
        }
        return sys.print((arguments.has("s") && dot > 0 ? name.substring(0, dot) : name) + "\n", 0);
    }

    /** The first name of the line in {@code /etc/hosts} that names this host. */
    private static String fullName(Sys sys, String name) {
        String hosts = sys.files().read("/etc/hosts").toOptional().map(Bytes::text).orElse("");
        return hosts.lines().map(line -> List.of(line.replaceFirst("#.*", "").strip().split("\\s+")))
                .filter(words -> words.size() > 1 && words.subList(1, words.size()).contains(name)).map(words -> words.get(1)).findFirst().orElse(name);
    }
}
