package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Lines;
import dev.drydock.sandbox.docker.client.Progress;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Display;
import dev.drydock.sandbox.docker.compose.progress.Event;
import dev.drydock.sandbox.docker.compose.progress.Event.Status;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docker compose pull} and {@code push}. */
record PullPush(Workshop shop, Project project) {

    private static Step open(Sys sys, Job job, Opening.Then then) {
        return Opening.project(sys, job, job.arguments(), (s, project) -> job.flags().on("include-deps") || job.arguments().isEmpty()
                ? then.run(s, project) : Opening.take(s, project.select(job.arguments(), false), then));
    }

    static Step pull(Sys sys, Job job) {
        return open(sys, job, (s, project) -> {
            PullPush work = new PullPush(new Workshop(job), project);
            return work.shop.run(s, "Pulling", t -> new Supply(work.shop, project, job.flags().on("quiet")).known(t, work::pull));
        });
    }

    private GivenFlags flags() {
        return shop.job().flags();
    }

    private Step pull(Sys sys, Mapping images) {
        List<Event> skipped = new ArrayList<>();
        Map<String, String> pulled = new LinkedHashMap<>();
        List<Crew.Task> tasks = new ArrayList<>();
        for (Service service : project.services().values()) {
            String image = service.fields().get("image").text();
            String policy = flags().text("policy").isEmpty() ? service.fields().get("pull_policy").text() : flags().text("policy");
            String reason = image.isEmpty() ? "Skipped - No image to be pulled"
                    : policy.equals("never") || policy.equals("build") ? "Skipped"
                    : policy.equals("missing") && present(image, images) ? "Skipped - Image is already present locally"
                    : service.built() && flags().on("ignore-buildable") ? "Skipped - Image can be built"
                    : pulled.containsKey(image) ? "Skipped - Image is already being pulled by " + pulled.get(image) : "";
            if (!reason.isEmpty()) {
                skipped.add(Event.text(service.name(), Status.DONE, reason));
                continue;
            }
            pulled.put(image, service.name());
            tasks.add(Crew.Task.of(service.name(), (s, none) -> new Supply(shop, project, flags().on("quiet")).pull(s, service, complaint ->
                    flags().on("ignore-pull-failures") ? Crew.done() : Crew.fail(complaint))));
        }
        return Crew.tell(skipped, s -> Crew.all(Crew.asBegun(tasks), (t, results) -> Crew.done()));
    }

    private static boolean present(String image, Mapping images) {
        boolean latest = Reference.parse(image) instanceof Reference reference && reference.orLatest().tag().orElse("").equals("latest");
        return images.has(image) && !latest;
    }

    static Step push(Sys sys, Job job) {
        return open(sys, job, (s, project) -> {
            PullPush work = new PullPush(new Workshop(job), project);
            Display display = work.shop.display(s, "Pushing");
            return Crew.run(s, job.flags().on("quiet") ? display.silent() : display, work::push,
                    (t, shown, value) -> shown.end(t, u -> Step.exit(0)), Workshop::give);
        });
    }

    private Step push(Sys sys) {
        List<Event> skipped = new ArrayList<>();
        List<Crew.Task> tasks = new ArrayList<>();
        for (Service service : project.services().values()) {
            String image = service.fields().get("image").text();
            if (!service.built() || image.isEmpty()) {
                skipped.add(Event.text(service.name(), Status.DONE, "Skipped"));
                continue;
            }
            List<String> tags = new ArrayList<>(List.of(image));
            tags.addAll(service.fields().at("build", "tags").texts());
            tags.forEach(tag -> tasks.add(Crew.Task.of(service.name() + " " + tag, (s, none) -> push(s, tag))));
        }
        return Crew.tell(skipped, s -> Crew.all(Crew.asBegun(tasks), (t, results) -> Crew.done()));
    }

    private Step push(Sys sys, String image) {
        if (!(Reference.parse(image) instanceof Reference parsed)) {
            return Crew.fail("invalid reference format");
        }
        Reference wanted = parsed.orLatest();
        Request request = Credentials.signed(sys, Request.of("POST", shop.daemon().versioned("/images/" + wanted.name() + "/push"),
                Map.of("tag", wanted.tag().orElse("")), Bytes.EMPTY), wanted.domain());
        return shop.daemon().open(sys, request.header("x-registry-auth").isPresent() ? request : request.withHeader("x-registry-auth", "e30="),
                (s, call, head) -> Lines.read(s, call, (Tree) Nothing.NOTHING, (t, failure, message, next) -> {
                    if (message.has("error")) {
                        return Step.next(u -> next.run(u, message.get("error")));
                    }
                    return message.get("id").text().isEmpty() ? Step.next(u -> next.run(u, failure))
                            : Crew.tell(layer(image, message), u -> next.run(u, failure));
                }, (t, failure) -> failure.isNothing() || flags().on("ignore-push-failures") ? Crew.done() : Crew.fail(failure.text())),
                (s, answer) -> flags().on("ignore-push-failures") ? Crew.done() : Crew.fail(answer.complaint()));
    }

    private static Event layer(String image, Tree message) {
        String status = message.get("status").text();
        boolean over = List.of("pushed", "layer already exists").contains(status.toLowerCase(Locale.ROOT));
        long current = message.at("progressDetail", "current").whole();
        long total = message.at("progressDetail", "total").whole();
        return new Event("Pushing " + image + ": " + message.get("id").text(), "", over ? Status.DONE : Status.WORKING, status,
                Progress.progress(message, 200), total == 0 ? 0 : current, total, over ? 100 : total == 0 ? 0 : (int) (current * 100 / total));
    }
}
