package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code create ingress}. */
public final class Ingresses {
    private static final Pattern RULE = Pattern.compile("^(?:(?:[\\w*.-]+\\.)*[\\w*-]*)?/.*=[a-z0-9]([-a-z0-9]*[a-z0-9])?:[a-z0-9]([-a-z0-9]*[a-z0-9])?(?:,(?:tls=?[^,]*))?$");
    private static final Pattern BACKEND = Pattern.compile("^[a-z0-9]([-a-z0-9]*[a-z0-9])?:[a-z0-9]([-a-z0-9]*[a-z0-9])?$");

    private Ingresses() {}

    public static Task<Done> start(Job job) {
        return Generated.name(job).then(name -> {
            List<String> rules = job.all("rule");
            String standard = job.text("default-backend");
            if (standard.isEmpty() && rules.isEmpty()) {
                return Task.fail("not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of "
                        + "rules (which catch specific paths)");
            }
            for (String rule : rules) {
                if (!RULE.matcher(rule).matches()) {
                    return Task.fail("rule " + rule + " is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]");
                }
            }
            for (String annotation : job.all("annotation")) {
                if (annotation.indexOf('=') <= 0) {
                    return Task.fail("annotation " + annotation + " is invalid and should be in format key=[value]");
                }
            }
            if (!standard.isEmpty() && !BACKEND.matcher(standard).matches()) {
                return Task.fail("default-backend should be in format servicename:serviceport");
            }
            return Generated.make(job, KnownKinds.INGRESS, "failed to create ingress: ", namespace -> Task.of(ingress(job, name, namespace, rules, standard)));
        });
    }

    private static Mapping ingress(Job job, String name, String namespace, List<String> rules, String standard) {
        Mapping.Builder annotations = Mapping.builder();
        job.all("annotation").forEach(pair -> annotations.put(pair.split("=", 2)[0], pair.split("=", 2)[1]));
        Mapping.Builder spec = Mapping.builder().putUnlessEmpty("ingressClassName", job.text("class"));
        if (!standard.isEmpty()) {
            spec.put("defaultBackend", backend(standard));
        }
        spec.putUnlessEmpty("tls", tls(rules)).putUnlessEmpty("rules", rules(rules));
        return Generated.object(KnownKinds.INGRESS).put("metadata", Generated.meta(name, namespace).putUnlessEmpty("annotations", annotations.build()).build())
                .put("spec", spec.build()).put("status", Mapping.of("loadBalancer", Mapping.EMPTY)).build();
    }

    private static Sequence rules(List<String> rules) {
        Map<String, List<Tree>> byHost = new LinkedHashMap<>();
        for (String rule : rules) {
            String plain = rule.split(",")[0];
            int slash = plain.indexOf('/');
            String[] target = plain.substring(slash + 1).split("=");
            String path = "/" + target[0];
            boolean prefix = path.endsWith("*");
            byHost.computeIfAbsent(plain.substring(0, slash), same -> new ArrayList<>()).add(Mapping.of("path", prefix ? path.substring(0, path.length() - 1) : path,
                    "pathType", prefix ? "Prefix" : "Exact", "backend", backend(target[1])));
        }
        List<Tree> all = new ArrayList<>();
        byHost.forEach((host, paths) -> all.add(Mapping.builder().putUnlessEmpty("host", host).put("http", Mapping.of("paths", paths)).build()));
        return new Sequence(all);
    }

    private static Mapping backend(String text) {
        String[] parts = text.split(":");
        Mapping port = parts[1].matches("\\d{1,9}") ? Mapping.of("number", Long.parseLong(parts[1])) : Mapping.of("name", parts[1]);
        return Mapping.of("service", Mapping.of("name", parts[0], "port", port));
    }

    private static Sequence tls(List<String> rules) {
        Map<String, List<String>> hostsBySecret = new LinkedHashMap<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String rule : rules) {
            String[] parts = rule.split(",");
            String host = rule.split("/", 2)[0];
            if (parts.length == 2 && seen.add(host)) {
                List<String> hosts = hostsBySecret.computeIfAbsent(parts[1].contains("=") ? parts[1].split("=", 2)[1] : "", same -> new ArrayList<>());
                if (!host.isEmpty()) {
                    hosts.add(host);
                }
            }
        }
        List<Tree> all = new ArrayList<>();
        hostsBySecret.forEach((secret, hosts) -> {
            if (!secret.isEmpty() || !hosts.isEmpty()) {
                all.add(Mapping.builder().putUnlessEmpty("hosts", hosts).putUnlessEmpty("secretName", secret).build());
            }
        });
        return new Sequence(all);
    }
}
