package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Network;
import java.util.Locale;

/** {@code ifconfig}, as busybox prints it. */
final class Ifconfig implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a");
    }

    @Override
    public String usage() {
        return "[-a] [interface]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Network network = sys.kernel().transaction().get(Network.key(sys.space().network()));
        StringBuilder text = new StringBuilder();
        for (Network.Interface one : network.interfaces()) {
            text.append(String.format(Locale.ROOT, "%-9s Link encap:Ethernet  HWaddr %s  \n", one.name(), one.mac().toUpperCase(Locale.ROOT)));
            text.append("          inet addr:").append(one.address()).append("  Bcast:").append(Ip.broadcast(one)).append("  Mask:")
                    .append(mask(one.prefix())).append("\n          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1\n\n");
        }
        text.append("lo        Link encap:Local Loopback  \n          inet addr:127.0.0.1  Mask:255.0.0.0\n          UP LOOPBACK RUNNING  MTU:65536  Metric:1\n\n");
        return sys.print(text.toString(), 0);
    }

    private static String mask(int prefix) {
        long bits = prefix == 0 ? 0 : 0xffffffffL << (32 - prefix) & 0xffffffffL;
        return (bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }
}
