package dev.drydock.sandbox.docker.container.settings;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;

/** What the flags of {@code docker update} ask for: the body of the request, or why not. */
public sealed interface UpdateSettings {
    record Usable(Mapping body) implements UpdateSettings {}

    record Refused(String complaint) implements UpdateSettings {}

    static UpdateSettings read(GivenFlags flags) {
        try {
            return new Usable(body(flags));
        } catch (Unusable unusable) {
            return new Refused(unusable.getMessage());
        }
    }

    private static Mapping body(GivenFlags flags) {
        Mapping restart = flags.text("restart").isEmpty()
                ? Mapping.of("Name", "", "MaximumRetryCount", 0)
                : HostSettings.restartPolicy(flags.text("restart"));
        Object none = Nothing.NOTHING;
        return Mapping.builder()
                .put("CpuShares", flags.number("cpu-shares")).put("Memory", flags.number("memory")).put("NanoCpus", flags.number("cpus"))
                .put("CgroupParent", "").put("BlkioWeight", flags.number("blkio-weight"))
                .put("BlkioWeightDevice", none).put("BlkioDeviceReadBps", none).put("BlkioDeviceWriteBps", none)
                .put("BlkioDeviceReadIOps", none).put("BlkioDeviceWriteIOps", none)
                .put("CpuPeriod", flags.number("cpu-period")).put("CpuQuota", flags.number("cpu-quota"))
                .put("CpuRealtimePeriod", flags.number("cpu-rt-period")).put("CpuRealtimeRuntime", flags.number("cpu-rt-runtime"))
                .put("CpusetCpus", flags.text("cpuset-cpus")).put("CpusetMems", flags.text("cpuset-mems"))
                .put("Devices", none).put("DeviceCgroupRules", none).put("DeviceRequests", none)
                .putUnlessEmpty("KernelMemory", flags.number("kernel-memory"))
                .put("MemoryReservation", flags.number("memory-reservation")).put("MemorySwap", flags.number("memory-swap"))
                .put("MemorySwappiness", none).put("OomKillDisable", none)
                .put("PidsLimit", flags.number("pids-limit") == 0 ? none : flags.number("pids-limit")).put("Ulimits", none)
                .put("CpuCount", 0).put("CpuPercent", 0).put("IOMaximumIOps", 0).put("IOMaximumBandwidth", 0)
                .put("RestartPolicy", restart).build();
    }
}
