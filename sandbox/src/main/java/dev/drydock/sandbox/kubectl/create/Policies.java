package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.DryRun;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.object.LabelSelector;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.kubectl.print.Quantity;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import java.util.List;

/** {@code create namespace}, {@code serviceaccount}, {@code quota}, {@code poddisruptionbudget}, {@code priorityclass} and {@code token}. */
public final class Policies {
    private Policies() {}

    public static Task<Done> namespace(Job job) {
        return Generated.name(job).then(name -> Generated.make(job, KnownKinds.NAMESPACE, "", namespace -> Task.of(Generated.object(KnownKinds.NAMESPACE)
                .put("metadata", Generated.meta(name, "").build()).put("spec", Mapping.EMPTY).put("status", Mapping.EMPTY).build())));
    }

    public static Task<Done> serviceAccount(Job job) {
        return Generated.name(job).then(name -> Generated.make(job, KnownKinds.SERVICE_ACCOUNT, "failed to create serviceaccount: ", namespace ->
                Task.of(Generated.object(KnownKinds.SERVICE_ACCOUNT).put("metadata", Generated.meta(name, namespace).build()).build())));
    }

    public static Task<Done> quota(Job job) {
        return Generated.name(job).then(name -> {
            Mapping.Builder hard = Mapping.builder();
            for (String statement : job.text("hard").isEmpty() ? new String[0] : job.text("hard").split(",", -1)) {
                String[] parts = statement.split("=", -1);
                if (parts.length != 2) {
                    return Task.fail("Invalid argument syntax " + statement + ", expected <resource>=<value>");
                }
                if (Quantity.read(parts[1]).isEmpty()) {
                    return Task.fail("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
                }
                hard.put(parts[0], Quantity.canonical(parts[1]));
            }
            List<String> scopes = job.text("scopes").isEmpty() ? List.of() : List.of(job.text("scopes").split(",", -1));
            if (scopes.contains("")) {
                return Task.fail("invalid resource quota scope \"\"");
            }
            Mapping limits = hard.build().sorted();
            return Generated.make(job, KnownKinds.RESOURCE_QUOTA, "failed to create quota: ", namespace -> Task.of(Generated.object(KnownKinds.RESOURCE_QUOTA)
                    .put("metadata", Generated.meta(name, namespace).build())
                    .put("spec", Mapping.builder().putUnlessEmpty("hard", limits).putUnlessEmpty("scopes", scopes).build()).put("status", Mapping.EMPTY).build()));
        });
    }

    public static Task<Done> disruptionBudget(Job job) {
        return Generated.name(job).then(name -> {
            String least = job.text("min-available");
            String most = job.text("max-unavailable");
            if (job.text("selector").isEmpty()) {
                return Task.fail("a selector must be specified");
            }
            if (least.isEmpty() && most.isEmpty()) {
                return Task.fail("one of min-available or max-unavailable must be specified");
            }
            if (!least.isEmpty() && !most.isEmpty()) {
                return Task.fail("min-available and max-unavailable cannot be both specified");
            }
            String amount = least.isEmpty() ? most : least;
            if (!amount.matches("\\d{1,9}%?")) {
                return Task.fail("invalid format specified for " + (least.isEmpty() ? "max-unavailable" : "min-available"));
            }
            Object number = amount.endsWith("%") ? (Object) amount : Long.parseLong(amount);
            return LabelSelector.read(job.text("selector")).then(selector -> Generated.make(job, KnownKinds.DISRUPTION_BUDGET,
                    "failed to create poddisruptionbudgets: ", namespace -> {
                        Mapping.Builder spec = Mapping.builder();
                        if (!least.isEmpty()) {
                            spec.put("minAvailable", number);
                        }
                        spec.put("selector", selector);
                        if (least.isEmpty()) {
                            spec.put("maxUnavailable", number);
                        }
                        return Task.of(Generated.object(KnownKinds.DISRUPTION_BUDGET).put("metadata", Generated.meta(name, namespace).build()).put("spec", spec.build())
                                .put("status", Mapping.of("disruptionsAllowed", 0, "currentHealthy", 0, "desiredHealthy", 0, "expectedPods", 0)).build());
                    }));
        });
    }

    public static Task<Done> priorityClass(Job job) {
        return Generated.name(job).then(name -> Generated.make(job, KnownKinds.PRIORITY_CLASS, "failed to create priorityclass: ", namespace -> {
            Mapping.Builder object = Generated.object(KnownKinds.PRIORITY_CLASS).put("metadata", Generated.meta(name, "").build()).put("value", job.number("value"));
            if (job.on("global-default")) {
                object.put("globalDefault", true);
            }
            return Task.of(object.putUnlessEmpty("description", job.text("description")).put("preemptionPolicy", job.text("preemption-policy")).build());
        }));
    }

    /** {@code create token}: the server makes it, nothing is stored. */
    public static Task<Done> token(Job job) {
        return Generated.name(job).then(name -> {
            long micros = job.micros("duration");
            if (micros < 0) {
                return Task.fail("--duration must be greater than or equal to 0");
            }
            if (micros % 1_000_000 != 0) {
                return Task.fail("--duration cannot be expressed in units less than seconds");
            }
            Mapping.Builder spec = Mapping.builder().put("audiences", job.all("audience").isEmpty() ? Nothing.NOTHING : dev.drydock.sandbox.tree.Tree.of(job.all("audience")));
            spec.put("expirationSeconds", micros == 0 ? Nothing.NOTHING : dev.drydock.sandbox.tree.Tree.of(micros / 1_000_000)).put("boundObjectRef", Nothing.NOTHING);
            Mapping request = Mapping.of("kind", "TokenRequest", "apiVersion", "authentication.k8s.io/v1", "metadata", Mapping.of("creationTimestamp", Nothing.NOTHING),
                    "spec", spec.build(), "status", Mapping.of("token", "", "expirationTimestamp", Nothing.NOTHING));
            return job.cluster().then(cluster -> Format.of(job, Format.USUAL).then(format -> cluster
                    .create(KnownKinds.SERVICE_ACCOUNT.path(cluster.target().namespace(), name) + "/token", DryRun.NONE.query(java.util.Map.of()), request)
                    .failingAs(why -> new dev.drydock.sandbox.kubectl.client.Failure.Plain("failed to create token: " + why.inner()))
                    .then(answer -> format.human() ? Task.print(answer.at("status", "token").text() + "\n") : format.text(answer, false).then(Task::print))));
        });
    }
}
