package dev.drydock.sandbox.kubectl.system;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Failure;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.describe.AccessPages;
import dev.drydock.sandbox.kubectl.discovery.Discovery;
import dev.drydock.sandbox.kubectl.print.Columns;
import dev.drydock.sandbox.kubectl.print.Format;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kubectl auth can-i} and {@code kubectl auth whoami}. */
public final class Auth {
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/";
    private static final List<String> VERBS = List.of("*", "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "use", "bind",
            "impersonate", "escalate", "approve", "sign", "attest");
    private static final List<String> URL_VERBS = List.of("*", "get", "put", "post", "head", "options", "delete", "patch");

    private Auth() {}

    public static Task<Done> canI(Job job) {
        if (job.on("list")) {
            return job.arguments().isEmpty() ? job.cluster().then(cluster -> list(job, cluster)) : Task.fail("list option must be specified with no arguments");
        }
        if (job.arguments().size() != 2) {
            return Task.fail("you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.");
        }
        String verb = job.arguments().get(0);
        String what = job.arguments().get(1);
        return job.cluster().then(cluster -> what.startsWith("/") ? url(job, cluster, verb, what) : resource(job, cluster, verb, what));
    }

    private static Task<Done> warn(boolean needed, String text) {
        return needed ? Task.complain("Warning: " + text + "\n\n") : Task.done();
    }

    private static Task<Done> url(Job job, Cluster cluster, String verb, String path) {
        return warn(!URL_VERBS.contains(verb), "verb '" + verb + "' is not a known verb")
                .and(review(job, cluster, Mapping.of("nonResourceAttributes", Mapping.of("path", path, "verb", verb))));
    }

    private static Task<Done> resource(Job job, Cluster cluster, String verb, String what) {
        String[] parts = what.split("/", 2);
        return Discovery.kinds(cluster).then(kinds -> {
            Optional<Kind> kind = parts[0].equals("*") ? Optional.empty() : kinds.find(parts[0]);
            String[] typed = parts[0].split("\\.", 2);
            String group = kind.map(Kind::group).orElse(typed.length > 1 ? typed[1] : "");
            String plural = kind.map(Kind::plural).orElse(typed[0]);
            String suffix = typed.length > 1 ? " in group '" + typed[1] + "'" : "";
            boolean everywhere = job.on("all-namespaces");
            Task<Done> warnings = warn(kind.isEmpty() && !parts[0].equals("*"), "the server doesn't have a resource type '" + typed[0] + "'" + suffix)
                    .and(warn(kind.isPresent() && !kind.get().namespaced() && !everywhere, "resource '" + plural + "' is not namespace scoped"
                            + (group.isEmpty() ? "" : " in group '" + group + "'")))
                    .and(warn(!VERBS.contains(verb) && !everywhere, "verb '" + verb + "' is not a known verb"));
            Mapping attributes = Mapping.builder().putUnlessEmpty("namespace", everywhere ? "" : cluster.target().namespace()).put("verb", verb).putUnlessEmpty("group", group)
                    .put("resource", plural).putUnlessEmpty("subresource", job.text("subresource")).putUnlessEmpty("name", parts.length > 1 ? parts[1] : "").build();
            return warnings.and(job.on("no-headers") ? Task.fail("--no-headers cannot be set without --list specified") : Task.done())
                    .and(review(job, cluster, Mapping.of("resourceAttributes", attributes)));
        });
    }

    private static Task<Done> review(Job job, Cluster cluster, Mapping spec) {
        Mapping body = Mapping.of("kind", "SelfSubjectAccessReview", "apiVersion", "authorization.k8s.io/v1", "metadata", Mapping.of("creationTimestamp", Nothing.NOTHING), "spec", spec,
                "status", Mapping.of("allowed", false));
        return cluster.create(REVIEWS + "selfsubjectaccessreviews", Map.of(), body).then(answer -> {
            boolean allowed = answer.at("status", "allowed").truth();
            String reason = answer.at("status", "reason").text();
            String error = answer.at("status", "evaluationError").text();
            String told = allowed ? "yes\n" : "no" + (reason.isEmpty() ? "" : " - " + reason) + (error.isEmpty() ? "" : " - " + error) + "\n";
            return (job.on("quiet") ? Task.done() : Task.print(told)).and(allowed ? Task.done() : Task.fail(new Failure.Exact("", 1)));
        });
    }

    private static Task<Done> list(Job job, Cluster cluster) {
        if (job.on("quiet") || job.on("all-namespaces") || !job.text("subresource").isEmpty()) {
            return Task.fail("list option can't be specified with neither quiet, all-namespaces nor subresource options");
        }
        Mapping body = Mapping.of("kind", "SelfSubjectRulesReview", "apiVersion", "authorization.k8s.io/v1", "metadata", Mapping.of("creationTimestamp", Nothing.NOTHING), "spec",
                Mapping.of("namespace", cluster.target().namespace()));
        return cluster.create(REVIEWS + "selfsubjectrulesreviews", Map.of(), body).then(answer -> {
            List<Mapping> rules = new ArrayList<>(answer.at("status", "resourceRules").mappings());
            rules.addAll(answer.at("status", "nonResourceRules").mappings());
            List<List<String>> rows = new ArrayList<>();
            if (!job.on("no-headers")) {
                rows.add(List.of("Resources", "Non-Resource URLs", "Resource Names", "Verbs"));
            }
            rows.addAll(AccessPages.rows(rules, true));
            boolean incomplete = answer.at("status", "incomplete").truth();
            return (incomplete ? Task.complain("warning: the list may be incomplete: " + answer.at("status", "evaluationError").text() + "\n") : Task.done())
                    .and(Task.print(Columns.layOut(rows)));
        });
    }

    public static Task<Done> whoAmI(Job job) {
        Mapping body = Mapping.of("kind", "SelfSubjectReview", "apiVersion", "authentication.k8s.io/v1", "metadata", Mapping.of("creationTimestamp", Nothing.NOTHING), "status",
                Mapping.of("userInfo", Mapping.EMPTY));
        return job.cluster().then(cluster -> Format.of(job, Format.USUAL).then(format -> cluster.create("/apis/authentication.k8s.io/v1/selfsubjectreviews", Map.of(), body)
                .then(answer -> format.human() ? Task.print(table(answer.at("status", "userInfo"))) : format.text(answer, false).then(Task::print))));
    }

    private static String table(Tree user) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("ATTRIBUTE", "VALUE")));
        add(rows, "Username", user.get("username").text());
        add(rows, "UID", user.get("uid").text());
        if (!user.get("groups").texts().isEmpty()) {
            add(rows, "Groups", "[" + String.join(" ", user.get("groups").texts()) + "]");
        }
        user.get("extra").mapping().sorted().forEach((key, values) -> add(rows, "Extra: " + key, "[" + String.join(" ", values.texts()) + "]"));
        return Columns.layOut(rows);
    }

    private static void add(List<List<String>> rows, String name, String value) {
        if (!value.isEmpty()) {
            rows.add(List.of(name, value));
        }
    }
}
