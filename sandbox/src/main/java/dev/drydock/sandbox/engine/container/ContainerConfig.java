package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** The configuration of a container: what was asked for, completed by what its image says (moby's {@code runconfig.Merge}). */
final class ContainerConfig {
    private ContainerConfig() {}

    /**
     * @param asked the body of the request
     * @param image the image's configuration
     * @param id of the container, whose beginning is its host name unless one is given
     */
    static Mapping of(Mapping asked, Mapping image, String id) {
        List<String> entrypoint = asked.get("Entrypoint").texts();
        List<String> command = asked.get("Cmd").texts();
        boolean keepsEntrypoint = asked.get("Entrypoint") instanceof Nothing;
        if (entrypoint.isEmpty()) {
            command = command.isEmpty() ? image.get("Cmd").texts() : command;
            entrypoint = keepsEntrypoint ? image.get("Entrypoint").texts() : entrypoint;
        }
        if (entrypoint.equals(List.of(""))) {
            entrypoint = List.of();
        }
        Mapping.Builder config = Mapping.builder()
                .put("Hostname", asked.get("Hostname").text(id.substring(0, 12)))
                .put("Domainname", asked.get("Domainname").text())
                .put("User", asked.get("User").text(image.get("User").text()))
                .put("AttachStdin", asked.get("AttachStdin").truth())
                .put("AttachStdout", asked.get("AttachStdout").truth())
                .put("AttachStderr", asked.get("AttachStderr").truth())
                .putUnlessEmpty("ExposedPorts", union(asked.get("ExposedPorts"), image.get("ExposedPorts")))
                .put("Tty", asked.get("Tty").truth())
                .put("OpenStdin", asked.get("OpenStdin").truth())
                .put("StdinOnce", asked.get("StdinOnce").truth())
                .put("Env", environment(asked, image))
                .put("Cmd", orNothing(command))
                .putUnlessEmpty("Healthcheck", health(asked.get("Healthcheck").mapping(), image.get("Healthcheck").mapping()))
                .put("Image", asked.get("Image").text())
                .put("Volumes", volumes(asked, image))
                .put("WorkingDir", asked.get("WorkingDir").text(image.get("WorkingDir").text()))
                .put("Entrypoint", orNothing(entrypoint))
                .putUnlessEmpty("MacAddress", asked.get("MacAddress").text())
                .put("OnBuild", null)
                .put("Labels", union(image.get("Labels"), asked.get("Labels")).sorted())
                .putUnlessEmpty("StopSignal", asked.get("StopSignal").text(image.get("StopSignal").text()));
        if (asked.has("StopTimeout") && !asked.get("StopTimeout").isNothing()) {
            config.put("StopTimeout", asked.get("StopTimeout"));
        }
        return config.putUnlessEmpty("Shell", image.get("Shell")).build();
    }

    private static Tree orNothing(List<String> words) {
        return words.isEmpty() ? Tree.of(null) : Sequence.ofTexts(words);
    }

    /** What was asked for about its health, completed by what its image says of it. */
    private static Mapping health(Mapping asked, Mapping image) {
        Mapping.Builder both = Mapping.builder();
        for (String field : List.of("Test", "Interval", "Timeout", "StartPeriod", "StartInterval", "Retries")) {
            both.putUnlessEmpty(field, asked.get(field).isEmpty() ? image.get(field) : asked.get(field));
        }
        return both.build();
    }

    /** What was asked for comes first, then what the image adds. */
    private static Tree environment(Mapping asked, Mapping image) {
        List<String> all = new ArrayList<>(asked.get("Env").texts());
        List<String> names = all.stream().map(ContainerConfig::name).toList();
        image.get("Env").texts().stream().filter(variable -> !names.contains(name(variable))).forEach(all::add);
        return all.isEmpty() ? Tree.of(List.of()) : Sequence.ofTexts(all);
    }

    private static String name(String variable) {
        int equals = variable.indexOf('=');
        return equals < 0 ? variable : variable.substring(0, equals);
    }

    private static Tree volumes(Mapping asked, Mapping image) {
        Mapping all = union(image.get("Volumes"), asked.get("Volumes")).sorted();
        return all.isEmpty() ? Tree.of(null) : all;
    }

    /** Both, the second winning. */
    private static Mapping union(Tree first, Tree second) {
        return Mapping.builder().putAll(first.mapping()).putAll(second.mapping()).build().sorted();
    }
}
