package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.compose.file.Durations;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The request that makes a container of a service.
 *
 * @param name the container's
 * @param labels all but those about this container alone
 * @param inherited the container that it takes the place of, whose anonymous volumes it goes on using; empty for none
 * @param aliases whether it is known by the service's name
 * @param attached whether its input will be attached
 */
record ContainerBody(Project project, Service service, String name, int number, Mapping labels, Mapping inherited, boolean aliases,
        boolean attached, boolean removed) {

    private Tree field(String... path) {
        return service.fields().at(path);
    }

    /** The whole body. */
    Mapping tree() {
        Mapping fields = service.fields();
        Mapping.Builder body = Mapping.builder()
                .put("Hostname", fields.get("hostname").text()).put("Domainname", fields.get("domainname").text())
                .put("User", fields.get("user").text())
                .put("AttachStdin", attached).put("AttachStdout", true).put("AttachStderr", true)
                .putUnlessEmpty("ExposedPorts", exposed())
                .put("Tty", fields.get("tty").truth()).put("OpenStdin", fields.get("stdin_open").truth())
                .put("StdinOnce", attached && fields.get("stdin_open").truth())
                .put("Env", environment()).put("Cmd", fields.get("command"));
        if (fields.has("healthcheck")) {
            body.put("Healthcheck", health(fields.get("healthcheck")));
        }
        body.put("Image", service.image(project.name())).put("Volumes", Nothing.NOTHING).put("WorkingDir", fields.get("working_dir").text())
                .put("Entrypoint", fields.get("entrypoint")).put("OnBuild", Nothing.NOTHING).put("Labels", allLabels())
                .putUnlessEmpty("StopSignal", fields.get("stop_signal"));
        if (fields.has("stop_grace_period")) {
            body.put("StopTimeout", Durations.nanoseconds(fields.get("stop_grace_period").text()) / 1_000_000_000L);
        }
        return body.put("HostConfig", host()).put("NetworkingConfig", networking()).build();
    }

    private Mapping allLabels() {
        Mapping all = labels.with(Labels.HASH, service.hash());
        all = number > 0 ? all.with(Labels.NUMBER, Integer.toString(number)) : all;
        return all.with(Labels.DEPENDS_ON, Labels.dependencies(service));
    }

    private List<String> environment() {
        List<String> all = new ArrayList<>();
        field("environment").mapping().forEach((variable, value) -> all.add(value.isNothing() ? variable : variable + "=" + value.text()));
        all.sort(dev.drydock.sandbox.tree.GoText.BY_BYTES);
        return all;
    }

    private Mapping exposed() {
        Mapping.Builder ports = Mapping.builder();
        field("expose").texts().forEach(port -> ports.put(port.contains("/") ? port : port + "/tcp", Mapping.EMPTY));
        field("ports").mappings().forEach(port -> ports.put(inside(port), Mapping.EMPTY));
        return ports.build();
    }

    private static String inside(Mapping port) {
        return port.get("target").whole() + "/" + port.get("protocol").text("tcp");
    }

    private static Mapping health(Tree check) {
        List<String> test = check.get("disable").truth() ? List.of("NONE") : check.get("test").texts();
        return Mapping.builder().putUnlessEmpty("Test", test)
                .putUnlessEmpty("Interval", Durations.nanoseconds(check.get("interval").text("0")))
                .putUnlessEmpty("Timeout", Durations.nanoseconds(check.get("timeout").text("0")))
                .putUnlessEmpty("StartPeriod", Durations.nanoseconds(check.get("start_period").text("0")))
                .putUnlessEmpty("StartInterval", Durations.nanoseconds(check.get("start_interval").text("0")))
                .putUnlessEmpty("Retries", check.get("retries").whole()).build();
    }

    private Mapping host() {
        Mounts mounts = Mounts.of(project, service, inherited);
        Mapping fields = service.fields();
        Mapping.Builder host = Mapping.builder()
                .put("Binds", mounts.binds().isEmpty() ? Nothing.NOTHING : mounts.binds())
                .put("ContainerIDFile", "")
                .put("LogConfig", Mapping.of("Type", field("logging", "driver").text(), "Config", field("logging", "options")))
                .put("NetworkMode", mode()).put("PortBindings", bindings()).put("RestartPolicy", restart())
                .put("AutoRemove", removed).put("VolumeDriver", "").put("VolumesFrom", fields.get("volumes_from"))
                .putUnlessEmpty("Annotations", fields.get("annotations"))
                .put("CapAdd", fields.get("cap_add")).put("CapDrop", fields.get("cap_drop")).put("CgroupnsMode", fields.get("cgroup").text())
                .put("Dns", fields.get("dns").texts()).put("DnsOptions", fields.get("dns_opt").texts())
                .put("DnsSearch", fields.get("dns_search").texts())
                .put("ExtraHosts", fields.get("extra_hosts").texts().stream().map(each -> each.replaceFirst("=", ":")).toList())
                .put("GroupAdd", fields.get("group_add")).put("IpcMode", fields.get("ipc").text()).put("Cgroup", "")
                .put("Links", fields.get("external_links").isNothing() ? Nothing.NOTHING : fields.get("external_links"))
                .put("OomScoreAdj", fields.get("oom_score_adj").whole()).put("PidMode", fields.get("pid").text())
                .put("Privileged", fields.get("privileged").truth()).put("PublishAllPorts", false)
                .put("ReadonlyRootfs", fields.get("read_only").truth()).put("SecurityOpt", fields.get("security_opt"))
                .putUnlessEmpty("StorageOpt", fields.get("storage_opt")).putUnlessEmpty("Tmpfs", tmpfs())
                .put("UTSMode", fields.get("uts").text()).put("UsernsMode", fields.get("userns_mode").text())
                .put("ShmSize", bytes(fields.get("shm_size"))).putUnlessEmpty("Sysctls", fields.get("sysctls"))
                .putUnlessEmpty("Runtime", fields.get("runtime")).put("Isolation", fields.get("isolation").text())
                .put("ConsoleSize", List.of(0, 0)).putAll(resources()).putUnlessEmpty("Mounts", mounts.mounts());
        return fields.has("init") ? host.put("Init", fields.get("init")).build() : host.build();
    }

    private static long bytes(Tree text) {
        return text.text().matches("[0-9]{1,18}") ? Long.parseLong(text.text()) : 0;
    }

    private Mapping resources() {
        Mapping fields = service.fields();
        Tree limits = field("deploy", "resources", "limits");
        Tree reserved = field("deploy", "resources", "reservations");
        double cpus = limits.get("cpus").number() > 0 ? limits.get("cpus").number() : fields.get("cpus").number();
        long memory = limits.has("memory") ? bytes(limits.get("memory")) : bytes(fields.get("mem_limit"));
        long reservation = reserved.has("memory") ? bytes(reserved.get("memory")) : bytes(fields.get("mem_reservation"));
        long pids = limits.get("pids").whole() > 0 ? limits.get("pids").whole() : fields.get("pids_limit").whole();
        Mapping.Builder resources = Mapping.builder().put("CpuShares", fields.get("cpu_shares").whole()).put("Memory", memory)
                .put("NanoCpus", Math.round(cpus * 1e9)).put("CgroupParent", fields.get("cgroup_parent").text())
                .put("CpuPeriod", fields.get("cpu_period").whole()).put("CpuQuota", fields.get("cpu_quota").whole())
                .put("CpuRealtimePeriod", fields.get("cpu_rt_period").whole()).put("CpuRealtimeRuntime", fields.get("cpu_rt_runtime").whole())
                .put("CpusetCpus", fields.get("cpuset").text()).put("CpusetMems", "")
                .put("Devices", fields.get("devices").mappings().stream().map(device -> Mapping.of("PathOnHost", device.get("source").text(),
                        "PathInContainer", device.get("target").text(), "CgroupPermissions", device.get("permissions").text("rwm"))).toList())
                .put("DeviceCgroupRules", fields.get("device_cgroup_rules")).put("DeviceRequests", Nothing.NOTHING)
                .put("MemoryReservation", reservation).put("MemorySwap", bytes(fields.get("memswap_limit")))
                .put("OomKillDisable", fields.get("oom_kill_disable").truth())
                .put("Ulimits", ulimits()).put("CpuCount", 0).put("CpuPercent", 0);
        return pids == 0 ? resources.build() : resources.put("PidsLimit", pids).build();
    }

    private List<Mapping> ulimits() {
        List<Mapping> limits = new ArrayList<>();
        field("ulimits").mapping().forEach((limit, value) -> limits.add(Mapping.of("Name", limit,
                "Hard", value instanceof Mapping ? value.get("hard").whole() : value.whole(),
                "Soft", value instanceof Mapping ? value.get("soft").whole() : value.whole())));
        return limits;
    }

    private Mapping tmpfs() {
        Mapping.Builder all = Mapping.builder();
        field("tmpfs").texts().forEach(text -> {
            String[] parts = text.split(":", 2);
            all.put(parts[0], parts.length < 2 ? "" : parts[1]);
        });
        return all.build();
    }

    private Mapping bindings() {
        TreeMap<String, List<Mapping>> bindings = new TreeMap<>();
        field("ports").mappings().forEach(port -> bindings.computeIfAbsent(inside(port), p -> new ArrayList<>())
                .add(Mapping.of("HostIp", port.get("host_ip").text(), "HostPort", port.get("published").text())));
        return Mapping.copyOf(bindings);
    }

    private Mapping restart() {
        String[] parts = field("restart").text().split(":");
        int attempts = parts.length > 1 && parts[1].matches("[0-9]{1,9}") ? Integer.parseInt(parts[1]) : 0;
        Tree policy = field("deploy", "restart_policy");
        return policy.isNothing() ? Mapping.of("Name", condition(parts[0]), "MaximumRetryCount", attempts)
                : Mapping.of("Name", condition(policy.get("condition").text()), "MaximumRetryCount", policy.get("max_attempts").whole());
    }

    private static String condition(String condition) {
        return switch (condition) {
            case "none" -> "no";
            case "any" -> "always";
            default -> condition;
        };
    }

    // ---- networks ----------------------------------------------------------------------------------------------------------------

    /** Networks of the service, the one of highest priority first. */
    private List<String> networks() {
        Mapping networks = field("networks").mapping();
        return networks.keys().stream().sorted(Comparator.comparing((String key) -> -networks.get(key).get("priority").whole())
                .thenComparing(Comparator.naturalOrder())).toList();
    }

    private String networkName(String key) {
        return project.networks().get(key).get("name").text();
    }

    private String mode() {
        String said = field("network_mode").text();
        return !said.isEmpty() ? said : project.networks().isEmpty() || networks().isEmpty() ? "none" : networkName(networks().get(0));
    }

    private Mapping networking() {
        if (!field("network_mode").text().isEmpty() || networks().isEmpty() || project.networks().isEmpty()) {
            return Mapping.EMPTY;
        }
        Mapping.Builder endpoints = Mapping.builder();
        networks().forEach(key -> endpoints.put(networkName(key), endpoint(field("networks").get(key))));
        return Mapping.of("EndpointsConfig", endpoints.build());
    }

    private Mapping endpoint(Tree network) {
        List<String> names = new ArrayList<>(List.of(name));
        if (aliases) {
            names.add(service.name());
            names.addAll(network.get("aliases").texts());
        }
        Tree addresses = network.isNothing() ? Nothing.NOTHING : Mapping.builder().putUnlessEmpty("IPv4Address", network.get("ipv4_address"))
                .putUnlessEmpty("IPv6Address", network.get("ipv6_address")).putUnlessEmpty("LinkLocalIPs", network.get("link_local_ips")).build();
        List<String> links = field("links").texts();
        return Mapping.of("IPAMConfig", addresses, "Links", links.isEmpty() ? Nothing.NOTHING : links(links), "Aliases", names,
                "MacAddress", network.get("mac_address").text(field("mac_address").text()),
                "DriverOpts", network.get("driver_opts"), "GwPriority", network.get("gw_priority").whole());
    }

    private List<String> links(List<String> links) {
        return links.stream().map(link -> {
            String[] parts = link.split(":", -1);
            return project.name() + "-" + parts[0] + "-1:" + (parts.length == 2 ? parts[1] : parts[0]);
        }).toList();
    }
}
