package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Patron;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a container of a spec to what the runtime is asked for ({@code generateContainerConfig}). */
final class ContainerMaking {
    private static final long PERIOD_MICROS = 100_000;
    private static final long LEAST_QUOTA_MICROS = 1_000;

    private final Agent agent;
    private final PodState state;
    private final Cell cell;
    private final Mapping spec;
    private final Image image;
    private final Environment environment;

    ContainerMaking(Agent agent, PodState state, Cell cell, Image image) {
        this.agent = agent;
        this.state = state;
        this.cell = cell;
        this.spec = state.spec(cell.name());
        this.image = image;
        this.environment = Environment.of(agent, state, spec);
    }

    /** Why a container cannot be made. */
    record Refusal(String reason, String message) {}

    Optional<Refusal> refusal() {
        if (!environment.refusal().isEmpty()) {
            return Optional.of(new Refusal("CreateContainerConfigError", environment.refusal()));
        }
        return Security.refusal(state, spec, image).map(message -> new Refusal("CreateContainerConfigError", message))
                .or(() -> new Volumes(agent).refusal(state, spec).map(message -> new Refusal("CreateContainerConfigError", message)));
    }

    Container make() {
        int attempt = cell.id().isEmpty() ? cell.attempt() : cell.attempt() + 1;
        String name = "k8s_" + cell.name() + "_" + state.name() + "_" + state.namespace() + "_" + state.uid() + "_" + attempt;
        return agent.runtime().create(image, name, asked(attempt), new Volumes(agent).mounts(state, cell, environment));
    }

    private Mapping asked(int attempt) {
        Mapping.Builder asked = Mapping.builder().put("Image", spec.get("image").text()).put("Hostname", Sandboxes.hostname(state))
                .put("Env", Sequence.ofTexts(environment.assignments()))
                .put("OpenStdin", spec.get("stdin").truth()).put("StdinOnce", spec.get("stdinOnce").truth()).put("Tty", spec.get("tty").truth())
                .put("Labels", labels(attempt)).put("HostConfig", host());
        words("command").ifPresent(words -> asked.put("Entrypoint", Sequence.ofTexts(words)));
        words("args").ifPresent(words -> asked.put("Cmd", Sequence.ofTexts(words)));
        asked.putUnlessEmpty("WorkingDir", spec.get("workingDir"));
        asked.putUnlessEmpty("User", Security.user(state, spec));
        return asked.build();
    }

    private Optional<List<String>> words(String field) {
        List<String> given = spec.get(field).texts();
        return given.isEmpty() ? Optional.empty() : Optional.of(given.stream().map(word -> Expansion.of(word, environment.values())).toList());
    }

    private Mapping labels(int attempt) {
        return Mapping.of("annotation.io.kubernetes.container.restartCount", Integer.toString(attempt), "io.kubernetes.container.name", cell.name(),
                "io.kubernetes.docker.type", "container", "io.kubernetes.pod.name", state.name(), "io.kubernetes.pod.namespace", state.namespace(),
                "io.kubernetes.container.terminationMessagePath", spec.get("terminationMessagePath").text("/dev/termination-log"),
                "io.kubernetes.container.terminationMessagePolicy", spec.get("terminationMessagePolicy").text("File"),
                Patron.LABEL, state.uid(), "io.kubernetes.sandbox.id", state.sandbox().id());
    }

    private Mapping host() {
        String sandbox = "container:" + state.sandbox().id();
        Mapping.Builder host = Mapping.builder().put("NetworkMode", state.hostNetwork() ? "host" : sandbox).put("IpcMode", sandbox)
                .put("CgroupParent", cgroup(state)).put("CgroupnsMode", "private");
        Mapping pod = state.pod().get("spec").mapping();
        if (pod.get("hostPID").truth()) {
            host.put("PidMode", "host");
        } else if (pod.get("shareProcessNamespace").truth()) {
            host.put("PidMode", sandbox);
        } else if (cell.kind() == Cell.Kind.EPHEMERAL && !spec.get("targetContainerName").text().isEmpty()) {
            state.cell(spec.get("targetContainerName").text()).filter(agent::runs).ifPresent(target -> host.put("PidMode", "container:" + target.id()));
        }
        Tree limits = spec.at("resources", "limits");
        long memory = Quantity.of(limits.get("memory").text()).whole();
        long millis = Quantity.of(limits.get("cpu").text()).milli();
        if (memory > 0) {
            host.put("Memory", memory).put("MemorySwap", memory);
        }
        if (millis > 0) {
            host.put("CpuPeriod", PERIOD_MICROS).put("CpuQuota", Math.max(LEAST_QUOTA_MICROS, millis * PERIOD_MICROS / 1_000));
        }
        Quantity request = Quantity.of(spec.at("resources", "requests").get("cpu").text(limits.get("cpu").text()));
        host.put("CpuShares", Math.max(2, request.milli() * 1_024 / 1_000));
        Security.put(host, state, spec);
        return host.build();
    }

    /** The control group in which those of a pod are. */
    static String cgroup(PodState state) {
        String quality = dev.drydock.sandbox.cluster.apiserver.admission.Quality.of(state.pod());
        String uid = state.uid();
        return switch (quality) {
            case "Guaranteed" -> "/kubepods/pod" + uid;
            case "Burstable" -> "/kubepods/burstable/pod" + uid;
            default -> "/kubepods/besteffort/pod" + uid;
        };
    }

    /** All variables, for those who only want to look. */
    static List<String> lines(Map<String, String> values) {
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) -> lines.add(name + "=" + value));
        return lines;
    }
}
