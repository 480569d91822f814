package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.client.Kind;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.print.Quantity;
import dev.drydock.sandbox.kubectl.print.Times;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The page of a node. */
final class NodePage {
    private static final String ROLE = "node-role.kubernetes.io/";
    private static final Kind LEASE = new Kind("coordination.k8s.io", "v1", "leases", "lease", "Lease", true, List.of(), List.of(), List.of());
    private static final List<String> STANDARD = List.of("cpu", "memory", "ephemeral-storage", "pods");

    private NodePage() {}

    static Task<String> of(Subject subject) {
        Page page = new Page().field("Name", subject.item().name()).field("Roles", roles(subject.meta().get("labels")))
                .labels("Labels", subject.meta().get("labels")).annotations("Annotations", subject.meta().get("annotations"))
                .field("CreationTimestamp", Times.full(subject.meta().get("creationTimestamp"))).lines("", "Taints", taints(subject.spec().get("taints")))
                .field("Unschedulable", subject.spec().get("unschedulable").truth());
        String before = page.raw();
        return subject.cluster().get(LEASE.path("kube-node-lease", subject.item().name())).map(lease -> lease(new Page(before), lease).raw())
                .rescue(why -> Task.of(new Page(before).field("Lease", "Failed to get lease: " + why.inner()).raw()))
                .then(text -> pods(subject).then(pods -> {
                    Page whole = new Page(text);
                    status(whole, subject);
                    resources(whole, subject, pods);
                    return subject.ending(whole);
                }));
    }

    private static Task<List<Mapping>> pods(Subject subject) {
        return subject.cluster().get(KnownKinds.POD.path(""), Map.of("fieldSelector", "spec.nodeName=" + subject.item().name()
                + ",status.phase!=Failed,status.phase!=Succeeded")).map(list -> list.get("items").mappings().stream()
                        .filter(pod -> !List.of("Failed", "Succeeded").contains(pod.at("status", "phase").text())).toList());
    }

    private static String roles(Tree labels) {
        TreeSet<String> roles = new TreeSet<>();
        labels.mapping().forEach((key, value) -> {
            if (key.startsWith(ROLE) && key.length() > ROLE.length()) {
                roles.add(key.substring(ROLE.length()));
            } else if (key.equals("kubernetes.io/role") && !value.text().isEmpty()) {
                roles.add(value.text());
            }
        });
        return roles.isEmpty() ? "<none>" : String.join(",", roles);
    }

    private static List<String> taints(Tree taints) {
        return taints.mappings().stream().sorted(Comparator.comparing(each -> each.get("effect").text() + "," + each.get("key").text())).map(NodePage::taint).toList();
    }

    private static String taint(Mapping taint) {
        String value = taint.get("value").text();
        String effect = taint.get("effect").text();
        return taint.get("key").text() + (value.isEmpty() ? "" : "=" + value) + (effect.isEmpty() ? "" : ":" + effect);
    }

    private static Page lease(Page page, Tree lease) {
        Tree spec = lease.get("spec");
        return page.line(0, "Lease:").field(1, "HolderIdentity", spec.has("holderIdentity") ? spec.get("holderIdentity").text() : "<unset>")
                .field(1, "AcquireTime", spec.get("acquireTime").isNothing() ? "<unset>" : Times.full(spec.get("acquireTime")))
                .field(1, "RenewTime", spec.get("renewTime").isNothing() ? "<unset>" : Times.full(spec.get("renewTime")));
    }

