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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code docker context ls show inspect use create rm}. */
public final class Contexts {
    private static final RowType TYPE = RowType.named("formatter.clientContextContext").field("Name", "NAME").field("Description", "DESCRIPTION")
            .field("DockerEndpoint", "DOCKER ENDPOINT").field("Error", "ERROR");
    private static final String TABLE = "table {{.Name}}{{if .Current}} *{{end}}\t{{.Description}}\t{{.DockerEndpoint}}\t{{.Error}}";

    private Contexts() {}

    public static Step list(Sys sys, Job job) {
        String current = ContextFiles.current(sys);
        List<Mapping> rows = new ArrayList<>();
        for (ContextFiles.Kept kept : ContextFiles.all(sys)) {
            boolean chosen = kept.name().equals(current);
            rows.add(Mapping.of("Name", kept.name() + (chosen && plain(job) ? " *" : ""), "Description", kept.description(),
                    "DockerEndpoint", kept.host(), "Error", "", "Current", chosen));
        }
        String format = job.flags().on("quiet") ? "{{.Name}}" : plain(job) ? TABLE.replace("{{if .Current}} *{{end}}", "") : job.flags().text("format");
        Reading<String> printed = RowFormat.print(format, TYPE, rows);
        return printed.value().isPresent() ? sys.print(printed.value().get(), 0) : Job.fail(sys, printed.refusal().orElseThrow().message());
    }

    private static boolean plain(Job job) {
        return !job.flags().on("quiet") && List.of("", "table").contains(job.flags().text("format"));
    }

    public static Step show(Sys sys, Job job) {
        return sys.print(ContextFiles.current(sys) + "\n", 0);
    }

    public static Step inspect(Sys sys, Job job) {
        List<String> names = job.arguments().isEmpty() ? List.of(ContextFiles.current(sys)) : job.arguments();
        return new Inspection(names, job.flags().text("format"), (s, name, found, missing) -> {
            Optional<ContextFiles.Kept> kept = ContextFiles.find(s, name);
            return kept.isPresent()
                    ? found.run(s, new Inspected("context", kept.get().tree(), false))
                    : missing.run(s, ContextFiles.missing(s, name));
        }).start(sys);
    }

    public static Step use(Sys sys, Job job) {
        if (ContextFiles.find(sys, job.argument()).isEmpty()) {
            return Job.fail(sys, ContextFiles.missing(sys, job.argument()));
        }
        ContextFiles.choose(sys, job.argument());
        return sys.print(job.argument() + "\n", s -> s.fail("Current context is now \"" + job.argument() + "\"\n", 0));
    }

    public static Step create(Sys sys, Job job) {
        String name = job.argument();
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9_.+-]+")) {
            return Job.fail(sys, "context name \"" + name + "\" is invalid, names are validated against regexp \"^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$\"");
        }
        if (name.equals(ContextFiles.STANDARD)) {
            return Job.fail(sys, "\"default\" is a reserved context name");
        }
        if (ContextFiles.find(sys, name).isPresent()) {
            return Job.fail(sys, "context \"" + name + "\" already exists");
        }
        String host = String.join(",", job.flags().all("docker")).replaceFirst(".*?host=([^,]*).*", "$1");
        ContextFiles.keep(sys, new ContextFiles.Kept(name, job.flags().text("description"), host.isEmpty() ? ContextFiles.SOCKET : host));
        return sys.print(name + "\n", s -> s.fail("Successfully created context \"" + name + "\"\n", 0));
    }

    public static Step remove(Sys sys, Job job) {
        return remove(sys, job, 0, List.of());
    }

    private static Step remove(Sys sys, Job job, int done, List<String> complaints) {
        if (done == job.arguments().size()) {
            return complaints.isEmpty() ? Step.exit(0) : Job.fail(sys, String.join("\n", complaints));
        }
        String name = job.arguments().get(done);
        String complaint = name.equals(ContextFiles.STANDARD) ? "context \"default\" cannot be removed"
                : ContextFiles.find(sys, name).isEmpty() ? "context \"" + name + "\" does not exist"
                : name.equals(ContextFiles.current(sys)) && !job.flags().on("force")
                ? "context \"" + name + "\" is in use, set -f flag to force remove" : "";
        if (!complaint.isEmpty()) {
            List<String> more = new ArrayList<>(complaints);
            more.add(complaint);
            return remove(sys, job, done + 1, List.copyOf(more));
        }
        ContextFiles.forget(sys, name);
        return sys.print(name + "\n", s -> remove(s, job, done + 1, complaints));
    }
}
