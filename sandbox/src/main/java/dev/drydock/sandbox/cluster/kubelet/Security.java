package dev.drydock.sandbox.cluster.kubelet;

import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the security contexts of a pod and a container come to. */
final class Security {
    private Security() {}

    /** A field of the container's context, else of the pod's. */
    private static Tree field(PodState state, Mapping spec, String name) {
        Tree own = spec.at("securityContext", name);
        return own.isNothing() ? state.pod().at("spec", "securityContext", name) : own;
    }

    /** As the runtime wants it; empty for that of the image. */
    static String user(PodState state, Mapping spec) {
        Tree user = field(state, spec, "runAsUser");
        Tree group = field(state, spec, "runAsGroup");
        if (user.isNothing()) {
            return "";
        }
        return group.isNothing() ? Long.toString(user.whole()) : user.whole() + ":" + group.whole();
    }

    /** Why a container may not run, if it must not be root ({@code verifyRunAsNonRoot}). */
    static Optional<String> refusal(PodState state, Mapping spec, Image image) {
        if (!field(state, spec, "runAsNonRoot").truth()) {
            return Optional.empty();
        }
        String container = "(pod: \"" + state.name() + "_" + state.namespace() + "(" + state.uid() + ")\", container: " + spec.get("name").text() + ")";
        Tree user = field(state, spec, "runAsUser");
        if (!user.isNothing()) {
            return user.whole() == 0 ? Optional.of("container's runAsUser breaks non-root policy " + container) : Optional.empty();
        }
        String own = image.config().get("User").text().replaceFirst(":.*", "");
        if (own.isEmpty() || own.equals("0")) {
            return Optional.of("container has runAsNonRoot and image will run as root " + container);
        }
        return own.matches("\\d+") ? Optional.empty()
                : Optional.of("container has runAsNonRoot and image has non-numeric user (" + own + "), cannot verify user is non-root " + container);
    }

    static void put(Mapping.Builder host, PodState state, Mapping spec) {
        Mapping context = spec.get("securityContext").mapping();
        if (context.get("privileged").truth()) {
            host.put("Privileged", true);
        }
        if (context.get("readOnlyRootFilesystem").truth()) {
            host.put("ReadonlyRootfs", true);
        }
        Mapping capabilities = context.get("capabilities").mapping();
        host.putUnlessEmpty("CapAdd", capabilities.get("add")).putUnlessEmpty("CapDrop", capabilities.get("drop"));
        List<String> options = new ArrayList<>(List.of("seccomp=unconfined"));
        if (context.has("allowPrivilegeEscalation") && !context.get("allowPrivilegeEscalation").truth()) {
            options.add("no-new-privileges");
        }
        host.put("SecurityOpt", Sequence.ofTexts(options));
        List<String> groups = new ArrayList<>();
        Mapping pod = state.pod().at("spec", "securityContext").mapping();
        if (pod.has("fsGroup")) {
            groups.add(Long.toString(pod.get("fsGroup").whole()));
        }
        pod.get("supplementalGroups").items().forEach(group -> groups.add(Long.toString(group.whole())));
        if (!groups.isEmpty()) {
            host.put("GroupAdd", Sequence.ofTexts(groups));
        }
        Mapping sysctls = Mapping.EMPTY;
        for (Mapping sysctl : pod.get("sysctls").mappings()) {
            sysctls = sysctls.with(sysctl.get("name").text(), sysctl.get("value"));
        }
        host.putUnlessEmpty("Sysctls", sysctls);
    }
}
