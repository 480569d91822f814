package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.process.Listener;
import dev.drydock.sandbox.process.Network;
import dev.drydock.sandbox.process.Process;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code ss -tlnp} and {@code netstat -tlnp}: who listens, in the namespace one is in; published ports are held by docker-proxy. */
final class Ss implements Tool {
    private record Row(String address, int port, String owner) {}

    @Override
    public Spec options() {
        return Spec.of("t,tcp l,listening n,numeric p,processes u,udp a,all 4 6 H x o e s r");
    }

    @Override
    public String usage() {
        return "[ OPTIONS ] [ FILTER ]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        String id = sys.space().network();
        var transaction = sys.kernel().transaction();
        List<Row> rows = new ArrayList<>();
        transaction.view(Listener.LISTENERS).values().stream().filter(l -> l.network().equals(id)).forEach(l -> rows.add(new Row(
                l.address(), l.port(), sys.kernel().processes().find(l.owner()).map(p -> owner(p, arguments)).orElse(""))));
        transaction.get(Network.key(id)).forwards().stream().filter(f -> f.protocol().equals("tcp")).forEach(f ->
                rows.add(new Row(f.address(), f.port(), arguments.name().equals("netstat") ? "-" : "users:((\"docker-proxy\",pid=0,fd=7))")));
        boolean netstat = arguments.name().endsWith("netstat");
        StringBuilder text = new StringBuilder(netstat
                ? "Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State      "
                        + (arguments.has("p") ? " PID/Program name    \n" : " \n")
                : "State  Recv-Q Send-Q Local Address:Port Peer Address:Port" + (arguments.has("p") ? "Process" : "") + "\n");
        for (Row row : rows) {
            String local = row.address + ":" + row.port;
            text.append(netstat
                    ? String.format(Locale.ROOT, "tcp        0      0 %-23s 0.0.0.0:*               LISTEN      %s\n", local, arguments.has("p") ? row.owner : "")
                    : String.format(Locale.ROOT, "LISTEN 0      511    %18s      0.0.0.0:*    %s\n", local, arguments.has("p") ? row.owner : ""));
        }
        return sys.print(text.toString(), 0);
    }

    private static String owner(Process process, Arguments arguments) {
        String name = process.invocation().command();
        return arguments.name().endsWith("netstat")
                ? process.place().inner() + "/" + name
                : "users:((\"" + name + "\",pid=" + process.place().inner() + ",fd=6))";
    }
}
