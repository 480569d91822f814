package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.shim.LogPolicy;
import dev.drydock.sandbox.process.Capability;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an engine refuses, or warns of, in a host configuration besides its numbers (moby's {@code verifyContainerSettings}). */
final class HostChecks {
    private static final List<String> RUNTIMES = List.of("", "runc", "io.containerd.runc.v2");

    private final Mapping config;
    private final Mapping host;

    /** @param asked the body of a request to create a container */
    HostChecks(Mapping asked) {
        this.config = asked;
        this.host = asked.get("HostConfig").mapping();
    }

    private String text(String name) {
        return host.get(name).text();
    }

    Optional<Reply.Refusal> refusal(Call call) {
        return capabilities("CapAdd").or(() -> capabilities("CapDrop")).or(this::words).or(this::conflicts).or(this::logging).or(() -> links(call));
    }

    private Optional<Reply.Refusal> capabilities(String field) {
        return host.get(field).texts().stream().filter(name -> !name.equalsIgnoreCase("ALL") && Capability.named(name).isEmpty()).findFirst()
                .flatMap(name -> bad("invalid " + field + ": unknown capability: \"" + canonical(name) + "\""));
    }

    private static String canonical(String name) {
        String upper = name.toUpperCase(java.util.Locale.ROOT);
        return upper.equals("ALL") || upper.startsWith("CAP_") ? upper : "CAP_" + upper;
    }

    /** The host configuration with capabilities in the form that inspect shows. */
    static Mapping normalized(Mapping host) {
        Mapping changed = host;
        for (String field : List.of("CapAdd", "CapDrop")) {
            List<String> names = host.get(field).texts();
            changed = names.isEmpty() ? changed : changed.with(field, Tree.of(names.stream().map(HostChecks::canonical).distinct().sorted().toList()));
        }
        boolean unlabelled = host.get("Privileged").truth() || host.get("PidMode").text().equals("host") || host.get("IpcMode").text().equals("host");
        List<String> security = new ArrayList<>(host.get("SecurityOpt").texts());
        if (unlabelled && !security.contains("label=disable")) {
            security.add("label=disable");
            changed = changed.with("SecurityOpt", Tree.of(security));
        }
        return changed;
    }

    private Optional<Reply.Refusal> words() {
        String ipc = text("IpcMode");
        if (!ipc.matches("|none|private|shareable|host|container:.+")) {
            return bad("invalid IPC mode: " + ipc);
        }
        if (host.get("ShmSize").whole() < 0) {
            return bad("SHM size can not be less than 0");
        }
        long score = host.get("OomScoreAdj").whole();
        if (score < -1000 || score > 1000) {
            return bad("Invalid value " + score + ", range for oom score adj is [-1000, 1000]");
        }
        if (!text("Isolation").isEmpty() && !text("Isolation").equals("default")) {
            return bad("invalid isolation (" + text("Isolation") + "): linux only supports 'default'");
        }
        if (!RUNTIMES.contains(text("Runtime"))) {
            return bad("unknown or invalid runtime name: " + text("Runtime"));
        }
        for (String place : host.get("Tmpfs").mapping().keys()) {
            if (!place.startsWith("/")) {
                return bad("invalid mount path: '" + place + "' mount path must be absolute");
            }
        }
        return host.get("StorageOpt").isEmpty() ? Optional.empty()
                : Optional.of(new Reply.Refusal(500, "--storage-opt is supported only for overlay over xfs with 'pquota' mount option"));
    }

    /** What does not go together (moby's {@code validateNetMode} and others). */
    private Optional<Reply.Refusal> conflicts() {
        String network = text("NetworkMode");
        boolean named = !config.get("Hostname").text().isEmpty();
        if (network.equals("container:")) {
            return bad("invalid network mode: invalid container format container:<name|id>");
        }
        if (named && text("UTSMode").equals("host")) {
            return bad("conflicting options: hostname and the UTS mode");
        }
        boolean joins = network.startsWith("container:");
        if (named && joins) {
            return bad("conflicting options: hostname and the network mode");
        }
        if (joins && !host.get("Links").isEmpty()) {
            return bad("conflicting options: container type network can't be used with links. This would result in undefined behavior");
        }
        if (network.equals("host") && !host.get("Links").isEmpty()) {
            return bad("conflicting options: host type networking can't be used with links. This would result in undefined behavior");
        }
        if (joins && !host.get("Dns").isEmpty()) {
            return bad("conflicting options: dns and the network mode");
        }
        if (joins && !host.get("ExtraHosts").isEmpty()) {
            return bad("conflicting options: custom host-to-IP mapping and the network mode");
        }
        if (joins && !config.get("MacAddress").text().isEmpty()) {
            return bad("conflicting options: mac-address and the network mode");
        }
        if (joins && (!host.get("PortBindings").isEmpty() || host.get("PublishAllPorts").truth())) {
            return bad("conflicting options: port publishing and the container type network mode");
        }
        return joins && !config.get("ExposedPorts").isEmpty() ? bad("conflicting options: port exposing and the container type network mode") : Optional.empty();
    }

    private Optional<Reply.Refusal> logging() {
        return LogPolicy.complaint(host.get("LogConfig").mapping()).flatMap(HostChecks::bad);
    }

    private Optional<Reply.Refusal> links(Call call) {
        for (String link : host.get("Links").texts()) {
            String name = link.split(":")[0];
            if (!(new Containers(call.kernel(), call.machine()).find(name) instanceof dev.drydock.sandbox.engine.api.Answer.Given<?>)) {
                return bad("could not get container for " + name + ": No such container: " + name);
            }
        }
        return Optional.empty();
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (host.get("OomKillDisable").truth() && host.get("Memory").whole() == 0) {
            warnings.add("OOM killer is disabled for the container, but no memory limit is set, this can result in the system running out of resources.");
        }
        if (text("NetworkMode").equals("host") && !host.get("PortBindings").isEmpty()) {
            warnings.add("Published ports are discarded when using host network mode");
        }
        return warnings;
    }

    private static Optional<Reply.Refusal> bad(String message) {
        return Optional.of(Reply.bad(message));
    }
}
