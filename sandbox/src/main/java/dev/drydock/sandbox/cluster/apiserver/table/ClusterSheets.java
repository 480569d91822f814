package dev.drydock.sandbox.cluster.apiserver.table;

import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Nodes, namespaces, events, and what belongs to the cluster itself. */
final class ClusterSheets {
    private ClusterSheets() {}

    static void addTo(Map<String, Sheet> sheets) {
        sheets.put("nodes", Sheet.of(
                "Name|Status|Roles|Age|Version|+Internal-IP|+External-IP|+OS-Image|+Kernel-Version|+Container-Runtime", ClusterSheets::node));
        sheets.put("namespaces", Sheet.of("Name|Status|Age", (object, now) -> List.of(
                Cells.name(object), object.at("status", "phase").text(), Cells.age(object, now))));
        sheets.put("events", Sheet.of(
                "Last Seen|Type|Reason|Object|+Subobject|+Source|Message|+First Seen|+#Count|+Name", ClusterSheets::event));
        sheets.put("events.events.k8s.io", sheets.get("events"));
        sheets.put("componentstatuses", Sheet.of("Name|Status|Message|Error", ClusterSheets::component));
        sheets.put("leases.coordination.k8s.io", Sheet.of("Name|Holder|Age", (object, now) -> List.of(
                Cells.name(object), object.at("spec", "holderIdentity").text(), Cells.age(object, now))));
        sheets.put("resourcequotas", Sheet.of("Name|Age|Request|Limit", (object, now) -> List.of(
                Cells.name(object), Cells.age(object, now), quota(object, false), quota(object, true))));
        sheets.put("limitranges", Sheet.of("Name|Created At", ClusterSheets::created));
        sheets.put("roles.rbac.authorization.k8s.io", Sheet.of("Name|Created At", ClusterSheets::created));
        sheets.put("clusterroles.rbac.authorization.k8s.io", Sheet.of("Name|Created At", ClusterSheets::created));
        sheets.put("customresourcedefinitions.apiextensions.k8s.io", Sheet.of("Name|Created At", ClusterSheets::created));
        Sheet binding = Sheet.of("Name|Role|Age|+Users|+Groups|+ServiceAccounts", ClusterSheets::binding);
        sheets.put("rolebindings.rbac.authorization.k8s.io", binding);
        sheets.put("clusterrolebindings.rbac.authorization.k8s.io", binding);
        sheets.put("certificatesigningrequests.certificates.k8s.io", Sheet.of("Name|Age|SignerName|Requestor|RequestedDuration|Condition", ClusterSheets::signing));
        sheets.put("apiservices.apiregistration.k8s.io", Sheet.of("Name|Service|Available|Age", ClusterSheets::apiService));
        sheets.put("runtimeclasses.node.k8s.io", Sheet.of("Name|Handler|Age", (object, now) -> List.of(
                Cells.name(object), object.get("handler").text(), Cells.age(object, now))));
        Sheet webhooks = Sheet.of("Name|#Webhooks|Age", (object, now) -> List.of(
                Cells.name(object), (long) object.get("webhooks").items().size(), Cells.age(object, now)));
        sheets.put("mutatingwebhookconfigurations.admissionregistration.k8s.io", webhooks);
        sheets.put("validatingwebhookconfigurations.admissionregistration.k8s.io", webhooks);
    }

    private static List<Object> node(Mapping node, long now) {
        Tree nodeInfo = node.at("status", "nodeInfo");
        return List.of(Cells.name(node), nodeStatus(node), roles(node), Cells.age(node, now), nodeInfo.get("kubeletVersion").text(),
                address(node, "InternalIP"), address(node, "ExternalIP"), nodeInfo.get("osImage").text("<unknown>"),
                nodeInfo.get("kernelVersion").text("<unknown>"), nodeInfo.get("containerRuntimeVersion").text("<unknown>"));
    }

    private static String nodeStatus(Mapping node) {
        Mapping ready = Objects.condition(node, "Ready");
        String status = ready.isEmpty() ? "Unknown" : ready.get("status").text().equals("True") ? "Ready" : "NotReady";
        return node.at("spec", "unschedulable").truth() ? status + ",SchedulingDisabled" : status;
    }

    private static String roles(Mapping node) {
        TreeSet<String> roles = new TreeSet<>();
        Objects.labels(node).forEach((key, value) -> {
            if (key.startsWith("node-role.kubernetes.io/")) {
                String role = key.substring("node-role.kubernetes.io/".length());
                if (!role.isEmpty()) {
                    roles.add(role);
                }
            } else if (key.equals("kubernetes.io/role") && !value.text().isEmpty()) {
                roles.add(value.text());
            }
        });
        return roles.isEmpty() ? Cells.NONE : String.join(",", roles);
    }

