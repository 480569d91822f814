package dev.drydock.lessons.condition;

import dev.drydock.lessons.source.Form;
import dev.drydock.lessons.source.Node;
import dev.drydock.lessons.source.Problems;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the traits of a container are written in a lesson. */
public final class TraitReader {
    private static final List<String> STATES =
            List.of("created", "running", "paused", "restarting", "removing", "exited", "dead");
    private static final List<String> POLICIES = List.of("no", "always", "on-failure", "unless-stopped");

    private TraitReader() {}

    /** The form of a container's traits and its name. */
    public static Form form(Node node, Problems problems) {
        return Form.of(node, problems,
                "name", "image", "state", "exitCode", "publishes", "restart", "env", "labels", "command");
    }

    /** The container's name, where one is given. */
    public static Optional<String> name(Form form) {
        Optional<String> name = form.text("name");
        if (name.isPresent() && !name.get().matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+")) {
            form.problems().error(form.placeOf("name"), "lint.check.container-name", "here", name.get());
        }
        return name;
    }

    /** The traits that are given, in the order in which a person would look at them. */
    public static List<Trait> traits(Form form) {
        List<Trait> traits = new ArrayList<>();
        form.node("image").flatMap(node -> Form.scalar(node, form.problems()))
                .flatMap(text -> imageName(text, form.problems()))
                .ifPresent(image -> traits.add(new Trait.From(image)));
        if (form.has("state")) traits.add(new Trait.InState(states(form)));
        form.number("exitCode", 255).ifPresent(code -> traits.add(new Trait.ExitedWith(code)));
        form.node("publishes").flatMap(node -> ports(node, form.problems()))
                .ifPresent(ports -> traits.add(new Trait.Publishes(ports)));
        form.word("restart", POLICIES).ifPresent(policy -> traits.add(new Trait.Restarts(policy)));
        form.textByName("env").forEach((variable, value) -> traits.add(new Trait.HasVariable(variable, value)));
        form.textByName("labels").forEach((key, value) -> traits.add(new Trait.HasLabel(key, value)));
        form.text("command").ifPresent(text -> traits.add(new Trait.Runs(new TextTest.Contains(text))));
        return traits;
    }

    private static List<String> states(Form form) {
        List<String> states = new ArrayList<>();
        for (Node node : form.list("state")) {
            Form.scalar(node, form.problems()).ifPresent(text -> {
                if (STATES.contains(text.value())) states.add(text.value());
                else Form.unknownWord(text, STATES, form.problems());
            });
        }
        return states;
    }

    /** {@code none}, or a mapping from host ports to container ports, {@code {8080: 80, 53: 53/udp}}. */
    private static Optional<Map<String, String>> ports(Node node, Problems problems) {
        if (node instanceof Node.Text text) {
            if (text.value().equals("none")) return Optional.of(Map.of());
            problems.error(text.place(), "lint.check.publishes", "here", text.value());
            return Optional.empty();
        }
        Form form = Form.open(node, problems);
        Map<String, String> ports = new LinkedHashMap<>();
        for (String hostPort : form.keys()) {
            String containerPort = form.text(hostPort).orElse("");
            if (isPort(hostPort) && isPort(containerPort.replaceFirst("/(tcp|udp|sctp)$", ""))) {
                ports.put(hostPort, containerPort.replaceFirst("/tcp$", ""));
            } else {
                problems.error(form.placeOf(hostPort), "lint.check.publishes", "here", hostPort + ": " + containerPort);
            }
        }
        return Optional.of(ports);
    }

    private static boolean isPort(String text) {
        return text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65535;
    }

    /** An image's name as people write it; empty, with an error, when it is none. */
    public static Optional<String> imageName(Node.Text text, Problems problems) {
        ParsedReference parsed = Reference.parse(text.value());
        if (parsed instanceof Reference) return Optional.of(text.value());
        problems.error(text.place(), "lint.check.image-name",
                "here", text.value(), "why", ((ParsedReference.Malformed) parsed).message());
        return Optional.empty();
    }
}
