package dev.drydock.sandbox.tool;

import dev.drydock.sandbox.process.Program;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Dialect;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The tools as programs, by the name that program files carry. Asked by name, so that a short command loads only what it runs. */
public final class Tools {
    private static final Set<String> NOT_INSTALLED = Collections.unmodifiableSet(new TreeSet<>(List.of("ansible", "argocd", "aws", "az", "buildah", "containerd",
            "cri-dockerd", "crictl", "ctr", "docker-compose", "docker-machine", "eksctl", "gcloud", "helm", "istioctl", "k0s", "k3d", "k3s", "k9s", "kind",
            "kompose", "kubeadm", "kubelet", "kustomize", "microk8s", "minikube", "nerdctl", "oc", "packer", "podman", "rancher", "runc", "skaffold", "skopeo",
            "stern", "terraform", "tilt", "trivy", "vagrant")));

    private Tools() {}

    /** Whether a name that stands for no file here is that of a well-known program, of which to say that it is not simulated. */
    public static boolean isKnownElsewhere(String name) {
        return NOT_INSTALLED.contains(name);
    }

    /** GNU's tool of that name, or {@code busybox}; empty if there is none. */
    public static Optional<Program> find(String program) {
        if (program.equals("busybox")) {
            return Optional.of(Busybox::start);
        }
        return Catalogue.tool(program).map(tool -> sys -> start(sys, tool, program));
    }

    /** For programs that exist in reality and have a file here, but are not simulated: says so and exits with 96. */
    public static Step notSimulated(Sys sys) {
        return notSimulated(sys, sys.name());
    }

    /** The same for a program by its name. */
    public static Step notSimulated(Sys sys, String name) {
        return sys.fail(sys.phrases().textOr(name + ": not simulated here", "not-simulated.command", name) + "\n", 96);
    }

    private static Step start(Sys sys, Tool tool, String program) {
        List<String> all = sys.arguments();
        String name = all.isEmpty() ? program : all.get(0);
        return Tool.start(sys, tool, Dialect.GNU, name, all.isEmpty() ? List.of() : all.subList(1, all.size()));
    }
}
