package dev.drydock.sandbox.engine.system;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Daemon;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.ContainerState;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** {@code GET /info}. */
final class Summary {
    private static final String FIXED = """
            {"Driver":"overlay2","DriverStatus":[["Backing Filesystem","extfs"],["Supports d_type","true"],["Using metacopy","false"],
            ["Native Overlay Diff","true"],["userxattr","false"]],"Plugins":{"Volume":["local"],
            "Network":["bridge","host","ipvlan","macvlan","null","overlay"],"Authorization":null,
            "Log":["awslogs","fluentd","gelf","journald","json-file","local","splunk","syslog"]},
            "MemoryLimit":true,"SwapLimit":true,"KernelMemory":true,"KernelMemoryTCP":true,"CpuCfsPeriod":true,"CpuCfsQuota":true,
            "CPUShares":true,"CPUSet":true,"PidsLimit":true,"IPv4Forwarding":true,"Debug":false}
            """;
    private static final String REGISTRIES = """
            {"IndexConfigs":{"docker.io":{"Mirrors":[],"Name":"docker.io","Official":true,"Secure":true}},
            "InsecureRegistryCIDRs":["::1/128","127.0.0.0/8"],"Mirrors":[]}
            """;
    private static final String RUNTIMES = """
            {"io.containerd.runc.v2":{"path":"runc"},"runc":{"path":"runc"}}
            """;

    private Summary() {}

    static Reply serve(Call call) {
        Daemon daemon = call.daemon();
        Machine machine = Machine.of(call.transaction(), call.machine());
        List<Container> all = new Containers(call.kernel(), call.machine()).all();
        boolean debian = daemon.version().platform().isEmpty();
        Mapping.Builder summary = Mapping.builder()
                .put("ID", daemon.id())
                .put("Containers", all.size())
                .put("ContainersRunning", all.stream().filter(c -> c.state().countsAsRunning() && !c.state().is(ContainerState.Status.PAUSED)).count())
                .put("ContainersPaused", all.stream().filter(c -> c.state().is(ContainerState.Status.PAUSED)).count())
                .put("ContainersStopped", all.stream().filter(c -> !c.state().countsAsRunning()).count())
                .put("Images", new Images(call.kernel(), call.machine()).all().size())
                .putAll(Json.parse(FIXED).mapping())
                .put("NFd", 22 + all.size() * 3)
                .put("OomKillDisable", debian)
                .put("NGoroutines", 40 + all.size() * 5)
                .put("SystemTime", GoTime.nano(call.kernel().now()))
                .put("LoggingDriver", "json-file")
                .put("CgroupDriver", debian ? "cgroupfs" : "systemd")
                .put("CgroupVersion", debian ? "1" : "2")
                .put("NEventsListener", 0)
                .put("KernelVersion", machine.kernelRelease())
                .put("OperatingSystem", machine.operatingSystem())
                .put("OSVersion", version(machine.operatingSystem()))
                .put("OSType", "linux")
                .put("Architecture", machine.hardware().architecture())
                .put("IndexServerAddress", "https://index.docker.io/v1/")
                .put("RegistryConfig", Json.parse(REGISTRIES))
                .put("NCPU", machine.hardware().cpus())
                .put("MemTotal", machine.hardware().memoryBytes())
                .put("GenericResources", null)
                .put("DockerRootDir", "/var/lib/docker")
                .put("HttpProxy", "").put("HttpsProxy", "").put("NoProxy", "")
                .put("Name", call.machine())
                .put("Labels", List.of())
                .put("ExperimentalBuild", false)
                .put("ServerVersion", daemon.version().engine());
        return Reply.json(runtime(summary, daemon.version(), debian).build());
    }

    private static String version(String operatingSystem) {
        String digits = operatingSystem.replaceAll("[^0-9.]", "");
        return digits.isEmpty() ? "" : digits.length() > 5 ? digits.substring(0, 5) : digits;
    }

    private static Mapping.Builder runtime(Mapping.Builder summary, Daemon.Versions version, boolean debian) {
        Tree none = Tree.of(null);
        return summary.put("Runtimes", Json.parse(RUNTIMES))
                .put("DefaultRuntime", "runc")
                .put("Swarm", Mapping.of("NodeID", "", "NodeAddr", "", "LocalNodeState", "inactive", "ControlAvailable", false, "Error", "",
                        "RemoteManagers", none))
                .put("LiveRestoreEnabled", false)
                .put("Isolation", "")
                .put("InitBinary", "docker-init")
                .put("ContainerdCommit", Mapping.of("ID", version.containerdCommit()))
                .put("RuncCommit", Mapping.of("ID", version.runcCommit()))
                .put("InitCommit", Mapping.of("ID", version.initCommit()))
                .put("SecurityOptions", debian
                        ? List.of("name=seccomp,profile=builtin")
                        : List.of("name=apparmor", "name=seccomp,profile=builtin", "name=cgroupns"))
                .put("CDISpecDirs", List.of("/etc/cdi", "/var/run/cdi"))
                .put("Containerd", Mapping.of("Address", "/run/containerd/containerd.sock",
                        "Namespaces", Mapping.of("Containers", "moby", "Plugins", "plugins.moby")))
                .put("Warnings", null);
    }
}
