package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Network;
import java.util.List;
import java.util.Locale;

/** {@code ip}: addresses, links and routes of the namespace one is in; reading only. */
final class Ip implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[ OPTIONS ] OBJECT { COMMAND | help }";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> words = arguments.operands().stream().filter(word -> !word.startsWith("-")).toList();
        boolean brief = arguments.operands().contains("-br") || arguments.operands().contains("-brief");
        if (words.isEmpty()) {
            return sys.fail("Usage: ip " + usage() + "\n", 255);
        }
        Network network = sys.kernel().transaction().get(Network.key(sys.space().network()));
        String object = words.get(0);
        if ("address".startsWith(object)) {
            return sys.print(brief ? brief(network) : addresses(network, true), 0);
        }
        if ("link".startsWith(object)) {
            return sys.print(addresses(network, false), 0);
        }
        if ("route".startsWith(object)) {
            return sys.print(routes(network), 0);
        }
        return sys.fail("Object \"" + object + "\" is unknown, try \"ip help\".\n", 1);
    }

    private static String brief(Network network) {
        StringBuilder text = new StringBuilder("lo               UNKNOWN        127.0.0.1/8 \n");
        network.interfaces().forEach(i -> text.append(String.format(Locale.ROOT, "%-16s UP             %s/%d \n", i.name(), i.address(), i.prefix())));
        return text.toString();
    }

    private static String addresses(Network network, boolean inet) {
        StringBuilder text = new StringBuilder("1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n"
                + "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n");
        text.append(inet ? "    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n" : "");
        int number = 2;
        for (Network.Interface i : network.interfaces()) {
            text.append(number++).append(": ").append(i.name()).append(": <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default \n")
                    .append("    link/ether ").append(i.mac()).append(" brd ff:ff:ff:ff:ff:ff\n");
            text.append(inet ? "    inet " + i.address() + "/" + i.prefix() + " brd " + broadcast(i) + " scope global " + i.name()
                    + "\n       valid_lft forever preferred_lft forever\n" : "");
        }
        return text.toString();
    }

    private static String routes(Network network) {
        StringBuilder text = new StringBuilder();
        network.interfaces().stream().filter(i -> !i.gateway().isEmpty()).findFirst()
                .ifPresent(i -> text.append("default via ").append(i.gateway()).append(" dev ").append(i.name()).append(" \n"));
        network.interfaces().forEach(i -> text.append(masked(i, false)).append('/').append(i.prefix()).append(" dev ").append(i.name())
                .append(" proto kernel scope link src ").append(i.address()).append(" \n"));
        return text.toString();
    }

    static String broadcast(Network.Interface one) {
        return masked(one, true);
    }

    private static String masked(Network.Interface one, boolean ones) {
        long number = 0;
        for (String part : one.address().split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        long hosts = (1L << (32 - one.prefix())) - 1;
        long result = ones ? number | hosts : number & ~hosts;
        return (result >> 24 & 255) + "." + (result >> 16 & 255) + "." + (result >> 8 & 255) + "." + (result & 255);
    }
}
