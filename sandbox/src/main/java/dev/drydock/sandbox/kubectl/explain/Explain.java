package dev.drydock.sandbox.kubectl.explain;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.discovery.Discovery;
import dev.drydock.sandbox.kubectl.discovery.Kinds;
import dev.drydock.sandbox.tree.Tree;
import java.util.List;
import java.util.Optional;

/** {@code kubectl explain}: one kind or one of its fields. */
public final class Explain {
    private static final String MISSING = "You must specify the type of resource to explain. Use \"kubectl api-resources\" for a complete list of supported resources.";

    private Explain() {}

    public static Task<Done> start(Job job) {
        return job.cluster().then(cluster -> {
            if (job.arguments().isEmpty()) {
                return Task.fail(MISSING + "\n");
            }
            if (job.arguments().size() > 1) {
                return Task.fail("We accept only this format: explain RESOURCE\n");
            }
            String output = job.text("output");
            if (!output.equals("plaintext")) {
                return output.equals("plaintext-openapiv2") ? Task.with(sys -> Task.fail(new Failure.Exact(
                        sys.phrases().textOr("--output=plaintext-openapiv2: not simulated here", "not-simulated.flag", "--output=plaintext-openapiv2"), 96)))
                        : Task.fail("unrecognized format: " + output);
            }
            return explain(job, cluster, List.of(job.arguments().get(0).split("\\.")));
        });
    }

    private static Task<Done> explain(Job job, Cluster cluster, List<String> words) {
        return Discovery.kinds(cluster).then(kinds -> {
            int grouped = job.text("api-version").isEmpty() ? grouped(kinds, words) : 1;
            String name = String.join(".", words.subList(0, grouped));
            return Discovery.kind(cluster, name).then(kind -> versioned(job, kind)).then(kind -> {
                String root = (kind.group().isEmpty() ? "api/" : "apis/") + kind.apiVersion();
                String missing = "couldn't find resource for \"" + kind.group() + "/" + kind.version() + ", Resource=" + kind.plural() + "\"";
                return cluster.get("/openapi/v3/" + root).rescue(why -> Task.fail(why.notFound() ? new Failure.Plain(missing) : why))
                        .then(document -> Task.with(sys -> {
                            Page page = new Page(document, kind, new Words(sys.phrases()), job.on("recursive"));
                            List<String> fields = words.subList(grouped, words.size());
                            Optional<Tree> schema = page.root();
                            if (schema.isEmpty()) {
                                return Task.fail(missing);
                            }
                            return page.text(schema.get(), fields).map(Task::print)
                                    .orElseGet(() -> Task.fail("field " + Quote.go(fields.get(fields.size() - 1)) + " does not exist"));
                        }));
            });
        });
    }

    /** How many of the words name the kind: {@code deployments.apps.spec} has two such. */
    private static int grouped(Kinds kinds, List<String> words) {
        for (int count = words.size(); count > 1; count--) {
            String group = String.join(".", words.subList(1, count));
            if (kinds.all().stream().anyMatch(kind -> named(kind, words.get(0)) && (kind.group().equals(group)
                    || (kind.version() + "." + kind.group()).equals(group)))) {
                return count;
            }
        }
        return 1;
    }

    private static boolean named(Kind kind, String word) {
        return kind.plural().equals(word) || kind.singular().equals(word) || kind.shortNames().contains(word);
    }

    private static Task<Kind> versioned(Job job, Kind kind) {
        String wanted = job.text("api-version");
        if (wanted.isEmpty()) {
            return Task.of(kind);
        }
        int slash = wanted.indexOf('/');
        return Task.of(new Kind(slash < 0 ? "" : wanted.substring(0, slash), wanted.substring(slash + 1), kind.plural(), kind.singular(), kind.kind(),
                kind.namespaced(), kind.shortNames(), kind.categories(), kind.verbs()));
    }
}
