package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.yaml.ComposeYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the flags of {@code docker compose run} change about a service.
 *
 * @param command instead of the service's own, if there is one
 * @param terminal whether the container gets one
 */
public record Overrides(Files files, GivenFlags flags, List<String> command, boolean terminal, SortedMap<String, String> environment) {

    /** The service as it is to run, or why it cannot be understood. */
    public record Applied(Service service, Optional<String> complaint) {}

    public Applied apply(Service given) {
        try {
            return new Applied(changed(given), Optional.empty());
        } catch (Unfit unfit) {
            return new Applied(given, Optional.of(unfit.getMessage()));
        }
    }

    private Service changed(Service given) {
        Mapping fields = given.fields().without("container_name").without("restart").without("scale").with("tty", terminal)
                .with("stdin_open", flags.on("interactive"));
        fields = fields.get("deploy") instanceof Mapping deploy ? fields.with("deploy", deploy.without("restart_policy").without("replicas")) : fields;
        if (!flags.on("service-ports")) {
            List<Tree> ports = new ArrayList<>();
            flags.all("publish").forEach(port -> ports.addAll(ShortPorts.parse(port)));
            fields = ports.isEmpty() ? fields.without("ports") : fields.with("ports", ports);
        }
        List<Tree> volumes = new ArrayList<>(fields.get("volumes").items());
        flags.all("volume").forEach(volume -> volumes.add(ShortVolume.parse(volume)));
        fields = volumes.isEmpty() ? fields : fields.with("volumes", volumes);
        if (flags.has("entrypoint")) {
            fields = fields.with("entrypoint", Sequence.ofTexts(ShellWords.split(flags.text("entrypoint")))).with("command", Sequence.EMPTY);
        }
        fields = command.isEmpty() ? fields : fields.with("command", Sequence.ofTexts(command));
        for (Map.Entry<String, String> plain : Map.of("user", "user", "workdir", "working_dir").entrySet()) {
            fields = flags.text(plain.getKey()).isEmpty() ? fields : fields.with(plain.getValue(), flags.text(plain.getKey()));
        }
        fields = capabilities(fields);
        return new Service(given.name(), Typing.inOrder("service", labels(variables(fields))));
    }

    private Mapping capabilities(Mapping fields) {
        List<String> added = new ArrayList<>(fields.get("cap_add").texts());
        List<String> dropped = new ArrayList<>(fields.get("cap_drop").texts());
        added.addAll(flags.all("cap-add"));
        dropped.removeAll(flags.all("cap-add"));
        dropped.addAll(flags.all("cap-drop"));
        added.removeAll(flags.all("cap-drop"));
        Mapping result = added.isEmpty() ? fields.without("cap_add") : fields.with("cap_add", added);
        return dropped.isEmpty() ? result.without("cap_drop") : result.with("cap_drop", dropped);
    }

    private Mapping variables(Mapping fields) {
        Map<String, Tree> all = new LinkedHashMap<>(fields.get("environment").mapping().entries());
        Map<String, String> read = new LinkedHashMap<>();
        for (String path : flags.all("env-from-file")) {
            var text = files.read(path);
            if (!text.ok()) {
                throw new Unfit("open " + path + ": no such file or directory");
            }
            new DotEnv(read, name -> Optional.ofNullable(read.get(name)), name -> { }).read(text.value().text());
        }
        read.forEach((name, value) -> all.put(name, Tree.of(value)));
        for (String variable : flags.all("env")) {
            int equals = variable.indexOf('=');
            Optional<String> value = equals >= 0 ? Optional.of(variable.substring(equals + 1)) : Optional.ofNullable(environment.get(variable));
            value.ifPresent(there -> all.put(equals < 0 ? variable : variable.substring(0, equals), Tree.of(there)));
        }
        return all.isEmpty() ? fields : fields.with("environment", ComposeYaml.sorted(Mapping.copyOf(all)));
    }

    private Mapping labels(Mapping fields) {
        Mapping labels = fields.get("labels").mapping();
        for (String label : flags.all("label")) {
            if (!label.contains("=")) {
                throw new Unfit("label must be set as KEY=VALUE");
            }
            labels = labels.with(label.substring(0, label.indexOf('=')), label.substring(label.indexOf('=') + 1));
        }
        return labels.isEmpty() ? fields : fields.with("labels", ComposeYaml.sorted(labels));
    }
}
