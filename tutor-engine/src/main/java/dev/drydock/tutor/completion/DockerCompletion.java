package dev.drydock.tutor.completion;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.docker.line.Command;
import dev.drydock.sandbox.docker.line.CommandTree;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.StoredImage;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.world.World;
import dev.drydock.tutor.edge.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of a {@code docker} command line, from the client's own tree of commands and the engine's containers and images. */
public final class DockerCompletion {
    private static final List<String> OF_CONTAINERS = List.of(
            "attach", "commit", "cp", "diff", "exec", "export", "inspect", "kill", "logs", "pause", "port", "rename", "restart", "rm",
            "start", "stats", "stop", "top", "unpause", "update", "wait");
    private static final List<String> OF_IMAGES = List.of("create", "history", "push", "rmi", "run", "save", "tag");
    /** What follows their first operand is a command, not a name. */
    private static final List<String> OF_ONE = List.of("exec", "run", "create", "logs", "top", "port");

    private final Phrases phrases;

    /** @param phrases with the descriptions that help shows */
    public DockerCompletion(Phrases phrases) {
        this.phrases = phrases;
    }

    /** Candidates for the last of the words, the first being {@code docker}. */
    List<Terminal.Candidate> candidates(World world, String machine, List<String> words) {
        CommandTree tree = CommandTree.load();
        Command command = tree.root();
        int operands = 0;
        boolean isValue = false;
        for (String word : words.subList(1, words.size() - 1)) {
            if (isValue) {
                isValue = false;
                continue;
            }
            isValue = wantsValue(command, word);
            Optional<Command> below = command.group() && !word.startsWith("-") ? tree.below(command, word) : Optional.empty();
            if (below.isPresent()) command = below.get();
            else if (!word.startsWith("-")) operands++;
        }
        String begun = words.get(words.size() - 1);
        if (isValue) return List.of();
        if (begun.startsWith("-")) return flags(command, begun);
        if (command.group()) return operands == 0 ? commands(tree, command, begun) : List.of();
        if (operands > 0 && OF_ONE.contains(command.name())) return List.of();
        boolean ofImage = command.path().contains(" image ") || OF_IMAGES.contains(command.name());
        if (ofImage) return ShellCompletion.whole(images(world, machine), begun);
        return OF_CONTAINERS.contains(command.name()) ? ShellCompletion.whole(containers(world, machine), begun) : List.of();
    }

    /** Whether a flag takes the next word. */
    private static boolean wantsValue(Command command, String word) {
        if (!word.startsWith("-") || word.contains("=")) return false;
        return command.flags().stream().anyMatch(flag -> flag.kind().unsaid().isEmpty()
                && (word.equals("--" + flag.name()) || !flag.shorthand().isEmpty() && word.matches("-[a-zA-Z]*" + flag.shorthand())));
    }

    private List<Terminal.Candidate> commands(CommandTree tree, Command group, String begun) {
        List<Terminal.Candidate> candidates = new ArrayList<>();
        for (Command each : tree.children(group)) {
            if (!each.name().startsWith(begun) || each.absent()) continue;
            candidates.add(new Terminal.Candidate(each.name(), phrases.textOr("", each.path()), true));
        }
        return candidates;
    }

    private List<Terminal.Candidate> flags(Command command, String begun) {
        List<Terminal.Candidate> candidates = new ArrayList<>();
        for (Flag flag : command.flags()) {
            String name = "--" + flag.name();
            if (!flag.listed() || !name.startsWith(begun)) continue;
            candidates.add(new Terminal.Candidate(name, phrases.textOr("", command.path() + " " + name), true));
        }
        return candidates;
    }

    private static List<String> containers(World world, String machine) {
        List<String> names = new ArrayList<>();
        for (Container container : world.store().view(Container.CONTAINERS).subMap(machine + "/", machine + "0").values()) {
            names.add(container.name());
        }
        return names;
    }

    private static List<String> images(World world, String machine) {
        List<String> names = new ArrayList<>();
        for (StoredImage image : world.store().view(Images.IMAGES).subMap(machine + "/", machine + "0").values()) {
            for (Reference tag : image.tags()) names.add(tag.familiar().replaceFirst(":latest$", ""));
        }
        return names;
    }
}
