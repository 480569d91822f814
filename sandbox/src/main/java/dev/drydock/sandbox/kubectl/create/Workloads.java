package dev.drydock.sandbox.kubectl.create;

import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code create deployment}, {@code create job} and {@code create cronjob}. */
public final class Workloads {
    private Workloads() {}

    public static Task<Done> deployment(Job job) {
        return Generated.name(job).then(name -> {
            List<String> images = job.list("image");
            if (images.size() > 1 && !job.after().isEmpty()) {
                return Task.fail("cannot specify multiple --image options and command");
            }
            return Generated.make(job, KnownKinds.DEPLOYMENT, "failed to create deployment: ", namespace -> Task.of(deployment(job, name, namespace, images)));
        });
    }

    private static Mapping deployment(Job job, String name, String namespace, List<String> images) {
        Mapping labels = Mapping.of("app", name);
        List<Tree> containers = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        long port = job.number("port");
        for (String image : images) {
            Mapping.Builder container = Mapping.builder().put("name", containerName(image, names)).put("image", image);
            if (!job.after().isEmpty()) {
                container.put("command", Sequence.ofTexts(job.after()));
            }
            if (port >= 0 && containers.isEmpty()) {
                container.put("ports", Sequence.of(Mapping.of("containerPort", port)));
            }
            containers.add(container.put("resources", Mapping.EMPTY).build());
        }
        Mapping template = Mapping.of("metadata", Mapping.of("creationTimestamp", Nothing.NOTHING, "labels", labels),
                "spec", Mapping.of("containers", new Sequence(containers)));
        return Generated.object(KnownKinds.DEPLOYMENT).put("metadata", Generated.meta(name, namespace).put("labels", labels).build())
                .put("spec", Mapping.of("replicas", job.number("replicas"), "selector", Mapping.of("matchLabels", labels), "template", template,
                        "strategy", Mapping.EMPTY))
                .put("status", Mapping.EMPTY).build();
    }

    /** A container's name: the image's last part without tag and digest. */
    private static String containerName(String image, Set<String> taken) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        String plain = last.split(":", 2)[0].split("@", 2)[0];
        String name = plain.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?") ? plain : plain.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        taken.add(name);
        return name;
    }

    public static Task<Done> job(Job job) {
        return Generated.name(job).then(name -> {
            boolean image = !job.text("image").isEmpty();
            String from = job.text("from");
            if (image == !from.isEmpty()) {
                return Task.fail("either --image or --from must be specified");
            }
            if (!job.after().isEmpty() && !from.isEmpty()) {
                return Task.fail("cannot specify --from and command");
            }
            return Generated.make(job, KnownKinds.JOB, "failed to create job: ", namespace -> image
                    ? Task.of(Generated.object(KnownKinds.JOB).put("metadata", Generated.meta(name, namespace).build())
                            .put("spec", Mapping.of("template", template(name, job, "Never"))).put("status", Mapping.EMPTY).build())
                    : fromCronJob(job, name, namespace, from));
        });
    }

    private static Mapping template(String name, Job job, String restart) {
        Mapping.Builder container = Mapping.builder().put("name", name).put("image", job.text("image"));
        if (!job.after().isEmpty()) {
            container.put("command", Sequence.ofTexts(job.after()));
        }
        return Mapping.of("metadata", Mapping.of("creationTimestamp", Nothing.NOTHING), "spec",
                Mapping.of("containers", Sequence.of(container.put("resources", Mapping.EMPTY).build()), "restartPolicy", restart));
    }

    private static Task<Mapping> fromCronJob(Job job, String name, String namespace, String from) {
        String[] parts = from.split("/");
        if (parts.length != 2 || !List.of("cronjob", "cronjobs", "cj", "cronjob.batch", "cronjobs.batch").contains(parts[0])) {
            return Task.fail("from must be an existing cronjob");
        }
        return job.cluster().then(cluster -> cluster.get(KnownKinds.CRON_JOB.path(cluster.target().namespace(), parts[1]))).map(cron -> {
            Tree template = cron.at("spec", "jobTemplate");
            Mapping annotations = Mapping.builder().put("cronjob.kubernetes.io/instantiate", "manual").putAll(template.at("metadata", "annotations").mapping()).build();
            Mapping owner = Mapping.of("apiVersion", "batch/v1", "kind", "CronJob", "name", parts[1], "uid", cron.at("metadata", "uid"), "controller", true);
            return Generated.object(KnownKinds.JOB).put("metadata", Generated.meta(name, namespace).putUnlessEmpty("labels", template.at("metadata", "labels"))
                    .put("annotations", annotations).put("ownerReferences", Sequence.of(owner)).build())
                    .put("spec", template.get("spec")).put("status", Mapping.EMPTY).build();
        });
    }

    public static Task<Done> cronJob(Job job) {
        return Generated.name(job).then(name -> Generated.make(job, KnownKinds.CRON_JOB, "failed to create cronjob: ", namespace -> {
            String restart = job.text("restart").isEmpty() ? "OnFailure" : job.text("restart");
            Mapping template = Mapping.of("metadata", Mapping.of("name", name, "creationTimestamp", Nothing.NOTHING), "spec",
                    Mapping.of("template", template(name, job, restart)));
            return Task.of(Generated.object(KnownKinds.CRON_JOB).put("metadata", Generated.meta(name, namespace).build())
                    .put("spec", Mapping.of("schedule", job.text("schedule"), "jobTemplate", template)).put("status", Mapping.EMPTY).build());
        }));
    }
}
