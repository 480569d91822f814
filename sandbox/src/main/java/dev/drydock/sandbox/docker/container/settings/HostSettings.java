package dev.drydock.sandbox.docker.container.settings;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** The part of the request that says how the host treats the container, its keys in the order of the real one. */
record HostSettings(GivenFlags flags, Volumes volumes, Ports ports, Endpoints networks, Terminal.Size size) {

    Mapping tree() {
        List<String> security = flags.all("security-opt").stream().filter(option -> !option.equals("systempaths=unconfined")).toList();
        Object paths = security.size() < flags.all("security-opt").size() ? List.of() : Nothing.NOTHING;
        Mapping.Builder tree = Mapping.builder()
                .put("Binds", orNull(volumes.binds()))
                .put("ContainerIDFile", flags.text("cidfile"))
                .put("LogConfig", Mapping.of("Type", flags.text("log-driver"), "Config", Pairs.tree(flags.all("log-opt"))))
                .put("NetworkMode", networks.mode())
                .put("PortBindings", ports.bindingsTree())
                .put("RestartPolicy", restartPolicy(flags.text("restart")))
                .put("AutoRemove", flags.on("rm"))
                .put("VolumeDriver", flags.text("volume-driver"))
                .put("VolumesFrom", list("volumes-from"))
                .put("ConsoleSize", List.of(size.rows(), size.columns()))
                .putUnlessEmpty("Annotations", Pairs.tree(flags.all("annotation")))
                .put("CapAdd", list("cap-add")).put("CapDrop", list("cap-drop"))
                .put("CgroupnsMode", flags.text("cgroupns"))
                .put("Dns", flags.all("dns")).put("DnsOptions", dnsOptions()).put("DnsSearch", flags.all("dns-search"))
                .put("ExtraHosts", list("add-host")).put("GroupAdd", list("group-add"))
                .put("IpcMode", flags.text("ipc")).put("Cgroup", "")
                .put("Links", list("link")).put("OomScoreAdj", flags.number("oom-score-adj")).put("PidMode", flags.text("pid"))
                .put("Privileged", flags.on("privileged")).put("PublishAllPorts", flags.on("publish-all"))
                .put("ReadonlyRootfs", flags.on("read-only")).put("SecurityOpt", orNull(security))
                .putUnlessEmpty("StorageOpt", Pairs.tree(flags.all("storage-opt"))).putUnlessEmpty("Tmpfs", volumes.tmpfsTree())
                .put("UTSMode", flags.text("uts")).put("UsernsMode", flags.text("userns")).put("ShmSize", flags.number("shm-size"))
                .putUnlessEmpty("Sysctls", Pairs.tree(flags.all("sysctl"))).putUnlessEmpty("Runtime", flags.text("runtime"))
                .put("Isolation", flags.text("isolation"))
                .putAll(resources())
                .putUnlessEmpty("Mounts", volumes.mounts())
                .put("MaskedPaths", paths).put("ReadonlyPaths", paths);
        if (flags.has("init")) {
            tree.put("Init", flags.on("init"));
        }
        return tree.build();
    }

