package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Answer;
import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Lines;
import dev.drydock.sandbox.docker.client.Progress;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.docker.compose.progress.Event;
import dev.drydock.sandbox.docker.compose.progress.Event.Status;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The images of a project: which are here, and fetching those that are not. */
record Supply(Workshop shop, Project project, boolean quiet) {

    /** IDs of images by name. */
    interface Known {
        Step run(Sys sys, Mapping images);
    }

    /** The images that are here, of those that services want; to be asked outside of a crew's work or within. */
    Step known(Sys sys, Known then) {
        TreeSet<String> names = new TreeSet<>();
        project.services().values().forEach(service -> names.add(service.image(project.name())));
        return known(sys, List.copyOf(names), Mapping.EMPTY, then);
    }

    private Step known(Sys sys, List<String> left, Mapping found, Known then) {
        return left.isEmpty() ? then.run(sys, found)
                : shop.daemon().get(sys, "/images/" + left.get(0) + "/json", Map.of(), (s, answer) -> {
                    Mapping more = answer.ok() ? found.with(left.get(0), answer.json().get("Id").text()) : found;
                    return known(s, left.subList(1, left.size()), more, then);
                });
    }

    /** Services whose image must be fetched before their containers can be made. */
    List<Service> wanting(Mapping images) {
        List<Service> wanting = new ArrayList<>();
        for (Service service : project.services().values()) {
            String image = service.fields().get("image").text();
            boolean wants = switch (service.fields().get("pull_policy").text()) {
                case "always" -> true;
                case "never", "build" -> false;
                default -> !images.has(image);
            };
            if (wants && !image.isEmpty() && !service.fields().has("provider")) {
                wanting.add(service);
            }
        }
        return wanting;
    }

    private boolean buildable(Service service) {
        String image = service.fields().get("image").text();
        return service.built() || project.services().values().stream().anyMatch(each -> each.built() && each.fields().get("image").text().equals(image));
    }

    /** Fetches what is wanted, as part of {@code up}, {@code create} and {@code run}. */
    Code fetch(List<Service> wanting) {
        List<Crew.Task> tasks = new ArrayList<>();
        Crew.asBegun(wanting).forEach(service -> tasks.add(Crew.Task.of(service.name(), (s, results) ->
                pull(s, service, complaint -> buildable(service) ? Crew.done() : Crew.fail(complaint)))));
        return sys -> Crew.all(tasks, (s, results) -> Crew.done(results));
    }

    /** What to do about an image that cannot be had. */
    interface Refused {
        Step because(String complaint);
    }

    /** Fetches one service's image; the work's value is the image's ID. */
    Step pull(Sys sys, Service service, Refused refused) {
        String image = service.fields().get("image").text();
        if (!(Reference.parse(image) instanceof Reference parsed)) {
            return refused.because("invalid reference format");
        }
        Reference wanted = parsed.orLatest();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fromImage", wanted.name());
        query.put("tag", wanted.digest().orElse(wanted.tag().orElse("")));
        String platform = service.fields().get("platform").text(project.environment().getOrDefault("DOCKER_DEFAULT_PLATFORM", ""));
        if (!platform.isEmpty()) {
            query.put("platform", platform);
        }
        Request request = Credentials.signed(sys, Request.of("POST", shop.daemon().versioned("/images/create"), query, Bytes.EMPTY), wanted.domain());
        return Crew.tell(Event.text(service.name(), Status.WORKING, "Pulling"), s -> shop.daemon().open(s, request,
                (t, call, head) -> Lines.read(t, call, Mapping.EMPTY, (u, failure, message, next) -> hear(service, failure, message, next), (u, failure) ->
                        failure.isEmpty() ? pulled(u, service, image) : refused.because(failure.get("message").text())),
                (t, answer) -> refuse(service, answer, refused)));
    }

    private Step refuse(Service service, Answer answer, Refused refused) {
        String why = answer.reached() ? answer.json().get("message").text() : answer.complaint();
        Event event = new Event(service.name(), "", service.built() ? Status.WARNING : Status.ERROR, service.built() ? "Warning" : "Error", why, 0, 0, 0);
        return Crew.tell(event, s -> refused.because(answer.complaint()));
    }

    private Step hear(Service service, Mapping failure, Tree message, Lines.Next<Mapping> next) {
        if (message.has("error") || !message.get("errorDetail").isEmpty()) {
            String text = message.at("errorDetail", "message").text(message.get("error").text());
            return Step.next(s -> next.run(s, Mapping.of("message", text)));
        }
        if (quiet || message.get("id").text().isEmpty() || !message.has("progressDetail")) {
            return Step.next(s -> next.run(s, failure));
        }
        return Crew.tell(layer(service, message), s -> next.run(s, failure));
    }

    private static Event layer(Service service, Tree message) {
        String status = message.get("status").text();
        long current = message.at("progressDetail", "current").whole();
        long total = message.at("progressDetail", "total").whole();
        boolean counts = List.of("Downloading", "Extracting", "Verifying Checksum").contains(status);
        boolean over = List.of("Download complete", "Already exists", "Pull complete").contains(status);
        int percent = over ? 100 : counts && total > 0 ? (int) (current * 100 / total) : 0;
        return new Event(message.get("id").text(), service.name(), over ? Status.DONE : Status.WORKING, status, Progress.progress(message, 200),
                counts ? current : 0, counts ? total : 0, percent);
    }

    private Step pulled(Sys sys, Service service, String image) {
        return Crew.tell(Event.text(service.name(), Status.DONE, "Pulled"), s -> shop.daemon().get(s, "/images/" + image + "/json", Map.of(),
                (t, answer) -> answer.ok() ? Crew.done(new Text(answer.json().get("Id").text())) : Crew.fail(answer.complaint())));
    }
}
