package dev.drydock.sandbox.docker.system;

import dev.drydock.sandbox.docker.client.Answer;
import dev.drydock.sandbox.docker.client.ClientBuild;
import dev.drydock.sandbox.docker.client.GoShape;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Ping;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.DockerFunctions;
import dev.drydock.sandbox.tree.template.Template;
import java.util.List;
import java.util.Map;

/** {@code docker info}: what the engine is and how much it has. */
public final class Info {
    private static final int BAD_TEMPLATE = 64;
    private static final List<Mapping> PLUGINS = List.of(
            plugin("buildx", "Docker Buildx", ClientBuild.BUILDX), plugin("compose", "Docker Compose", ClientBuild.COMPOSE));

    private Info() {}

    private static Mapping plugin(String name, String description, String version) {
        return Mapping.of("SchemaVersion", "0.1.0", "Vendor", "Docker Inc.", "Version", version, "ShortDescription", description,
                "Name", name, "Path", "/usr/libexec/docker/cli-plugins/docker-" + name);
    }

    public static Step start(Sys sys, Job job) {
        String format = job.flags().text("format");
        return job.daemon().get(sys, "/info", Map.of(), (s, answer) -> format.isEmpty() ? show(s, answer) : fill(s, format, answer));
    }

    private static Step fill(Sys sys, String format, Answer answer) {
        Reading<Template> parsed = Template.parse("", format.equals("json") ? "{{json .}}" : format, DockerFunctions.ALL);
        if (parsed.value().isEmpty()) {
            return Job.fail(sys, "template parsing error: " + parsed.refusal().orElseThrow().message(), BAD_TEMPLATE);
        }
        if (!answer.ok()) {
            return Job.fail(sys, answer.complaint());
        }
        Mapping client = Mapping.of("Debug", false, "Version", ClientBuild.VERSION, "DefaultAPIVersion", Ping.CLIENT_API,
                "GitCommit", ClientBuild.COMMIT, "GoVersion", ClientBuild.GO, "Os", "linux", "Arch", "amd64", "BuildTime", ClientBuild.BUILT,
                "Context", "default", "Plugins", PLUGINS, "Warnings", Tree.of(null));
        Mapping all = answer.json().mapping().with("ClientInfo", client);
        Template.Execution execution = parsed.value().get().execute(GoShape.value("system.dockerInfo", all));
        return sys.print(execution.text() + "\n",
                s -> execution.error().isPresent() ? Job.fail(s, execution.error().get()) : Step.exit(0));
    }

    private static Step show(Sys sys, Answer answer) {
        StringBuilder out = new StringBuilder("Client:\n Version:    ").append(ClientBuild.VERSION)
                .append("\n Context:    default\n Debug Mode: false\n Plugins:\n");
        for (Mapping plugin : PLUGINS) {
            out.append("  ").append(plugin.get("Name").text()).append(": ").append(plugin.get("ShortDescription").text()).append(" (Docker Inc.)\n")
                    .append("    Version:  ").append(plugin.get("Version").text()).append("\n    Path:     ").append(plugin.get("Path").text()).append('\n');
        }
        out.append("\nServer:\n");
        if (!answer.ok()) {
            return sys.print(out.toString(), s -> answer.reached()
                    ? Job.fail(s, "ERROR: " + answer.complaint() + "\nerrors pretty printing info")
                    : Job.fail(s, answer.complaint()));
        }
        String warnings = String.join("", answer.json().get("Warnings").texts().stream().map(line -> line + "\n").toList());
        return sys.print(out + new ServerText(answer.json()).text(), s -> s.complain(warnings, t -> Step.exit(0)));
    }
}