    private Mapping resources() {
        return Mapping.builder()
                .put("CpuShares", flags.number("cpu-shares")).put("Memory", flags.number("memory")).put("NanoCpus", flags.number("cpus"))
                .put("CgroupParent", flags.text("cgroup-parent")).put("BlkioWeight", flags.number("blkio-weight"))
                .put("BlkioWeightDevice", devices("blkio-weight-device", "Weight"))
                .put("BlkioDeviceReadBps", devices("device-read-bps", "Rate")).put("BlkioDeviceWriteBps", devices("device-write-bps", "Rate"))
                .put("BlkioDeviceReadIOps", devices("device-read-iops", "Rate")).put("BlkioDeviceWriteIOps", devices("device-write-iops", "Rate"))
                .put("CpuPeriod", flags.number("cpu-period")).put("CpuQuota", flags.number("cpu-quota"))
                .put("CpuRealtimePeriod", flags.number("cpu-rt-period")).put("CpuRealtimeRuntime", flags.number("cpu-rt-runtime"))
                .put("CpusetCpus", flags.text("cpuset-cpus")).put("CpusetMems", flags.text("cpuset-mems"))
                .put("Devices", flags.all("device").stream().map(HostSettings::device).toList())
                .put("DeviceCgroupRules", list("device-cgroup-rule")).put("DeviceRequests", GraphicsProcessors.requests(flags.all("gpus")))
                .putUnlessEmpty("KernelMemory", flags.number("kernel-memory"))
                .put("MemoryReservation", flags.number("memory-reservation")).put("MemorySwap", flags.number("memory-swap"))
                .put("MemorySwappiness", flags.number("memory-swappiness")).put("OomKillDisable", flags.on("oom-kill-disable"))
                .put("PidsLimit", flags.number("pids-limit"))
                .put("Ulimits", ulimits())
                .put("CpuCount", flags.number("cpu-count")).put("CpuPercent", flags.number("cpu-percent"))
                .put("IOMaximumIOps", flags.number("io-maxiops")).put("IOMaximumBandwidth", flags.number("io-maxbandwidth")).build();
    }

    private List<Mapping> ulimits() {
        java.util.TreeMap<String, Mapping> byName = new java.util.TreeMap<>();
        for (String limit : flags.all("ulimit")) {
            String name = limit.substring(0, limit.indexOf('='));
            String[] ends = limit.substring(limit.indexOf('=') + 1).split(":");
            byName.put(name, Mapping.of("Name", name, "Hard", Long.parseLong(ends[1]), "Soft", Long.parseLong(ends[0])));
        }
        return List.copyOf(byName.values());
    }

    private List<String> dnsOptions() {
        java.util.ArrayList<String> options = new java.util.ArrayList<>(flags.all("dns-opt"));
        options.addAll(flags.all("dns-option"));
        return options;
    }

    private List<Mapping> devices(String flag, String what) {
        return flags.all(flag).stream().map(text -> {
            String amount = text.substring(text.indexOf(':') + 1);
            Object rate = dev.drydock.sandbox.docker.value.Sizes.bytes(amount) instanceof dev.drydock.sandbox.command.Reading.Accepted bytes
                    ? Long.parseLong(bytes.value()) : 0L;
            return Mapping.of("Path", text.substring(0, text.indexOf(':')), what, rate);
        }).toList();
    }

    private static Mapping device(String text) {
        String[] parts = text.split(":", 4);
        if (parts.length > 3 || parts[0].isEmpty()) {
            throw new Unusable("bad format for path: " + text);
        }
        boolean secondIsMode = parts.length > 1 && parts[1].matches("[rwm]{1,3}");
        String inside = parts.length > 1 && !secondIsMode ? parts[1] : parts[0];
        String mode = parts.length == 3 ? parts[2] : secondIsMode ? parts[1] : "rwm";
        if (!mode.matches("[rwm]{1,3}")) {
            throw new Unusable("bad mode specified: " + mode);
        }
        if (!inside.startsWith("/")) {
            throw new Unusable(inside + " is not an absolute path");
        }
        return Mapping.of("PathOnHost", parts[0], "PathInContainer", inside, "CgroupPermissions", mode);
    }

    static Mapping restartPolicy(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String count = colon < 0 ? "" : text.substring(colon + 1);
        if (colon == 0) {
            throw new Unusable("invalid restart policy format: no policy provided before colon");
        }
        if (!count.isEmpty() && !count.matches("[+-]?[0-9]{1,9}")) {
            throw new Unusable("invalid restart policy format: maximum retry count must be an integer");
        }
        return Mapping.of("Name", name, "MaximumRetryCount", count.isEmpty() ? 0 : Integer.parseInt(count));
    }

    private Tree list(String flag) {
        return orNull(flags.all(flag));
    }

    private static Tree orNull(List<String> list) {
        return list.isEmpty() ? Nothing.NOTHING : Tree.of(list);
    }
}
