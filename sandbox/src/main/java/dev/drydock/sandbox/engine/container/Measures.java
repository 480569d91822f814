package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.api.Work;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Footprint;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.time.Event;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /containers/{id}/stats}. CPU time is what the processes used; memory is estimated by program, since simulated programs have
 * none; traffic is not counted.
 */
final class Measures {
    private static final long SECOND = 1_000_000;
    private static final List<String> COUNTERS = List.of("io_service_bytes_recursive", "io_serviced_recursive", "io_queue_recursive",
            "io_service_time_recursive", "io_wait_time_recursive", "io_merged_recursive", "io_time_recursive", "sectors_recursive");

    private Measures() {}

    static Reply serve(Call call) {
        return new Containers(call.kernel(), call.machine()).find(call.part("id")).reply(container -> {
            boolean stream = call.query("stream").isEmpty() || call.flag("stream");
            call.open(200, "application/json");
            long pause = container.state().isUp() && !call.flag("one-shot") ? SECOND : 0;
            Work.after(call.kernel(), call.machine(), pause, new Measure(call.exchange().id(), container.id(), stream, cpu(call.kernel(), container)));
            return Reply.later();
        });
    }

    /** Sends one measurement; streams go on every second, which is nothing that a world waits for. */
    private record Measure(String exchange, String container, boolean stream, long cpuBefore) implements Work, Event.Periodic {
        @Override
        public void run(Kernel kernel, Daemon daemon) {
            Optional<Container> found = new Containers(kernel, daemon.machine()).byId(container);
            if (found.isEmpty() || !kernel.exchanges().connected(exchange)) {
                kernel.exchanges().finish(exchange);
                return;
            }
            long cpu = cpu(kernel, found.get());
            kernel.exchanges().send(exchange, Bytes.of(Json.compact(json(kernel, found.get(), cpuBefore, cpu)) + "\n"));
            if (stream) {
                Work.after(kernel, daemon.machine(), SECOND, new Measure(exchange, container, true, cpu));
            } else {
                kernel.exchanges().finish(exchange);
            }
        }
    }

    private static List<Process> processes(Kernel kernel, Container container) {
        return kernel.processes().inSpace(container.space()).stream().filter(Process::alive).toList();
    }

    /** Processes that its control group counts: ended ones that nobody has asked about are among them. */
    private static long tasks(Kernel kernel, Container container) {
        return kernel.processes().inSpace(container.space()).size();
    }

    /** CPU time used so far, in microseconds. */
    private static long cpu(Kernel kernel, Container container) {
        return processes(kernel, container).stream().mapToLong(p -> p.usage().cpuMicros()).sum();
    }

    private static Mapping json(Kernel kernel, Container container, long before, long now) {
        List<Process> processes = processes(kernel, container);
        Mapping.Builder json = Mapping.builder().put("name", "/" + container.name()).put("id", container.id());
        if (processes.isEmpty()) {
            Mapping none = Mapping.of("cpu_usage", Mapping.of("total_usage", 0, "usage_in_kernelmode", 0, "usage_in_usermode", 0),
                    "throttling_data", Mapping.of("periods", 0, "throttled_periods", 0, "throttled_time", 0));
            return json.put("read", GoTime.ZERO).put("preread", GoTime.ZERO).put("pids_stats", Mapping.EMPTY).put("blkio_stats", blocks(true))
                    .put("num_procs", 0).put("storage_stats", Mapping.EMPTY).put("cpu_stats", none).put("precpu_stats", none)
                    .put("memory_stats", Mapping.EMPTY).build();
        }
        Machine machine = Machine.of(kernel.transaction(), container.machine());
        long uptime = kernel.now() - machine.bootedMicros();
        int cpus = machine.hardware().cpus();
        long used = processes.stream().mapToLong(Footprint::of).sum();
        long limit = container.hostConfig().get("Memory").whole();
        return json.put("read", GoTime.nano(kernel.now()))
                .put("preread", GoTime.nano(kernel.now() - SECOND))
                .put("pids_stats", Mapping.of("current", tasks(kernel, container)))
                .put("blkio_stats", blocks(false))
                .put("num_procs", 0)
                .put("storage_stats", Mapping.EMPTY)
                .put("cpu_stats", cpu(now, uptime, cpus))
                .put("precpu_stats", cpu(before, uptime - SECOND, cpus))
                .put("memory_stats", Mapping.of("usage", used, "max_usage", used + 65_536,
                        "stats", Mapping.of("cache", 0, "inactive_file", 0, "total_inactive_file", 0),
                        "limit", limit > 0 ? limit : machine.hardware().memoryBytes()))
                .put("networks", networks(container))
                .build();
    }

    private static Mapping blocks(boolean none) {
        Mapping.Builder blocks = Mapping.builder();
        COUNTERS.forEach(counter -> blocks.put(counter, none ? null : List.of()));
        return blocks.build();
    }

    private static Mapping cpu(long usedMicros, long uptimeMicros, int cpus) {
        long nanos = usedMicros * 1000;
        return Mapping.of(
                "cpu_usage", Mapping.of("total_usage", nanos, "usage_in_kernelmode", nanos / 3, "usage_in_usermode", nanos - nanos / 3),
                "system_cpu_usage", uptimeMicros * 1000 * cpus,
                "online_cpus", cpus,
                "throttling_data", Mapping.of("periods", 0, "throttled_periods", 0, "throttled_time", 0));
    }

    private static Mapping networks(Container container) {
        Mapping.Builder networks = Mapping.builder();
        long count = container.plugs().endpoints().stream().filter(e -> !e.address().isEmpty()).count();
        for (int i = 0; i < count; i++) {
            networks.put("eth" + i, Mapping.of("rx_bytes", 806, "rx_packets", 9, "rx_errors", 0, "rx_dropped", 0, "tx_bytes", 126, "tx_packets", 3,
                    "tx_errors", 0, "tx_dropped", 0));
        }
        return networks.build();
    }
}
