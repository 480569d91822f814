package dev.drydock.sandbox.docker.scan;

import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Daemon;
import dev.drydock.sandbox.docker.client.Progress;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a scanner has found in an image.
 *
 * @param base the distribution that its oldest layers tell of
 * @param packages how many it counted: those of the base, about, and those it knows by name
 */
record Scan(Reference image, String digest, String platform, long size, String base, int packages, List<Vulnerability> found) {
    /** What is done with a scan. */
    @FunctionalInterface
    interface Then {
        Step run(Sys sys, Scan scan);
    }

    /** What is done if the image cannot be had. */
    @FunctionalInterface
    interface Otherwise {
        Step run(Sys sys, String complaint);
    }

    /** Looks at an image of the engine, which is fetched first if it is not there. */
    static Step of(Sys sys, String name, Then then, Otherwise otherwise) {
        if (!(Reference.parse(name) instanceof Reference parsed)) {
            return otherwise.run(sys, ((ParsedReference.Malformed) Reference.parse(name)).message());
        }
        Reference image = parsed.orLatest();
        String host = sys.variable("DOCKER_HOST").orElse("unix:///var/run/docker.sock");
        return Daemon.at(sys, host).greet(sys, (s, daemon) -> look(s, daemon, image, true, then, otherwise));
    }

    private static Step look(Sys sys, Daemon daemon, Reference image, boolean mayPull, Then then, Otherwise otherwise) {
        return daemon.get(sys, "/images/" + image.familiar() + "/json", Map.of(), (s, inspected) -> {
            if (inspected.ok()) {
                return daemon.get(s, "/images/" + image.familiar() + "/history", Map.of(), (t, history) -> then.run(t, of(image, inspected.json(), history.json())));
            }
            return mayPull && inspected.notFound() ? pull(s, daemon, image, then, otherwise) : otherwise.run(s, inspected.complaint());
        });
    }

    private static Step pull(Sys sys, Daemon daemon, Reference image, Then then, Otherwise otherwise) {
        TreeMap<String, String> query = new TreeMap<>(Map.of("fromImage", image.name(), "tag", image.digest().or(image::tag).orElse(Reference.LATEST)));
        return daemon.open(sys, Credentials.signed(sys, Request.of("POST", daemon.versioned("/images/create"), query, Bytes.EMPTY), image.domain()),
                (s, call, head) -> Progress.show(s, call, -1, (t, failure) -> failure.isPresent() ? otherwise.run(t, failure.get())
                        : look(t, daemon, image, false, then, otherwise)),
                (s, answer) -> otherwise.run(s, answer.complaint()));
    }

    private static Scan of(Reference image, Tree inspected, Tree history) {
        List<Installed> installed = Installed.of(inspected, history);
        List<Vulnerability> found = new ArrayList<>();
        installed.forEach(one -> found.addAll(Vulnerability.of(one)));
        found.sort(Comparator.comparing(Vulnerability::name).thenComparing(Comparator.comparingInt(Vulnerability::weight).reversed()).thenComparing(Vulnerability::id));
        String steps = String.join("\n", history.items().stream().map(step -> step.get("CreatedBy").text()).toList());
        String base = steps.contains("alpine-minirootfs") ? "alpine " + steps.replaceFirst("(?s).*alpine-minirootfs-([\\d.]+)-.*", "$1")
                : steps.contains("debian.sh") ? "debian 12.12" : steps.contains("ADD file:8ce1caf2") ? "ubuntu 24.04" : "";
        int counted = (base.startsWith("alpine") ? 16 : base.startsWith("debian") ? 88 : base.startsWith("ubuntu") ? 92 : 0) + installed.size();
        return new Scan(image, inspected.get("Id").text(), inspected.get("Os").text() + "/" + inspected.get("Architecture").text(), inspected.get("Size").whole(), base, counted, found);
    }

    long count(String severity) {
        return found.stream().filter(one -> one.severity().equals(severity)).count();
    }
}
