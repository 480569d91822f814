package dev.drydock.sandbox.engine.files;

import dev.drydock.sandbox.engine.api.Answer;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Instructions of a Dockerfile that change an image's configuration without running anything, as {@code --change} takes them. */
public final class Changes {
    private Changes() {}

    /** @param instructions one a line */
    public static Answer<Mapping> apply(Mapping config, String instructions) {
        Mapping changed = config;
        for (String line : instructions.split("\n")) {
            if (!line.isBlank()) {
                String[] parts = line.strip().split("\\s+", 2);
                String rest = parts.length > 1 ? parts[1].strip() : "";
                Answer<Mapping> next = apply(changed, parts[0].toUpperCase(Locale.ROOT), rest, parts[0]);
                if (!(next instanceof Answer.Given<Mapping> given)) {
                    return next;
                }
                changed = given.value();
            }
        }
        return Answer.of(changed);
    }

    private static Answer<Mapping> apply(Mapping config, String instruction, String rest, String written) {
        return switch (instruction) {
            case "CMD" -> Answer.of(config.with("Cmd", words(rest)));
            case "ENTRYPOINT" -> Answer.of(config.with("Entrypoint", words(rest)).without("Cmd"));
            case "ENV" -> Answer.of(config.with("Env", environment(config.get("Env").texts(), rest)));
            case "EXPOSE" -> Answer.of(config.with("ExposedPorts", plus(config.get("ExposedPorts").mapping(), rest, "/tcp")));
            case "LABEL" -> Answer.of(config.with("Labels", labels(config.get("Labels").mapping(), rest)));
            case "STOPSIGNAL" -> Answer.of(config.with("StopSignal", rest));
            case "USER" -> Answer.of(config.with("User", rest));
            case "VOLUME" -> Answer.of(config.with("Volumes", plus(config.get("Volumes").mapping(), String.join(" ", words(rest).texts()), "")));
            case "WORKDIR" -> Answer.of(config.with("WorkingDir", rest));
            default -> Answer.refused(Reply.bad(written + " is not a valid change command"));
        };
    }

    /** A JSON array of words, or a line for the shell. */
    private static Sequence words(String rest) {
        Tree array = rest.startsWith("[") ? Json.read(rest).value().orElse(Tree.of(null)) : Tree.of(null);
        return array instanceof Sequence sequence ? sequence : Sequence.of("/bin/sh", "-c", rest);
    }

    private static Tree environment(List<String> before, String rest) {
        String assignment = rest.indexOf('=') > 0 && (rest.indexOf(' ') < 0 || rest.indexOf('=') < rest.indexOf(' '))
                ? rest : rest.replaceFirst("\\s+", "=");
        String name = assignment.substring(0, assignment.indexOf('=') + 1);
        List<String> all = new ArrayList<>(before.stream().filter(each -> !each.startsWith(name)).toList());
        all.add(unquoted(assignment));
        return Tree.of(all);
    }

    private static Mapping plus(Mapping before, String names, String ending) {
        Mapping all = before;
        for (String name : names.split("\\s+")) {
            all = all.with(name.contains("/") ? name : name + ending, Mapping.EMPTY);
        }
        return all.sorted();
    }

    private static Mapping labels(Mapping before, String rest) {
        int equals = rest.indexOf('=');
        return equals < 0 ? before : before.with(unquoted(rest.substring(0, equals)), unquoted(rest.substring(equals + 1))).sorted();
    }

    private static String unquoted(String text) {
        return text.replaceAll("(?<!\\\\)[\"']", "");
    }
}
