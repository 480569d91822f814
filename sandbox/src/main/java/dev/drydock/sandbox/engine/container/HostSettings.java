package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** The host configuration of a request with the engine's defaults filled in, in the order in which inspect shows it. */
final class HostSettings {
    /** Every field with its default; those marked by a leading question mark only appear when they say something. */
    private static final String ORDER = """
            {"Binds":null,"ContainerIDFile":"","LogConfig":{"Type":"json-file","Config":{}},"NetworkMode":"bridge","PortBindings":{},
            "RestartPolicy":{"Name":"no","MaximumRetryCount":0},"AutoRemove":false,"VolumeDriver":"","VolumesFrom":null,"ConsoleSize":[0,0],
            "?Annotations":null,"CapAdd":null,"CapDrop":null,"CgroupnsMode":"","Dns":[],"DnsOptions":[],"DnsSearch":[],"ExtraHosts":null,
            "GroupAdd":null,"IpcMode":"private","Cgroup":"","Links":null,"OomScoreAdj":0,"PidMode":"","Privileged":false,
            "PublishAllPorts":false,"ReadonlyRootfs":false,"SecurityOpt":null,"?StorageOpt":null,"?Tmpfs":null,"UTSMode":"","UsernsMode":"",
            "ShmSize":67108864,"?Sysctls":null,"Runtime":"runc","Isolation":"","CpuShares":0,"Memory":0,"NanoCpus":0,"CgroupParent":"",
            "BlkioWeight":0,"BlkioWeightDevice":[],"BlkioDeviceReadBps":[],"BlkioDeviceWriteBps":[],"BlkioDeviceReadIOps":[],
            "BlkioDeviceWriteIOps":[],"CpuPeriod":0,"CpuQuota":0,"CpuRealtimePeriod":0,"CpuRealtimeRuntime":0,"CpusetCpus":"",
            "CpusetMems":"","Devices":[],"DeviceCgroupRules":null,"DeviceRequests":null,"MemoryReservation":0,"MemorySwap":0,
            "MemorySwappiness":null,"OomKillDisable":false,"PidsLimit":null,"Ulimits":[],"CpuCount":0,"CpuPercent":0,
            "IOMaximumIOps":0,"IOMaximumBandwidth":0,"?Mounts":null,
            "MaskedPaths":["/proc/asound","/proc/acpi","/proc/interrupts","/proc/kcore","/proc/keys","/proc/latency_stats",
            "/proc/timer_list","/proc/timer_stats","/proc/sched_debug","/proc/scsi","/sys/firmware","/sys/devices/virtual/powercap"],
            "ReadonlyPaths":["/proc/bus","/proc/fs","/proc/irq","/proc/sys","/proc/sysrq-trigger"],"?Init":null}
            """;

    private HostSettings() {}

    static Mapping of(Mapping asked, String cgroupMode) {
        Mapping.Builder settings = Mapping.builder();
        Json.parse(ORDER).mapping().forEach((name, usual) -> {
            if (name.startsWith("?")) {
                settings.putUnlessEmpty(name.substring(1), asked.get(name.substring(1)));
            } else {
                settings.put(name, value(name, asked.get(name), usual));
            }
        });
        Mapping filled = settings.build();
        if (filled.get("CgroupnsMode").text().isEmpty()) {
            filled = filled.with("CgroupnsMode", cgroupMode);
        }
        if (filled.get("Memory").whole() > 0 && filled.get("MemorySwap").whole() == 0) {
            filled = filled.with("MemorySwap", filled.get("Memory").whole() * 2);
        }
        if (filled.get("Privileged").truth()) {
            filled = filled.with("MaskedPaths", null).with("ReadonlyPaths", null);
        }
        return filled;
    }

    private static Tree value(String name, Tree asked, Tree usual) {
        return switch (name) {
            case "NetworkMode" -> Tree.of(asked.text().isEmpty() || asked.text().equals("default") ? "bridge" : asked.text());
            case "LogConfig" -> asked.get("Type").text().isEmpty() ? Mapping.of("Type", "json-file", "Config", asked.get("Config").mapping()) : asked;
            case "RestartPolicy" -> asked.get("Name").text().isEmpty() ? usual : asked;
            case "MemorySwappiness" -> asked.whole() == -1 ? usual : asked;
            case "PidsLimit" -> asked.whole() <= 0 ? usual : asked;
            case "ShmSize", "IpcMode", "Runtime", "MaskedPaths", "ReadonlyPaths" -> asked.isEmpty() ? usual : asked;
            default -> asked.isNothing() ? usual : asked;
        };
    }
}
