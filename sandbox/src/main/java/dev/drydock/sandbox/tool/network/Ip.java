package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.shape.Usage;
import dev.drydock.sandbox.process.Cable;
import dev.drydock.sandbox.process.Capability;
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
        List<String> options = arguments.operands().stream().filter(word -> word.startsWith("-")).toList();
        List<String> words = arguments.operands().stream().filter(word -> !word.startsWith("-")).toList();
        if (words.isEmpty()) {
            return sys.fail(arguments.words("Usage: ip " + usage() + "\n", Usage.busybox("ip", "[OPTIONS] address|route|link|tunnel|neigh|rule [ARGS]")),
                    arguments.busybox() ? 1 : 255);
        }
        boolean changes = words.size() > 1 && words.get(1).matches("a(dd?)?|del(ete)?|change|replace|flush|set");
        if (changes && !sys.capable(Capability.NET_ADMIN)) {
            return sys.fail(arguments.words("RTNETLINK answers: Operation not permitted\n", "ip: RTNETLINK answers: Operation not permitted\n"), 2);
        }
        if (changes && "link".startsWith(words.get(0)) && words.get(1).equals("set")) {
            return link(sys, arguments, words);
        }
        if (changes) {
            return sys.fail(sys.phrases().textOr("ip: not simulated here", "not-simulated.command", "ip " + String.join(" ", words)) + "\n", 96);
        }
        Network network = sys.kernel().transaction().get(Network.key(sys.space().network()));
        boolean down = sys.kernel().transaction().find(Network.LOOPBACK_DOWN.key(network.id())).isPresent();
        String object = words.get(0);
        String last = words.get(words.size() - 1);
        String device = words.size() > 1 && !last.matches("show|s|sh|list|ls|l|dev|up") && !"address link route".contains(last) ? last : "";
        if (!device.isEmpty() && !device.equals("lo") && network.interfaces().stream().noneMatch(i -> i.name().equals(device)) && !"route".startsWith(object)) {
            return sys.fail(arguments.words("Device \"" + device + "\" does not exist.\n", "ip: can't find device '" + device + "'\n"), 1);
        }
        boolean brief = options.contains("-br") || options.contains("-brief");
        boolean six = !options.contains("-4");
        if ("address".startsWith(object)) {
            String text = brief ? brief(network, six) : addresses(network, device, true, six, arguments.busybox(), down);
            return sys.print(options.contains("-o") || options.contains("-oneline") ? oneLine(text) : text, 0);
        }
        if ("link".startsWith(object)) {
            return sys.print(brief ? brief(network, false).replaceAll("UNKNOWN.*", "UNKNOWN        00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP> ")
                    : addresses(network, device, false, false, arguments.busybox(), down), 0);
        }
        if ("route".startsWith(object)) {
            return sys.print(routes(network, arguments.busybox()), 0);
        }
        if ("neighbour".startsWith(object)) {
            return Step.exit(0);
        }
        return arguments.busybox() ? sys.fail(Usage.busybox("ip", "[OPTIONS] address|route|link|tunnel|neigh|rule [ARGS]"), 1)
                : sys.fail("Object \"" + object + "\" is unknown, try \"ip help\".\n", 1);
    }

    /** {@code ip link set eth0 down}, and up again. */
    private static Step link(Sys sys, Arguments arguments, List<String> words) {
        List<String> rest = words.subList(2, words.size()).stream().filter(word -> !word.equals("dev")).toList();
        String machine = sys.space().network();
        boolean simulated = rest.size() == 2 && rest.get(1).matches("up|down") && machine.equals(sys.space().machine());
        if (!simulated) {
            return sys.fail(sys.phrases().textOr("ip: not simulated here", "not-simulated.command", "ip " + String.join(" ", words)) + "\n", 96);
        }
        String device = rest.get(0);
        if (sys.kernel().transaction().get(Network.key(machine)).interfaces().stream().noneMatch(i -> i.name().equals(device))) {
            return sys.fail(arguments.words("Cannot find device \"" + device + "\"\n", "ip: SIOCGIFFLAGS: No such device\n"), 1);
        }
        if (rest.get(1).equals("down")) {
            Cable.pull(sys.kernel().transaction(), machine, device);
        } else {
            Cable.put(sys.kernel().transaction(), machine, device);
        }
        return Step.exit(0);
    }

    /** Each address on a line of its own with number and name in front, what follows it behind a backslash. */
    private static String oneLine(String text) {
        StringBuilder out = new StringBuilder();
        String lead = "";
        for (String line : text.split("\n")) {
            if (!line.startsWith(" ")) {
                String[] words = line.split(": ", 3);
                lead = words[0] + ": " + words[1];
            } else if (line.startsWith("    inet")) {
                out.append(out.length() == 0 ? "" : "\n").append(lead).append(line);
            } else if (!line.startsWith("    link")) {
                out.append('\\').append(line);
            }
        }
        return out.append(out.length() == 0 ? "" : "\n").toString();
    }

    private static String brief(Network network, boolean six) {
        StringBuilder text = new StringBuilder("lo               UNKNOWN        127.0.0.1/8 " + (six ? "::1/128 " : "") + "\n");
        network.interfaces().forEach(i -> text.append(String.format(Locale.ROOT, "%-16s UP             %s/%d \n", i.name(), i.address(), i.prefix())));
        return text.toString();
    }

    private static String addresses(Network network, String device, boolean inet, boolean six, boolean busybox, boolean down) {
        StringBuilder text = new StringBuilder();
        String forever = "\n       valid_lft forever preferred_lft forever\n";
        if (down && (device.isEmpty() || device.equals("lo"))) {
            text.append("1: lo: <LOOPBACK> mtu 65536 qdisc noop ").append(busybox ? "" : "state DOWN group default ")
                    .append("qlen 1000\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n");
        } else if (device.isEmpty() || device.equals("lo")) {
            text.append("1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue ").append(busybox ? "" : "state UNKNOWN group default ")
                    .append("qlen 1000\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n");
            text.append(inet ? "    inet 127.0.0.1/8 scope host lo" + forever : "").append(inet && six ? "    inet6 ::1/128 scope host " + forever : "");
        }
        int number = 1;
        for (Network.Interface i : network.interfaces()) {
            number++;
            if (!device.isEmpty() && !device.equals(i.name())) {
                continue;
            }
            text.append(number).append(": ").append(i.name()).append(Cable.pulled(i) ? ": <BROADCAST,MULTICAST> mtu 1500 qdisc noqueue " : ": <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue ")
                    .append(busybox ? "" : Cable.pulled(i) ? "state DOWN group default " : "state UP group default ").append("\n    link/ether ").append(i.mac()).append(" brd ff:ff:ff:ff:ff:ff\n");
            text.append(inet ? "    inet " + i.address() + "/" + i.prefix() + " brd " + broadcast(i) + " scope global " + i.name() + forever : "");
        }
        return text.toString();
    }

    private static String routes(Network network, boolean busybox) {
        StringBuilder text = new StringBuilder();
        network.interfaces().stream().filter(i -> !i.gateway().isEmpty()).findFirst()
                .ifPresent(i -> text.append("default via ").append(i.gateway()).append(" dev ").append(i.name()).append(" \n"));
        network.interfaces().forEach(i -> text.append(masked(i, false)).append('/').append(i.prefix()).append(" dev ").append(i.name())
                .append(busybox ? " scope link  src " : " proto kernel scope link src ").append(i.address()).append(" \n"));
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
