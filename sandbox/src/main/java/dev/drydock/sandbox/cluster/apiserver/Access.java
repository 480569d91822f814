package dev.drydock.sandbox.cluster.apiserver;

import dev.drydock.sandbox.cluster.api.ApiRequest;
import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Caller;
import dev.drydock.sandbox.cluster.api.Resource;
import dev.drydock.sandbox.cluster.apiserver.rbac.Authorizer;
import dev.drydock.sandbox.cluster.apiserver.rbac.Deed;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether callers may do what they ask for, and the reviews by which they ask beforehand. */
final class Access {
    private final Registry registry;
    private final Authorizer authorizer;

    Access(Registry registry) {
        this.registry = registry;
        this.authorizer = new Authorizer(registry);
    }

    private static Authorizer.Subject subject(Caller caller) {
        return new Authorizer.Subject(caller.user(), caller.groups());
    }

    /** The refusal of a request; empty if it may be served. */
    Optional<ApiResponse> refusal(Caller caller, ApiRequest request) {
        if (caller.trusted()) {
            return Optional.empty();
        }
        Optional<Target> target = Target.of(request.path());
        Optional<Resource> resource = target.flatMap(at -> new Catalogue(registry).find(at.apiVersion(), at.plural()));
        if (target.isEmpty()) {
            Deed deed = Deed.ofPath(request.method().toLowerCase(java.util.Locale.ROOT), request.path());
            return authorizer.decide(subject(caller), deed).allowed() ? Optional.empty() : Optional.of(Refusals.forbiddenPath(deed.refusal(caller.user())));
        }
        Target at = target.get();
        String group = at.apiVersion().contains("/") ? at.apiVersion().substring(0, at.apiVersion().indexOf('/')) : "";
        String what = at.subresource().isEmpty() ? at.plural() : at.plural() + "/" + at.subresource();
        String namespace = at.plural().equals("namespaces") && !at.name().isEmpty() ? at.name() : at.namespace();
        Deed deed = Deed.of(verb(request, at), group, what, namespace, at.name());
        if (authorizer.decide(subject(caller), deed).allowed()) {
            return Optional.empty();
        }
        Resource named = resource.orElse(new Resource(group, "v1", at.plural(), at.plural(), at.plural(), true, List.of(), List.of(), List.of(), List.of(), at.plural()));
        return Optional.of(Refusals.forbidden(named, at.name(), deed.refusal(caller.user())));
    }

    private static String verb(ApiRequest request, Target target) {
        return switch (request.method()) {
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> target.name().isEmpty() ? "deletecollection" : "delete";
            default -> target.name().isEmpty() ? request.flag("watch") ? "watch" : "list" : "get";
        };
    }

    /** The caller, or whom he speaks for if he may. */
    Caller impersonated(Caller caller, String user, List<String> groups) {
        List<String> all = new ArrayList<>(groups);
        for (String group : Identity.accountGroups(user)) {
            if (!all.contains(group)) {
                all.add(group);
            }
        }
        return new Caller(user, all, caller.manager(), caller.machine(), false);
    }

    Optional<ApiResponse> impersonationRefusal(Caller caller, String user) {
        boolean account = user.startsWith("system:serviceaccount:") && user.split(":").length == 4;
        Deed deed = account ? Deed.of("impersonate", "", "serviceaccounts", user.split(":")[2], user.split(":")[3])
                : Deed.of("impersonate", "", "users", "", user);
        if (authorizer.decide(subject(caller), deed).allowed()) {
            return Optional.empty();
        }
        Resource users = new Resource("", "v1", deed.resource(), "", "", false, List.of(), List.of(), List.of(), List.of(), "");
        return Optional.of(Refusals.forbidden(users, user, deed.refusal(caller.user())));
    }

    // ---- reviews -----------------------------------------------------------------------------------------------------------------

    /** Whether a resource is one that only answers questions. */
    static boolean isReview(Resource resource) {
        return resource.group().equals("authorization.k8s.io") || resource.group().equals("authentication.k8s.io");
    }

    ApiResponse review(ApiCall call, Tree body) {
        Mapping spec = body.get("spec").mapping();
        Tree status = switch (call.resource().plural()) {
            case "selfsubjectaccessreviews" -> decision(subject(call.caller()), spec);
            case "subjectaccessreviews", "localsubjectaccessreviews" ->
                    decision(new Authorizer.Subject(spec.get("user").text(), spec.get("groups").texts()), spec);
            case "selfsubjectrulesreviews" -> rules(subject(call.caller()), spec.get("namespace").text());
            case "selfsubjectreviews" -> Mapping.of("userInfo", self(call.caller().user(), call.caller().groups()));
            default -> token(spec.get("token").text());
        };
        return ApiResponse.created(Mapping.of("kind", call.resource().kind(), "apiVersion", call.resource().apiVersion(),
                "metadata", Mapping.of("creationTimestamp", dev.drydock.sandbox.tree.Nothing.NOTHING), "spec", spec, "status", status));
    }

    private Mapping decision(Authorizer.Subject subject, Mapping spec) {
        Tree resource = spec.get("resourceAttributes");
        String subresource = resource.get("subresource").text();
        Deed deed = spec.has("nonResourceAttributes")
                ? Deed.ofPath(spec.at("nonResourceAttributes", "verb").text(), spec.at("nonResourceAttributes", "path").text())
                : Deed.of(resource.get("verb").text(), resource.get("group").text(),
                        resource.get("resource").text() + (subresource.isEmpty() ? "" : "/" + subresource), resource.get("namespace").text(), resource.get("name").text());
        Authorizer.Decision decision = authorizer.decide(subject, deed);
        return Mapping.builder().put("allowed", decision.allowed()).putUnlessEmpty("reason", decision.reason()).build();
    }

    private Mapping rules(Authorizer.Subject subject, String namespace) {
        List<Tree> resources = new ArrayList<>();
        List<Tree> paths = new ArrayList<>();
        for (Tree rule : authorizer.rules(subject, namespace)) {
            (rule.has("nonResourceURLs") ? paths : resources).add(rule);
        }
        return Mapping.of("resourceRules", new Sequence(resources), "nonResourceRules", new Sequence(paths), "incomplete", false);
    }

    /** A person who belongs to a group has shown a certificate, which is told by its hash. */
    private static Mapping self(String name, List<String> groups) {
        Mapping user = user(name, groups);
        return name.startsWith("system:") || groups.size() < 2 ? user : user.with("extra", Mapping.of("authentication.kubernetes.io/credential-id",
                Sequence.ofTexts(List.of("X509SHA256=" + Digest.digits(Digest.of(Bytes.of(name + "," + String.join(",", groups))))))));
    }

    private static Mapping user(String name, List<String> groups) {
        return Mapping.of("username", name, "groups", Sequence.ofTexts(groups));
    }

    private Mapping token(String token) {
        return Identity.account(token, registry).map(user -> Mapping.of("authenticated", true, "user", user(user, Identity.accountGroups(user))))
                .orElse(Mapping.of("user", Mapping.EMPTY, "error", "invalid bearer token"));
    }
}
