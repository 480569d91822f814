package dev.drydock.sandbox.kubectl.look;

import dev.drydock.sandbox.kubectl.client.Cluster;
import dev.drydock.sandbox.kubectl.client.Done;
import dev.drydock.sandbox.kubectl.client.Job;
import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.discovery.Discovery;
import dev.drydock.sandbox.kubectl.print.Columns;
import dev.drydock.sandbox.kubectl.print.Quantity;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl top node} and {@code kubectl top pod}, from the metrics API if the cluster has one. */
public final class Top {
    private static final String METRICS = "/apis/metrics.k8s.io/v1beta1/";
    private static final BigDecimal MEBI = new BigDecimal(1 << 20);

    private Top() {}

    private static Task<Cluster> measured(Job job) {
        if (!List.of("", "cpu", "memory").contains(job.text("sort-by"))) {
            return Task.fail("--sort-by accepts only cpu or memory");
        }
        if (job.arguments().size() > 1) {
            return job.misused(job.command().usage().replace("kubectl top ", "").replace(" [options]", ""));
        }
        if (!job.arguments().isEmpty() && !(job.text("selector").isEmpty() && job.text("field-selector").isEmpty())) {
            return Task.fail("only one of NAME or selector can be provided");
        }
        return job.cluster().then(cluster -> Discovery.kinds(cluster).then(kinds -> kinds.all().stream().anyMatch(kind -> kind.group().equals("metrics.k8s.io"))
                ? Task.of(cluster) : Discovery.fresh(cluster).then(fresh -> fresh.all().stream().anyMatch(kind -> kind.group().equals("metrics.k8s.io"))
                        ? Task.of(cluster) : Task.fail("Metrics API not available"))));
    }

    private static Map<String, String> query(Job job) {
        Map<String, String> query = new TreeMap<>();
        if (!job.text("selector").isEmpty()) {
            query.put("labelSelector", job.text("selector"));
        }
        if (!job.text("field-selector").isEmpty()) {
            query.put("fieldSelector", job.text("field-selector"));
        }
        return query;
    }

    private static List<Mapping> found(Tree answer) {
        return answer.has("items") ? answer.get("items").mappings() : List.of(answer.mapping());
    }

    private static BigDecimal cpu(Tree usage) {
        return Quantity.of(usage.get("cpu").text("0"));
    }

    private static BigDecimal memory(Tree usage) {
        return Quantity.of(usage.get("memory").text("0"));
    }

    private static String millis(BigDecimal cpu) {
        return cpu.multiply(new BigDecimal(1000)).setScale(0, RoundingMode.UP).toBigInteger() + "m";
    }

    private static String mebi(BigDecimal bytes) {
        return bytes.divide(MEBI, 0, RoundingMode.DOWN).toBigInteger() + "Mi";
    }

    public static Task<Done> nodes(Job job) {
        return measured(job).then(cluster -> cluster.get(METRICS + "nodes" + (job.arguments().isEmpty() ? "" : "/" + job.arguments().get(0)), query(job)).then(metrics ->
                cluster.get(KnownKinds.NODE.path("") + (job.arguments().isEmpty() ? "" : "/" + job.arguments().get(0)), query(job)).then(nodes -> {
                    List<Mapping> sorted = new ArrayList<>(found(metrics));
                    sorted.sort(order(job));
                    List<List<String>> rows = new ArrayList<>();
                    if (!job.on("no-headers")) {
                        rows.add(List.of("NAME", "CPU(cores)", "CPU(%)", "MEMORY(bytes)", "MEMORY(%)"));
                    }
                    String field = job.on("show-capacity") ? "capacity" : "allocatable";
                    List<Mapping> known = found(nodes);
                    for (Mapping each : sorted) {
                        String name = each.at("metadata", "name").text();
                        Tree whole = known.stream().filter(node -> node.at("metadata", "name").text().equals(name)).findFirst().<Tree>map(node -> node.at("status", field))
                                .orElse(Mapping.EMPTY);
                        BigDecimal cpu = cpu(each.get("usage"));
                        BigDecimal memory = memory(each.get("usage"));
                        rows.add(List.of(name, millis(cpu), share(cpu, cpu(whole)), mebi(memory), share(memory, memory(whole))));
                    }
                    known.stream().filter(node -> sorted.stream().noneMatch(each -> each.at("metadata", "name").equals(node.at("metadata", "name")))).forEach(node ->
                            rows.add(List.of(node.at("metadata", "name").text(), "<unknown>", "<unknown>", "<unknown>", "<unknown>")));
                    return Task.print(Columns.layOut(rows));
                })));
    }

