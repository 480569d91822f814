package dev.drydock.sandbox.cluster.apiserver.defaults;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;

/** Defaults of pods, of their templates, and of all that stands in them. */
final class PodDefaults {
    private static final int MODE = 0644;
    private static final int GRACE_SECONDS = 30;
    private static final int TOKEN_SECONDS = 3600;
    private static final List<String> CONTAINERS = List.of("initContainers", "containers", "ephemeralContainers");

    private PodDefaults() {}

    /** A pod itself, which has a few that templates have not. */
    static Mapping pod(Mapping pod) {
        return Fill.within(pod, "spec", spec -> {
            Mapping filled = Fill.in(spec(spec), "enableServiceLinks", true);
            filled = Fill.each(filled, "containers", PodDefaults::requestsFromLimits);
            return Fill.each(filled, "initContainers", PodDefaults::requestsFromLimits);
        });
    }

    /** Whoever limits a resource and requests none of it requests what he limits it to. */
    private static Mapping requestsFromLimits(Mapping container) {
        return Fill.at(container, "resources", resources -> {
            Mapping limits = resources.get("limits").mapping();
            Mapping requests = resources.get("requests").mapping();
            for (int i = 0; i < limits.size(); i++) {
                requests = Fill.in(requests, limits.keyAt(i), limits.valueAt(i));
            }
            return requests == resources.get("requests").mapping() ? resources : resources.with("requests", requests);
        });
    }

    /** Of workloads: their template's pod. */
    static Mapping template(Mapping spec) {
        return Fill.within(spec, "template", template -> Fill.within(template, "spec", PodDefaults::spec));
    }

    static Mapping spec(Mapping given) {
        Mapping spec = Fill.empty(given, "dnsPolicy", "ClusterFirst");
        spec = Fill.empty(spec, "restartPolicy", "Always");
        spec = Fill.in(spec, "securityContext", Mapping.EMPTY);
        spec = Fill.in(spec, "terminationGracePeriodSeconds", GRACE_SECONDS);
        spec = Fill.empty(spec, "schedulerName", "default-scheduler");
        if (spec.has("serviceAccountName") != spec.has("serviceAccount")) {
            Tree account = spec.get(spec.has("serviceAccountName") ? "serviceAccountName" : "serviceAccount");
            spec = spec.with("serviceAccountName", account).with("serviceAccount", account);
        }
        boolean hostNetwork = spec.get("hostNetwork").truth();
        for (String kind : CONTAINERS) {
            spec = Fill.each(spec, kind, container -> container(container, hostNetwork));
        }
        return Fill.each(spec, "volumes", PodDefaults::volume);
    }

    private static Mapping container(Mapping given, boolean hostNetwork) {
        Mapping container = Fill.empty(given, "imagePullPolicy", pullPolicy(given.get("image").text()));
        container = Fill.empty(container, "terminationMessagePath", "/dev/termination-log");
        container = Fill.empty(container, "terminationMessagePolicy", "File");
        container = Fill.each(container, "ports", port -> {
            Mapping filled = Fill.empty(port, "protocol", "TCP");
            return hostNetwork ? Fill.empty(filled, "hostPort", port.get("containerPort")) : filled;
        });
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            container = Fill.at(container, probe, PodDefaults::probe);
        }
        container = Fill.at(container, "lifecycle", lifecycle ->
                Fill.at(Fill.at(lifecycle, "postStart", PodDefaults::action), "preStop", PodDefaults::action));
        return Fill.each(container, "env", PodDefaults::environment);
    }

    /** Of a name without a tag, and of the tag {@code latest}, always. */
    private static String pullPolicy(String image) {
        if (image.contains("@")) {
            return "IfNotPresent";
        }
        int colon = image.indexOf(':', image.lastIndexOf('/') + 1);
        return colon < 0 || image.substring(colon + 1).equals("latest") ? "Always" : "IfNotPresent";
    }

    private static Mapping environment(Mapping variable) {
        return Fill.at(variable, "valueFrom", from -> {
            Mapping filled = Fill.at(from, "fieldRef", reference -> Fill.empty(reference, "apiVersion", "v1"));
            return Fill.at(filled, "resourceFieldRef", reference -> Fill.empty(reference, "divisor", "0"));
        });
    }

    private static Mapping probe(Mapping given) {
        Mapping probe = Fill.empty(given, "timeoutSeconds", 1);
        probe = Fill.empty(probe, "periodSeconds", 10);
        probe = Fill.empty(probe, "successThreshold", 1);
        probe = Fill.empty(probe, "failureThreshold", 3);
        probe = Fill.at(probe, "grpc", grpc -> Fill.in(grpc, "service", ""));
        return action(probe);
    }

    private static Mapping action(Mapping action) {
        return Fill.at(action, "httpGet", get -> Fill.empty(Fill.empty(get, "path", "/"), "scheme", "HTTP"));
    }

    private static Mapping volume(Mapping given) {
        Mapping volume = given.size() == 1 ? given.with("emptyDir", Mapping.EMPTY) : given;
        for (String kind : List.of("secret", "configMap")) {
            volume = Fill.at(volume, kind, source -> Fill.in(source, "defaultMode", MODE));
        }
        volume = Fill.at(volume, "downwardAPI", source -> Fill.each(Fill.in(source, "defaultMode", MODE), "items", PodDefaults::downward));
        volume = Fill.at(volume, "hostPath", source -> Fill.in(source, "type", ""));
        volume = Fill.at(volume, "ephemeral", source -> Fill.at(source, "volumeClaimTemplate", template -> Fill.at(template, "spec", VolumeDefaults::claimSpec)));
        return Fill.at(volume, "projected", source -> Fill.each(Fill.in(source, "defaultMode", MODE), "sources", part -> {
            Mapping filled = Fill.at(part, "serviceAccountToken", token -> Fill.in(token, "expirationSeconds", TOKEN_SECONDS));
            return Fill.at(filled, "downwardAPI", downward -> Fill.each(downward, "items", PodDefaults::downward));
        }));
    }

    private static Mapping downward(Mapping item) {
        Mapping filled = Fill.at(item, "fieldRef", reference -> Fill.empty(reference, "apiVersion", "v1"));
        return Fill.at(filled, "resourceFieldRef", reference -> Fill.empty(reference, "divisor", "0"));
    }
}
