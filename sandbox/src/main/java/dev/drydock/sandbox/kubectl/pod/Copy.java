package dev.drydock.sandbox.kubectl.pod;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code kubectl cp}: files as a tar archive through {@code tar} in the container. */
public record Copy(Job job, Cluster cluster) {

    /** @param pod empty for a file here */
    private record Place(String namespace, String pod, String path) {}

    public static Task<Done> start(Job job) {
        return job.cluster().then(cluster -> {
            if (job.arguments().size() != 2) {
                return Task.fail("source and destination are required");
            }
            Optional<Place> from = place(cluster, job.arguments().get(0));
            Optional<Place> to = place(cluster, job.arguments().get(1));
            if (from.isEmpty() || to.isEmpty()) {
                return Task.fail("filespec must match the canonical format: [[namespace/]pod:]file/path");
            }
            if (!from.get().pod().isEmpty() && !to.get().pod().isEmpty()) {
                return Task.fail("one of src or dest must be a local file specification");
            }
            if (from.get().path().isEmpty() || to.get().path().isEmpty()) {
                return Task.fail("filepath can not be empty");
            }
            Copy copy = new Copy(job, cluster);
            return !from.get().pod().isEmpty() ? copy.fromPod(from.get(), to.get()) : !to.get().pod().isEmpty() ? copy.toPod(from.get(), to.get())
                    : Task.fail("one of src or dest must be a remote file specification");
        });
    }

    private static Optional<Place> place(Cluster cluster, String word) {
        int colon = word.indexOf(':');
        if (colon < 0) {
            return Optional.of(new Place("", "", word));
        }
        String[] pod = word.substring(0, colon).split("/", -1);
        if (colon == 0 || pod.length > 2) {
            return Optional.empty();
        }
        return Optional.of(new Place(pod.length == 2 ? pod[0] : cluster.target().namespace(), pod[pod.length - 1], word.substring(colon + 1)));
    }

    private Task<Remote> remote(Place place, List<String> command, boolean input) {
        return cluster.get(KnownKinds.POD.path(place.namespace(), place.pod())).then(pod -> {
            String phase = pod.at("status", "phase").text();
            if (phase.equals("Succeeded") || phase.equals("Failed")) {
                return Task.fail("cannot exec into a container in a completed pod; current phase is " + phase);
            }
            Task<String> container = job.text("container").isEmpty() ? Pods.standard(pod.mapping(), false) : Task.of(job.text("container"));
            return container.map(name -> new Remote(cluster, KnownKinds.POD.path(place.namespace(), place.pod()) + "/exec", name, command, false, input));
        });
    }

    private static String base(String path) {
        String clean = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return clean.substring(clean.lastIndexOf('/') + 1);
    }

    // ---- to a pod ---------------------------------------------------------------------------------------------------------------

    private Task<Done> toPod(Place from, Place to) {
        return Task.with(sys -> {
            Outcome<Node> node = sys.files().node(from.path());
            if (!node.ok()) {
                return Task.fail(from.path() + " doesn't exist in local filesystem");
            }
            String target = to.path();
            Task<Boolean> directory = target.endsWith("/") ? Task.of(true)
                    : remote(to, List.of("test", "-d", target), false).then(remote -> remote.collected(Bytes.EMPTY)).map(said -> said.status().get("status").text().equals("Success"));
            return directory.then(inside -> {
                String whole = inside ? (target.endsWith("/") ? target : target + "/") + base(from.path()) : target;
                int slash = whole.lastIndexOf('/');
                String folder = slash < 0 ? "" : slash == 0 ? "/" : whole.substring(0, slash);
                List<String> command = new ArrayList<>(job.on("no-preserve") ? List.of("tar", "--no-same-permissions", "--no-same-owner", "-xmf", "-") : List.of("tar", "-xmf", "-"));
                if (!folder.isEmpty()) {
                    command.addAll(List.of("-C", folder));
                }
                Bytes archive = Tar.write(whole.substring(slash + 1), node.value());
                return remote(to, List.copyOf(command), true).then(remote -> remote.collected(archive)).then(said -> Task.write(1, said.output())
                        .and(Task.write(2, said.errors())).and(Remote.ended(said.status())));
            });
        });
    }

    // ---- from a pod -------------------------------------------------------------------------------------------------------------

    private Task<Done> fromPod(Place from, Place to) {
        return remote(from, List.of("tar", "cf", "-", from.path()), false).then(remote -> remote.collected(Bytes.EMPTY)).then(said -> {
            Optional<Directory> archive = Tar.read(said.output());
            Optional<Node> found = archive.flatMap(root -> descend(root, from.path()));
            // Nothing came: the original's reader ends before the complaint arrives.
            return found.isEmpty() ? Task.done() : Task.write(2, said.errors()).and(Task.with(sys -> place(sys, to.path(), from.path(), found.get())));
        });
    }

    private static Optional<Node> descend(Directory root, String path) {
        Node here = root;
        for (String part : path.split("/")) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (!(here instanceof Directory directory) || !directory.children().containsKey(part)) {
                return Optional.empty();
            }
            here = directory.children().get(part);
        }
        return Optional.of(here);
    }

    private static Task<Done> place(Sys sys, String target, String source, Node node) {
        boolean inside = target.endsWith("/") || sys.files().isDirectory(target) && !(node instanceof Directory);
        String path = inside ? (target.endsWith("/") ? target : target + "/") + base(source) : target;
        StringBuilder made = new StringBuilder(path.startsWith("/") ? "/" : "");
        String[] parts = path.split("/");
        for (int i = 0; i < parts.length - 1; i++) {
            if (!parts[i].isEmpty()) {
                made.append(parts[i]);
                sys.files().makeDirectory(made.toString(), 0755);
                made.append('/');
            }
        }
        sys.files().put(path, node);
        return Task.done();
    }
}
