package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.network.Plugging;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.Endpoint;
import dev.drydock.sandbox.engine.run.Enclosure;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** {@code POST /containers/{id}/rename} and {@code .../update}. */
final class ChangeContainer {
    private static final List<String> NUMBERS = List.of("CpuShares", "Memory", "NanoCpus", "BlkioWeight", "CpuPeriod", "CpuQuota",
            "CpuRealtimePeriod", "CpuRealtimeRuntime", "MemoryReservation", "MemorySwap", "PidsLimit");

    private ChangeContainer() {}

    static Reply serveRename(Call call) {
        Containers containers = new Containers(call.kernel(), call.machine());
        return containers.find(call.part("id")).reply(container -> {
            String asked = call.query("name");
            String name = asked.startsWith("/") ? asked.substring(1) : asked;
            if (name.isEmpty()) {
                return Reply.bad("Neither old nor new names may be empty");
            }
            if (name.equals(container.name())) {
                return Reply.bad("Renaming a container with the same name as its current name");
            }
            if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+")) {
                return Reply.bad("Error when allocating new name: Invalid container name (/" + name
                        + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
            }
            Optional<Reply.Refusal> taken = CreateContainer.free(call, name);
            if (taken.isPresent()) {
                return Reply.conflict("Error when allocating new name: " + taken.get().message());
            }
            Container renamed = container.renamed(name);
            containers.put(renamed);
            renamed.plugs().endpoints().stream().filter(Endpoint::plugged)
                    .forEach(endpoint -> new Plugging(call.kernel(), call.machine()).refreshNames(endpoint.networkId()));
            new EventLog(call.kernel(), call.machine()).container("rename", renamed, "oldName", "/" + container.name());
            return Reply.noContent();
        });
    }

    static Reply serveUpdate(Call call) {
        Containers containers = new Containers(call.kernel(), call.machine());
        return containers.find(call.part("id")).reply(container -> {
            Mapping asked = call.body().mapping();
            Mapping host = container.hostConfig();
            for (String number : NUMBERS) {
                if (asked.get(number).whole() != 0) {
                    host = host.with(number, asked.get(number));
                }
            }
            for (String text : List.of("CpusetCpus", "CpusetMems")) {
                if (!asked.get(text).text().isEmpty()) {
                    host = host.with(text, asked.get(text));
                }
            }
            if (!asked.at("RestartPolicy", "Name").text().isEmpty()) {
                host = host.with("RestartPolicy", asked.get("RestartPolicy"));
            }
            Optional<Reply.Refusal> refusal = refusal(call, container, asked, host);
            return refusal.isPresent() ? refusal.get() : apply(call, container.withHostConfig(host));
        });
    }

    private static Optional<Reply.Refusal> refusal(Call call, Container container, Mapping asked, Mapping host) {
        // As in the original, only what the request itself says is judged; a limit for swap alone fits the memory that was set before.
        Mapping alone = asked.get("Memory").whole() == 0 ? asked.with("Memory", host.get("Memory")).with("MemoryReservation", 0) : asked;
        Optional<Reply.Refusal> refusal = Limits.restartPolicy(host).or(() -> Limits.resources(alone, Machine.of(call.transaction(), call.machine())));
        if (refusal.isPresent()) {
            return refusal;
        }
        boolean raised = asked.get("Memory").whole() > 0 && asked.get("Memory").whole() > container.hostConfig().get("MemorySwap").whole()
                && asked.get("MemorySwap").whole() == 0;
        if (raised) {
            return Optional.of(Reply.bad("Cannot update container " + container.id() + ": Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time"));
        }
        return Optional.empty();
    }

    private static Reply apply(Call call, Container changed) {
        new Containers(call.kernel(), call.machine()).put(changed);
        call.transaction().find(Space.key(changed.space())).ifPresent(space -> call.transaction().put(Space.key(changed.space()),
                space.with(Enclosure.limits(changed))));
        new EventLog(call.kernel(), call.machine()).container("update", changed);
        return Reply.json(Mapping.of("Warnings", null));
    }
}