    private static String share(BigDecimal part, BigDecimal whole) {
        return (whole.signum() == 0 ? 0 : part.multiply(new BigDecimal(100)).divide(whole, 0, RoundingMode.DOWN).longValue()) + "%";
    }

    private static Comparator<Mapping> order(Job job) {
        return switch (job.text("sort-by")) {
            case "cpu" -> Comparator.comparing((Mapping each) -> cpu(total(each))).reversed();
            case "memory" -> Comparator.comparing((Mapping each) -> memory(total(each))).reversed();
            default -> Comparator.comparing((Mapping each) -> each.at("metadata", "namespace").text()).thenComparing(each -> each.at("metadata", "name").text());
        };
    }

    /** What a node or all containers of a pod use. */
    private static Tree total(Mapping metrics) {
        if (metrics.has("usage")) {
            return metrics.get("usage");
        }
        BigDecimal cpu = BigDecimal.ZERO;
        BigDecimal memory = BigDecimal.ZERO;
        for (Mapping container : metrics.get("containers").mappings()) {
            cpu = cpu.add(cpu(container.get("usage")));
            memory = memory.add(memory(container.get("usage")));
        }
        return Mapping.of("cpu", cpu.toPlainString(), "memory", memory.toPlainString());
    }

    public static Task<Done> pods(Job job) {
        return measured(job).then(cluster -> {
            boolean everywhere = job.on("all-namespaces");
            String path = METRICS + (everywhere ? "pods" : "namespaces/" + cluster.target().namespace() + "/pods") + (job.arguments().isEmpty() ? "" : "/" + job.arguments().get(0));
            return cluster.get(path, query(job)).then(metrics -> {
                List<Mapping> sorted = new ArrayList<>(found(metrics));
                sorted.sort(order(job));
                if (sorted.isEmpty()) {
                    return Task.complain(everywhere ? "No resources found\n" : "No resources found in " + cluster.target().namespace() + " namespace.\n");
                }
                boolean containers = job.on("containers");
                List<List<String>> rows = new ArrayList<>();
                if (!job.on("no-headers")) {
                    rows.add(row(everywhere, "NAMESPACE", containers ? List.of("POD", "NAME", "CPU(cores)", "MEMORY(bytes)") : List.of("NAME", "CPU(cores)", "MEMORY(bytes)")));
                }
                for (Mapping pod : sorted) {
                    String name = pod.at("metadata", "name").text();
                    String namespace = pod.at("metadata", "namespace").text();
                    if (containers) {
                        pod.get("containers").mappings().forEach(each -> rows.add(row(everywhere, namespace, List.of(name, each.get("name").text(),
                                millis(cpu(each.get("usage"))), mebi(memory(each.get("usage")))))));
                    } else {
                        rows.add(row(everywhere, namespace, List.of(name, millis(cpu(total(pod))), mebi(memory(total(pod))))));
                    }
                }
                return Task.print(Columns.layOut(rows));
            });
        });
    }

    private static List<String> row(boolean everywhere, String first, List<String> rest) {
        List<String> row = new ArrayList<>(everywhere ? List.of(first) : List.of());
        row.addAll(rest);
        return List.copyOf(row);
    }
}
