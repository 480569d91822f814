package dev.drydock.sandbox.docker.system;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Units;
import java.util.ArrayList;
import java.util.List;

/** The engine's half of {@code docker info}, from {@code GET /info}. */
record ServerText(Tree info) {

    String text() {
        StringBuilder out = new StringBuilder();
        counts(out);
        storage(out);
        runtimes(out);
        machine(out);
        registries(out);
        out.append(" Live Restore Enabled: ").append(info.get("LiveRestoreEnabled").truth()).append("\n\n");
        return out.toString();
    }

    private void counts(StringBuilder out) {
        out.append(" Containers: ").append(info.get("Containers").whole()).append('\n');
        out.append("  Running: ").append(info.get("ContainersRunning").whole()).append('\n');
        out.append("  Paused: ").append(info.get("ContainersPaused").whole()).append('\n');
        out.append("  Stopped: ").append(info.get("ContainersStopped").whole()).append('\n');
        out.append(" Images: ").append(info.get("Images").whole()).append('\n');
        unlessEmpty(out, " Server Version: ", "ServerVersion");
    }

    private void storage(StringBuilder out) {
        unlessEmpty(out, " Storage Driver: ", "Driver");
        info.get("DriverStatus").items().forEach(pair -> out.append("  ").append(pair.get(0).text()).append(": ").append(pair.get(1).text()).append('\n'));
        unlessEmpty(out, " Logging Driver: ", "LoggingDriver");
        unlessEmpty(out, " Cgroup Driver: ", "CgroupDriver");
        unlessEmpty(out, " Cgroup Version: ", "CgroupVersion");
        out.append(" Plugins:\n");
        for (String kind : List.of("Volume", "Network", "Authorization", "Log")) {
            List<String> names = info.at("Plugins", kind).texts();
            if (!kind.equals("Authorization") || !names.isEmpty()) {
                out.append("  ").append(kind).append(": ").append(String.join(" ", names)).append('\n');
            }
        }
        list(out, " CDI spec directories:", info.get("CDISpecDirs").texts());
        out.append(" Swarm: ").append(info.at("Swarm", "LocalNodeState").text()).append('\n');
    }

    private void runtimes(StringBuilder out) {
        Mapping runtimes = info.get("Runtimes").mapping();
        if (!runtimes.isEmpty()) {
            out.append(" Runtimes: ").append(String.join(" ", runtimes.keys())).append('\n');
            out.append(" Default Runtime: ").append(info.get("DefaultRuntime").text()).append('\n');
        }
        out.append(" Init Binary: ").append(info.get("InitBinary").text()).append('\n');
        out.append(" containerd version: ").append(info.at("ContainerdCommit", "ID").text()).append('\n');
        out.append(" runc version: ").append(info.at("RuncCommit", "ID").text()).append('\n');
        out.append(" init version: ").append(info.at("InitCommit", "ID").text()).append('\n');
        List<String> options = info.get("SecurityOptions").texts();
        if (!options.isEmpty()) {
            out.append(" Security Options:\n");
            options.forEach(option -> security(out, option));
        }
    }

    /** {@code name=seccomp,profile=builtin}. */
    private static void security(StringBuilder out, String option) {
        for (String field : option.split(",")) {
            if (field.startsWith("name=")) {
                out.append("  ").append(field.substring(5)).append('\n');
            } else if (field.startsWith("profile=")) {
                out.append("   Profile: ").append(field.substring(8)).append('\n');
            }
        }
    }

    private void machine(StringBuilder out) {
        unlessEmpty(out, " Kernel Version: ", "KernelVersion");
        unlessEmpty(out, " Operating System: ", "OperatingSystem");
        unlessEmpty(out, " OSType: ", "OSType");
        unlessEmpty(out, " Architecture: ", "Architecture");
        out.append(" CPUs: ").append(info.get("NCPU").whole()).append('\n');
        out.append(" Total Memory: ").append(Units.binarySize(info.get("MemTotal").whole())).append('\n');
        unlessEmpty(out, " Name: ", "Name");
        unlessEmpty(out, " ID: ", "ID");
        out.append(" Docker Root Dir: ").append(info.get("DockerRootDir").text()).append('\n');
        out.append(" Debug Mode: ").append(info.get("Debug").truth()).append('\n');
        unlessEmpty(out, " HTTP Proxy: ", "HttpProxy");
        unlessEmpty(out, " HTTPS Proxy: ", "HttpsProxy");
        unlessEmpty(out, " No Proxy: ", "NoProxy");
        list(out, " Labels:", info.get("Labels").texts());
        out.append(" Experimental: ").append(info.get("ExperimentalBuild").truth()).append('\n');
    }

    private void registries(StringBuilder out) {
        List<String> insecure = new ArrayList<>();
        info.at("RegistryConfig", "IndexConfigs").mapping().forEach((name, config) -> {
            if (!config.get("Secure").truth()) {
                insecure.add(config.get("Name").text());
            }
        });
        insecure.addAll(info.at("RegistryConfig", "InsecureRegistryCIDRs").texts());
        list(out, " Insecure Registries:", insecure);
        list(out, " Registry Mirrors:", info.at("RegistryConfig", "Mirrors").texts());
    }

    private static void list(StringBuilder out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append(title).append('\n');
            lines.forEach(line -> out.append("  ").append(line).append('\n'));
        }
    }

    private void unlessEmpty(StringBuilder out, String title, String key) {
        String text = info.get(key).text();
        if (!text.isEmpty()) {
            out.append(title).append(text).append('\n');
        }
    }
}