    private static void status(Page page, Subject subject) {
        Tree status = subject.status();
        if (!status.get("conditions").mappings().isEmpty()) {
            page.line(0, "Conditions:").line(1, "Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage")
                    .line(1, "----\t------\t-----------------\t------------------\t------\t-------");
            status.get("conditions").mappings().forEach(each -> page.line(1, each.get("type").text() + " \t" + each.get("status").text() + " \t"
                    + Times.full(each.get("lastHeartbeatTime")) + " \t" + Times.full(each.get("lastTransitionTime")) + " \t" + each.get("reason").text() + " \t"
                    + each.get("message").text()));
        }
        page.line(0, "Addresses:");
        status.get("addresses").mappings().forEach(each -> page.field(1, each.get("type").text(), each.get("address").text()));
        for (String list : List.of("capacity", "allocatable")) {
            if (!status.get(list).isEmpty()) {
                page.line(0, list.equals("capacity") ? "Capacity:" : "Allocatable:");
                Page.names(status.get(list)).forEach(name -> page.field(1, name, Page.shown(status.at(list, name))));
            }
        }
        Tree system = status.get("nodeInfo");
        page.line(0, "System Info:").field(1, "Machine ID", system.get("machineID").text()).field(1, "System UUID", system.get("systemUUID").text())
                .field(1, "Boot ID", system.get("bootID").text()).field(1, "Kernel Version", system.get("kernelVersion").text())
                .field(1, "OS Image", system.get("osImage").text()).field(1, "Operating System", system.get("operatingSystem").text())
                .field(1, "Architecture", system.get("architecture").text()).field(1, "Container Runtime Version", system.get("containerRuntimeVersion").text())
                .field(1, "Kubelet Version", system.get("kubeletVersion").text()).field(1, "Kube-Proxy Version", system.get("kubeProxyVersion").text());
        if (!subject.spec().get("podCIDR").text().isEmpty()) {
            page.field("PodCIDR", subject.spec().get("podCIDR").text());
        }
        if (!subject.spec().get("podCIDRs").texts().isEmpty()) {
            page.field("PodCIDRs", String.join(",", subject.spec().get("podCIDRs").texts()));
        }
        if (!subject.spec().get("providerID").text().isEmpty()) {
            page.field("ProviderID", subject.spec().get("providerID").text());
        }
    }

    private static void resources(Page page, Subject subject, List<Mapping> pods) {
        Tree allocatable = subject.status().get("allocatable").isEmpty() ? subject.status().get("capacity") : subject.status().get("allocatable");
        page.field("Non-terminated Pods", "(" + pods.size() + " in total)")
                .line(1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge")
                .line(1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---");
        for (Mapping pod : pods) {
            List<String> cells = new ArrayList<>();
            for (String name : List.of("cpu", "memory")) {
                for (String field : List.of("requests", "limits")) {
                    cells.add(share(PodAmounts.of(pod, field, name), allocatable.get(name)));
                }
            }
            page.line(1, pod.at("metadata", "namespace").text() + "\t" + pod.at("metadata", "name").text() + "\t\t" + String.join("\t", cells) + "\t"
                    + Times.since(pod.at("metadata", "creationTimestamp"), subject.nowMicros()));
        }
        page.line(0, "Allocated resources:").line(1, "(Total limits may be over 100 percent, i.e., overcommitted.)").line(1, "Resource\tRequests\tLimits")
                .line(1, "--------\t--------\t------");
        List<String> names = new ArrayList<>(List.of("cpu", "memory", "ephemeral-storage"));
        Page.names(allocatable).stream().filter(name -> name.startsWith("hugepages-")).forEach(names::add);
        names.forEach(name -> page.line(1, name + "\t" + share(total(pods, "requests", name), allocatable.get(name)) + "\t" + share(total(pods, "limits", name), allocatable.get(name))));
        Page.names(allocatable).stream().filter(name -> !STANDARD.contains(name) && !name.startsWith("hugepages-")).forEach(name ->
                page.line(1, name + "\t" + total(pods, "requests", name).text() + "\t" + total(pods, "limits", name).text()));
    }

    private static PodAmounts.Amount total(List<Mapping> pods, String field, String name) {
        PodAmounts.Amount sum = PodAmounts.Amount.NONE;
        for (Mapping pod : pods) {
            sum = sum.plus(PodAmounts.of(pod, field, name));
        }
        return sum;
    }

    /** {@code 100m (5%)}. */
    private static String share(PodAmounts.Amount amount, Tree of) {
        BigDecimal whole = of == Nothing.NOTHING ? BigDecimal.ZERO : Quantity.of(Page.shown(of));
        long percent = whole.signum() == 0 ? 0 : amount.number().multiply(new BigDecimal(100)).divide(whole, 0, RoundingMode.DOWN).longValue();
        return amount.text() + " (" + percent + "%)";
    }
}
