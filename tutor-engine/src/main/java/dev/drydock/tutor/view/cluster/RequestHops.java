package dev.drydock.tutor.view.cluster;

import dev.drydock.sandbox.cluster.api.ControlPlane;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.etcd.Etcd;
import dev.drydock.sandbox.cluster.etcd.KeyValue;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.store.Transaction;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.tutor.page.Wrapping;
import dev.drydock.tutor.view.picture.Look;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.picture.Picture;
import dev.drydock.tutor.view.picture.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way of a request to a service, hop by hop, as the cluster stands: name, address, the rules of kube-proxy, a pod, its container. A hop that
 * cannot be made is the last one.
 */
public final class RequestHops {
    private final Transaction transaction;
    private final Paper paper;
    private final List<Row> hops = new ArrayList<>();

    private RequestHops(Transaction transaction, Paper paper) {
        this.transaction = transaction;
        this.paper = paper;
    }

    /** The names of all services, with their namespace, in the order of the picture. */
    public static List<String> services(Kernel kernel) {
        return new Etcd(kernel.transaction()).range(Resources.SERVICES.folder()).values().stream().map(value -> Objects.key(value.value())).toList();
    }

    /** The hops to a service, the present one marked by a frame of its own. @param place how many hops have been made */
    public static Picture of(Kernel kernel, String service, int place, Paper paper) {
        List<Row> hops = hops(kernel, service, paper);
        List<Row> rows = new ArrayList<>();
        // The hop before is kept in sight, those before it make room for the cluster.
        for (int i = Math.max(0, Math.min(place, hops.size() - 1) - 1); i <= Math.min(place, hops.size() - 1); i++) {
            boolean bad = hops.get(i).pieces().get(0).look() == Look.BAD;
            String sign = bad ? "x " : i == place ? "> " : "  ";
            for (String line : Wrapping.fit(hops.get(i).text(), Picture.inside(paper.columns()) - 2).split("\n")) {
                rows.add(Row.of(sign + line.strip(), bad ? Look.BAD : i == place ? Look.TITLE : Look.FAINT));
                sign = "    ";
            }
        }
        Row title = Row.of(paper.say("view.request", service, Math.min(place + 1, hops.size()), hops.size()), Look.TITLE);
        return new Picture(rows).boxed(title, paper.columns(), Look.WAITING);
    }

    /** How many hops a request makes. */
    public static int count(Kernel kernel, String service, Paper paper) {
        return hops(kernel, service, paper).size();
    }

    private static List<Row> hops(Kernel kernel, String service, Paper paper) {
        RequestHops hops = new RequestHops(kernel.transaction(), paper);
        new Etcd(kernel.transaction()).find(Resources.SERVICES.folder() + (service.contains("/") ? service : "default/" + service)).map(KeyValue::value)
                .ifPresentOrElse(hops::walk, () -> hops.end("gone", service));
        return hops.hops;
    }

    private void hop(String key, Object... facts) {
        hops.add(Row.of(paper.say("view.hop-" + key, facts)));
    }

    private void end(String key, Object... facts) {
        hops.add(Row.of(paper.say("view.hop-" + key, facts), Look.BAD));
    }

    private void walk(Mapping service) {
        Tree port = service.at("spec", "ports").get(0);
        String address = service.at("spec", "clusterIP").text();
        String name = Objects.name(service) + "." + Objects.namespace(service);
        hop("name", name, port.get("port").whole());
        List<Tree> dns = endpoints("kube-system", "kube-dns").stream().filter(RequestHops::ready).toList();
        if (dns.isEmpty()) {
            end("no-dns", name);
            return;
        }
        List<Tree> behind = endpoints(Objects.namespace(service), Objects.name(service)).stream().filter(RequestHops::ready).toList();
        hop(address.equals("None") ? "dns-headless" : "dns", dns.get(0).at("targetRef", "name").text(), name, address);
        if (behind.isEmpty()) {
            end("no-pod", selector(service));
            return;
        }
        if (!address.equals("None")) {
            if (ControlPlane.machines(transaction, "kube-proxy").isEmpty()) hop("old-rules", address);
            String all = behind.stream().map(RequestHops::address).collect(Collectors.joining(", "));
            hop("rules", address, port.get("port").whole(), behind.size(), all);
        }
        Tree pod = behind.get(0);
        hop("pod", address(pod), pod.at("targetRef", "name").text(Objects.name(service)), pod.get("nodeName").text("?"));
        hop("answer", port.get("targetPort").text(Long.toString(port.get("targetPort").whole())));
    }

    private static String selector(Mapping service) {
        return service.at("spec", "selector").mapping().entries().entrySet().stream().map(each -> each.getKey() + "=" + each.getValue().text()).collect(Collectors.joining(","));
    }

    private List<Tree> endpoints(String namespace, String service) {
        List<Tree> all = new ArrayList<>();
        for (KeyValue value : new Etcd(transaction).range(Resources.ENDPOINT_SLICES.folder() + namespace + "/").values()) {
            if (Objects.label(value.value(), "kubernetes.io/service-name").equals(service)) all.addAll(value.value().get("endpoints").items());
        }
        return all;
    }

    private static boolean ready(Tree endpoint) {
        return endpoint.at("conditions", "ready").truth();
    }

    private static String address(Tree endpoint) {
        return endpoint.get("addresses").get(0).text();
    }
}