    private static String address(Mapping node, String type) {
        for (Tree address : node.at("status", "addresses").items()) {
            if (address.get("type").text().equals(type)) {
                return address.get("address").text();
            }
        }
        return Cells.NONE;
    }

    private static List<Object> event(Mapping event, long now) {
        Tree first = event.get("firstTimestamp").isNothing() ? event.get("eventTime") : event.get("firstTimestamp");
        Tree last = event.get("lastTimestamp").isNothing() ? first : event.get("lastTimestamp");
        Tree series = event.get("series");
        long count = series.isNothing() ? Math.max(1, event.get("count").whole()) : series.get("count").whole();
        Tree object = event.has("regarding") ? event.get("regarding") : event.get("involvedObject");
        String name = object.get("kind").text().toLowerCase(Locale.ROOT) + (object.get("name").text().isEmpty() ? "" : "/" + object.get("name").text());
        String host = event.at("source", "host").text();
        String source = event.at("source", "component").text(event.get("reportingComponent").text());
        String message = event.get("message").text(event.get("note").text()).strip();
        return List.of(Cells.since(series.isNothing() ? last : series.get("lastObservedTime"), now), event.get("type").text(), event.get("reason").text(), name,
                object.get("fieldPath").text(), host.isEmpty() ? source : source + ", " + host, message, Cells.since(first, now), count, Cells.name(event));
    }

    private static List<Object> component(Mapping component, long now) {
        for (Tree condition : component.get("conditions").items()) {
            if (condition.get("type").text().equals("Healthy")) {
                String status = condition.get("status").text().equals("True") ? "Healthy" : "Unhealthy";
                return List.of(Cells.name(component), status, condition.get("message").text(), condition.get("error").text());
            }
        }
        return List.of(Cells.name(component), "Unknown", "", "");
    }

    private static String quota(Mapping quota, boolean limits) {
        List<String> words = new ArrayList<>();
        quota.at("status", "hard").mapping().sorted().forEach((name, hard) -> {
            if (name.startsWith("limits") == limits) {
                words.add(name + ": " + quota.at("status", "used").get(name).text("0") + "/" + hard.text());
            }
        });
        return String.join(", ", words);
    }

    private static List<Object> created(Mapping object, long now) {
        return List.of(Cells.name(object), Objects.metadata(object).get("creationTimestamp").text());
    }

    private static List<Object> binding(Mapping binding, long now) {
        Tree role = binding.get("roleRef");
        return List.of(Cells.name(binding), role.get("kind").text() + "/" + role.get("name").text(), Cells.age(binding, now),
                subjects(binding, "User"), subjects(binding, "Group"), subjects(binding, "ServiceAccount"));
    }

    private static String subjects(Mapping binding, String kind) {
        List<String> names = new ArrayList<>();
        for (Tree subject : binding.get("subjects").items()) {
            if (subject.get("kind").text().equals(kind)) {
                names.add((kind.equals("ServiceAccount") ? subject.get("namespace").text() + "/" : "") + subject.get("name").text());
            }
        }
        return String.join(", ", names);
    }

    private static List<Object> signing(Mapping request, long now) {
        List<String> words = new ArrayList<>();
        for (String type : List.of("Approved", "Denied", "Failed")) {
            if (!Objects.condition(request, type).isEmpty()) {
                words.add(type);
            }
        }
        if (words.isEmpty()) {
            words.add("Pending");
        }
        if (!request.at("status", "certificate").isEmpty()) {
            words.add("Issued");
        }
        Tree seconds = request.at("spec", "expirationSeconds");
        return List.of(Cells.name(request), Cells.age(request, now), request.at("spec", "signerName").text(Cells.NONE),
                request.at("spec", "username").text(), seconds.isNothing() ? Cells.NONE : Cells.span(seconds.whole()), String.join(",", words));
    }

    private static List<Object> apiService(Mapping service, long now) {
        Tree backend = service.at("spec", "service");
        Mapping available = Objects.condition(service, "Available");
        String status = available.get("status").text("Unknown");
        String reason = available.get("reason").text();
        return List.of(Cells.name(service), backend.isNothing() ? "Local" : backend.get("namespace").text() + "/" + backend.get("name").text(),
                status.equals("True") ? "True" : status + " (" + reason + ")", Cells.age(service, now));
    }
}
