package dev.drydock.sandbox.docker.system;

import dev.drydock.sandbox.docker.client.Answer;
import dev.drydock.sandbox.docker.client.ClientBuild;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.docker.client.Ping;
import dev.drydock.sandbox.docker.format.InspectTypes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.template.DockerFunctions;
import dev.drydock.sandbox.tree.template.Template;
import dev.drydock.sandbox.tree.template.Value;
import dev.drydock.sandbox.tree.unit.TabWriter;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docker version}: what the client and the engine are. */
public final class Version {
    private static final int BAD_TEMPLATE = 64;
    private static final TabWriter COLUMNS = new TabWriter(20, 1, String::length);
    private static final DateTimeFormatter ANSIC = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

    private Version() {}

    public static Step start(Sys sys, Job job) {
        String format = job.flags().text("format");
        Reading<Template> parsed = Template.parse("version", format.equals("json") ? "{{json .}}" : format, DockerFunctions.ALL);
        if (parsed.value().isEmpty()) {
            return Job.fail(sys, "template parsing error: " + parsed.refusal().orElseThrow().message(), BAD_TEMPLATE);
        }
        return job.daemon().get(sys, "/version", Map.of(), (s, answer) -> show(s, format, parsed.value().get(), both(job, answer), answer));
    }

    private static Step show(Sys sys, String format, Template template, Mapping both, Answer answer) {
        if (format.isEmpty()) {
            return sys.print(COLUMNS.layOut(text(both)), s -> answer.ok() ? Step.exit(0) : Job.fail(s, answer.complaint()));
        }
        Template.Execution execution = template.execute(new Value(InspectTypes.VERSION, both));
        String complaint = answer.ok() ? execution.error().orElse("") : answer.complaint();
        return sys.print(COLUMNS.layOut(execution.text() + "\n"), s -> complaint.isEmpty() ? Step.exit(0) : Job.fail(s, complaint));
    }

    private static Mapping both(Job job, Answer answer) {
        Mapping client = Mapping.of("Version", ClientBuild.VERSION, "ApiVersion", job.daemon().ping().negotiated(),
                "DefaultAPIVersion", Ping.CLIENT_API, "GitCommit", ClientBuild.COMMIT, "GoVersion", ClientBuild.GO, "Os", "linux", "Arch", "amd64",
                "BuildTime", ClientBuild.BUILT, "Context", "default");
        return Mapping.of("Client", client, "Server", answer.ok() ? server(answer.json().mapping()) : Nothing.NOTHING);
    }

    /** The engine's build time is shown in another form than it is sent. */
    private static Mapping server(Mapping sent) {
        List<Tree> components = new ArrayList<>();
        for (Mapping component : sent.get("Components").mappings()) {
            String built = component.at("Details", "BuildTime").text();
            components.add(component.get("Name").text().equals("Engine") && !built.isEmpty()
                    ? component.withAt(ansic(built), "Details", "BuildTime")
                    : component);
        }
        return sent.with("Components", components);
    }

    private static String ansic(String time) {
        try {
            return OffsetDateTime.parse(time).format(ANSIC);
        } catch (DateTimeParseException other) {
            return time;
        }
    }

    private static String text(Mapping both) {
        Tree client = both.get("Client");
        String api = client.get("ApiVersion").text();
        StringBuilder out = new StringBuilder("Client:\n");
        line(out, " Version", client.get("Version").text());
        line(out, " API version", api.equals(Ping.CLIENT_API) ? api : api + " (downgraded from " + Ping.CLIENT_API + ")");
        line(out, " Go version", client.get("GoVersion").text());
        line(out, " Git commit", client.get("GitCommit").text());
        line(out, " Built", client.get("BuildTime").text());
        line(out, " OS/Arch", client.get("Os").text() + "/" + client.get("Arch").text());
        line(out, " Context", client.get("Context").text());
        Tree server = both.get("Server");
        if (server.isNothing()) {
            return out.toString();
        }
        String platform = server.at("Platform", "Name").text();
        out.append("\nServer:").append(platform.isEmpty() ? "" : " " + platform).append('\n');
        server.get("Components").mappings().forEach(component -> component(out, component));
        return out.toString();
    }

    private static void component(StringBuilder out, Mapping component) {
        Mapping details = component.get("Details").mapping();
        out.append(' ').append(component.get("Name").text()).append(":\n");
        line(out, "  Version", component.get("Version").text());
        if (!component.get("Name").text().equals("Engine")) {
            details.keys().stream().sorted().forEach(key -> line(out, "  " + key, details.get(key).text()));
            return;
        }
        line(out, "  API version", details.get("ApiVersion").text() + " (minimum version " + details.get("MinAPIVersion").text() + ")");
        line(out, "  Go version", details.get("GoVersion").text());
        line(out, "  Git commit", details.get("GitCommit").text());
        line(out, "  Built", details.get("BuildTime").text());
        line(out, "  OS/Arch", details.get("Os").text() + "/" + details.get("Arch").text());
        line(out, "  Experimental", details.get("Experimental").text());
    }

    private static void line(StringBuilder out, String name, String value) {
        out.append(name).append(":\t").append(value).append('\n');
    }
}
