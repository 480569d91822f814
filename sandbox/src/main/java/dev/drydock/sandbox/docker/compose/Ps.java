package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Listing;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.format.LabelText;
import dev.drydock.sandbox.docker.format.PortsText;
import dev.drydock.sandbox.docker.format.RowType;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Cut;
import dev.drydock.sandbox.tree.unit.GoTime;
import dev.drydock.sandbox.tree.template.GoType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code docker compose ps}. */
record Ps(Workshop shop, Optional<Project> project, String name, List<String> services) {
    private static final RowType TYPE = RowType.named("formatter.ContainerContext").field("ID", "CONTAINER ID").field("Name", "NAME")
            .field("Names", Optional.empty(), GoType.STRING).field("Image", "IMAGE").field("Command", "COMMAND").field("Project", "PROJECT").field("Service", "SERVICE")
            .field("CreatedAt", "CREATED AT").field("RunningFor", "CREATED").field("ExitCode", Optional.empty(), GoType.INT).field("State", "STATE").field("Status", "STATUS")
            .field("Health", Optional.empty(), GoType.STRING).field("Publishers", Optional.empty(), GoType.ANY).field("Ports", "PORTS").field("Labels", "LABELS").field("Mounts", "").field("LocalVolumes", "")
            .field("Networks", Optional.empty(), GoType.STRING).field("Size", "SIZE").withLabels();
    private static final String TABLE = "table {{.Name}}\t{{.Image}}\t{{.Command}}\t{{.Service}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}";

    static Step start(Sys sys, Job job) {
        String filter = job.flags().text("filter");
        if (!filter.isEmpty() && !filter.startsWith("status=")) {
            return Job.fail(sys, !filter.contains("=") ? "arguments to --filter should be in form KEY=VAL"
                    : "unknown filter " + filter.substring(0, filter.indexOf('=')));
        }
        return Opening.named(sys, job, job.arguments(), (s, name, project) -> {
            List<String> services = job.arguments().isEmpty() && !job.flags().on("orphans") && project.isPresent()
                    ? List.copyOf(project.get().services().keySet()) : job.arguments();
            return new Ps(new Workshop(job), project, name, services).list(s);
        });
    }

    private GivenFlags flags() {
        return shop.job().flags();
    }

    private List<String> statuses() {
        List<String> statuses = new ArrayList<>(flags().all("status"));
        String filter = flags().text("filter");
        if (!filter.isEmpty()) {
            statuses.add(filter.substring("status=".length()));
        }
        return statuses;
    }

    private Step list(Sys sys) {
        boolean all = flags().on("all") || !statuses().isEmpty();
        var query = Containers.query(name, all ? Containers.OneOff.INCLUDED : Containers.OneOff.EXCLUDED, all, services);
        return shop.daemon().get(sys, "/containers/json", query, (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            List<Mapping> containers = answer.json().mappings().stream()
                    .filter(container -> services.isEmpty() || services.contains(Containers.service(container)))
                    .filter(container -> statuses().isEmpty() || statuses().contains(container.get("State").text()))
                    .sorted(Comparator.comparing(Containers::name, GoText.BY_BYTES)).toList();
            return inspect(s, containers, List.of());
        });
    }

    private Step inspect(Sys sys, List<Mapping> left, List<Mapping> seen) {
        if (left.isEmpty()) {
            return show(sys, seen);
        }
        return shop.daemon().get(sys, "/containers/" + Containers.id(left.get(0)) + "/json", Map.of(), (s, answer) -> {
            if (!answer.ok()) {
                return Job.fail(s, answer.complaint());
            }
            List<Mapping> more = new ArrayList<>(seen);
            more.add(left.get(0).with("Inspected", answer.json()));
            return inspect(s, left.subList(1, left.size()), List.copyOf(more));
        });
    }

    private Step show(Sys sys, List<Mapping> containers) {
        if (flags().on("quiet")) {
            return sys.print(String.join("", containers.stream().map(container -> Containers.id(container) + "\n").toList()), 0);
        }
        if (flags().on("services")) {
            return sys.print(String.join("\n", containers.stream().map(Containers::service).distinct().toList()) + "\n", 0);
        }
        String format = flags().text("format");
        Instant now = Listing.now(sys);
        return Listing.print(sys, format.isEmpty() || format.equals("table") ? TABLE : format, TYPE,
                containers.stream().map(container -> row(container, now, !flags().on("no-trunc"))).toList());
    }

    private static Mapping row(Mapping container, Instant now, boolean cut) {
        Tree state = container.get("Inspected").get("State");
        Instant created = Instant.ofEpochSecond(container.get("Created").whole());
        String command = container.get("Command").text();
        boolean over = List.of("exited", "dead").contains(state.get("Status").text());
        List<String> mounts = container.get("Mounts").mappings().stream().map(mount -> mount.get("Name").text(mount.get("Source").text())).toList();
        long local = container.get("Mounts").mappings().stream().filter(mount -> mount.get("Driver").text().equals("local")).count();
        List<Mapping> ports = container.get("Ports").mappings().stream().sorted(Comparator.comparingLong(port -> port.get("PrivatePort").whole())).toList();
        return Mapping.builder().put("ID", cut ? Cut.id(Containers.id(container)) : Containers.id(container)).put("Name", Containers.name(container))
                .put("Names", Containers.name(container)).put("Image", container.get("Image").text())
                .put("Command", GoText.quote(cut ? Cut.ellipsis(command, 20) : command))
                .put("Project", Containers.label(container, Labels.PROJECT)).put("Service", Containers.service(container))
                .put("CreatedAt", GoTime.string(created)).put("RunningFor", GoTime.ago(created, now))
                .put("ExitCode", over ? state.get("ExitCode").whole() : 0L)
                .put("State", container.get("State").text()).put("Status", container.get("Status").text())
                .put("Health", state.get("Status").text().equals("running") ? state.at("Health", "Status").text() : "")
                .put("Publishers", ports.stream().map(Ps::publisher).toList()).put("Ports", PortsText.of(ports))
                .put("Labels", LabelText.of(container.get("Labels").mapping())).put("Mounts", String.join(",", mounts))
                .put("LocalVolumes", Long.toString(local))
                .put("Networks", String.join(",", container.at("NetworkSettings", "Networks").mapping().keys())).put("Size", "0B").build();
    }

    private static Mapping publisher(Mapping port) {
        return Mapping.of("URL", port.get("IP").text(), "TargetPort", port.get("PrivatePort").whole(),
                "PublishedPort", port.get("PublicPort").whole(), "Protocol", port.get("Type").text());
    }
}
