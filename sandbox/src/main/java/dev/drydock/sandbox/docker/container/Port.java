package dev.drydock.sandbox.docker.container;

import dev.drydock.sandbox.docker.client.Job;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.NaturalOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docker port}: which ports of the host lead into a container. */
public final class Port {
    private Port() {}

    public static Step start(Sys sys, Job job) {
        return job.daemon().get(sys, "/containers/" + job.argument() + "/json", Map.of(),
                (s, answer) -> answer.ok() ? show(s, job, answer.json().at("NetworkSettings", "Ports").mapping()) : Job.fail(s, answer.complaint()));
    }

    private static Step show(Sys sys, Job job, Mapping ports) {
        List<String> lines = new ArrayList<>();
        if (job.arguments().size() < 2) {
            ports.forEach((port, bindings) -> bindings.items().forEach(binding -> lines.add(port + " -> " + address(binding))));
        } else {
            String wanted = job.arguments().get(1);
            int slash = wanted.indexOf('/');
            String number = slash < 0 ? wanted : wanted.substring(0, slash);
            String protocol = slash < 0 || slash == wanted.length() - 1 ? "tcp" : wanted.substring(slash + 1);
            if (!number.matches("[0-9]{1,5}") || Integer.parseInt(number) > 65_535) {
                return Job.fail(sys, "Error: invalid port (" + number + "): strconv.ParseUint: parsing \"" + number + "\": "
                        + (number.matches("[0-9]+") ? "value out of range" : "invalid syntax"));
            }
            List<Tree> bindings = ports.get(number + "/" + protocol).items();
            if (bindings.isEmpty()) {
                return Job.fail(sys, "Error: No public port '" + wanted + "' published for " + job.argument());
            }
            bindings.forEach(binding -> lines.add(address(binding)));
        }
        lines.sort(NaturalOrder.ORDER);
        return lines.isEmpty() ? Step.exit(0) : sys.print(String.join("\n", lines) + "\n", 0);
    }

    private static String address(Tree binding) {
        String ip = binding.get("HostIp").text();
        return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + binding.get("HostPort").text();
    }
}
