package dev.drydock.sandbox.docker.context;

import dev.drydock.sandbox.docker.client.ContextFiles;
import dev.drydock.sandbox.docker.client.Inspection;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.format.InspectFormat.Inspected;
import dev.drydock.sandbox.docker.format.RowFormat;
import dev.drydock.sandbox.docker.format.RowType;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.GoType;
import dev.drydock.sandbox.tree.unit.Cut;
import dev.drydock.sandbox.tree.unit.NaturalOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code docker context ls show inspect use rm}. */
public final class Contexts {
    private static final RowType TYPE = RowType.named("formatter.clientContextContext").field("Current", Optional.empty(), GoType.BOOL)
            .field("Description", "DESCRIPTION").field("DockerEndpoint", "DOCKER ENDPOINT").field("Error", "ERROR").field("Name", "NAME");
    private static final String TABLE = "table {{.Name}}{{if .Current}} *{{end}}\t{{.Description}}\t{{.DockerEndpoint}}\t{{.Error}}";
    private static final int ERROR_WIDTH = 45;

    private Contexts() {}

    public static Step list(Sys sys, Job job) {
        String current = job.daemon().context();
        List<Mapping> rows = new ArrayList<>();
        boolean usual = current.equals(ContextFiles.STANDARD);
        rows.add(row(ContextFiles.standard(usual ? job.daemon().host() : ContextFiles.SOCKET), usual, ""));
        ContextFiles.all(sys).forEach(kept -> rows.add(row(kept, kept.name().equals(current), "")));
        if (ContextFiles.find(sys, current).isEmpty()) {
            rows.add(row(new ContextFiles.Kept(current, "", "", false), true, ContextFiles.missing(sys, current)));
        }
        rows.sort(Comparator.comparing(row -> row.get("Name").text(), NaturalOrder.ORDER));
        String format = job.flags().text("format");
        boolean plain = format.isEmpty() || format.equals("table");
        Reading<String> printed = RowFormat.print(plain ? job.flags().on("quiet") ? "{{.Name}}" : TABLE : format, TYPE, rows);
        if (printed.refusal().isPresent()) {
            return Job.fail(sys, printed.refusal().get().message());
        }
        boolean overridden = !sys.variable("DOCKER_HOST").orElse("").isEmpty() && usual;
        return sys.print(printed.orThrow(), s -> overridden
                ? s.fail("Warning: DOCKER_HOST environment variable overrides the active context. To use a context, either set the global --context flag,"
                        + " or unset DOCKER_HOST environment variable.\n", 0)
                : Step.exit(0));
    }

    private static Mapping row(ContextFiles.Kept kept, boolean current, String error) {
        return Mapping.of("Current", current, "Description", kept.description(), "DockerEndpoint", kept.host(), "Error", Cut.ellipsis(error, ERROR_WIDTH),
                "Name", kept.name());
    }

    public static Step show(Sys sys, Job job) {
        return sys.print(job.daemon().context() + "\n", 0);
    }

    public static Step inspect(Sys sys, Job job) {
        List<String> names = job.arguments().isEmpty() ? List.of(job.daemon().context()) : job.arguments();
        return new Inspection(names, job.flags().text("format"), (s, name, found, missing) -> {
            Optional<ContextFiles.Kept> kept = ContextFiles.find(s, name);
            return kept.isPresent()
                    ? found.run(s, new Inspected("context", tree(s, kept.get()), false))
                    : missing.run(s, ContextFiles.missing(s, name));
        }).start(sys);
    }

    private static Tree tree(Sys sys, ContextFiles.Kept kept) {
        boolean standard = kept.name().equals(ContextFiles.STANDARD);
        List<String> secrets = ContextFiles.secretsOf(sys, kept.name());
        Mapping storage = standard ? Mapping.of("MetadataPath", "<IN MEMORY>", "TLSPath", "<IN MEMORY>")
                : Mapping.of("MetadataPath", ContextFiles.metadata(sys, kept.name()), "TLSPath", ContextFiles.secrets(sys, kept.name()));
        return kept.tree().with("TLSMaterial", secrets.isEmpty() ? Mapping.EMPTY : Mapping.of("docker", secrets)).with("Storage", storage);
    }

    public static Step use(Sys sys, Job job) {
        String name = job.argument();
        if (ContextFiles.find(sys, name).isEmpty()) {
            return Job.fail(sys, ContextFiles.missing(sys, name));
        }
        ContextFiles.choose(sys, name);
        boolean overridden = !name.equals(ContextFiles.STANDARD) && !sys.variable("DOCKER_HOST").orElse("").isEmpty();
        String warning = overridden ? "Warning: DOCKER_HOST environment variable overrides the active context. To use \"" + name
                + "\", either set the global --context flag, or unset DOCKER_HOST environment variable.\n" : "";
        return sys.print(name + "\n", s -> s.fail("Current context is now \"" + name + "\"\n" + warning, 0));
    }

    public static Step remove(Sys sys, Job job) {
        return remove(sys, job, 0, List.of());
    }

    private static Step remove(Sys sys, Job job, int done, List<String> complaints) {
        if (done == job.arguments().size()) {
            return complaints.isEmpty() ? Step.exit(0) : Job.fail(sys, String.join("\n", complaints));
        }
        String name = job.arguments().get(done);
        boolean force = job.flags().on("force");
        boolean used = name.equals(job.daemon().context());
        String complaint = name.equals(ContextFiles.STANDARD) ? "context \"default\" cannot be removed"
                : ContextFiles.find(sys, name).isEmpty() && !force ? "context \"" + name + "\" does not exist"
                : used && !force ? "context \"" + name + "\" is in use, set -f flag to force remove" : "";
        if (!complaint.isEmpty()) {
            List<String> more = new ArrayList<>(complaints);
            more.add(complaint);
            return remove(sys, job, done + 1, List.copyOf(more));
        }
        if (used) {
            ContextFiles.choose(sys, ContextFiles.STANDARD);
        }
        ContextFiles.forget(sys, name);
        return sys.print(name + "\n", s -> remove(s, job, done + 1, complaints));
    }
}
