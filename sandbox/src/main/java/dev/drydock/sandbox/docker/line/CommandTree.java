package dev.drydock.sandbox.docker.line;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.docker.value.FlagKinds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All commands of the docker client 28.2 with its build and compose plug-ins, read section by section from a resource when asked for.
 *
 * <p>A section begins with {@code @docker ps}; then come lines: {@code use} usage line, {@code line} usage in complaints, {@code group},
 * {@code args} {@code = N}, {@code >= N}, {@code <= N} or {@code MIN MAX}, {@code cobra} a wrong number is told in the library's words, {@code stop} flags end at the first argument, {@code alias} other
 * names, {@code traverse} flags of a group may precede its commands, {@code counted} complaints about the number of arguments are cobra's,
 * {@code aka} help's line of aliases, {@code top} place among the common commands, {@code needs} a condition of the engine, {@code
 * absent} real but not simulated, {@code trial} experimental, {@code plugin}, {@code same PATH} another name of that whole branch, {@code like PATH} has that command's
 * flags, {@code deprecated FLAG advice}, and {@code flags}: {@code [mark]name[/letter]:kind[=standard]}, where the mark is {@code .} hidden,
 * {@code !} deprecated, {@code ~} without effect here.
 */
public final class CommandTree {
    private final String text;
    private final boolean older;

    private CommandTree(String text, boolean older) {
        this.text = text;
        this.older = older;
    }

    /** The same client with its older builder in place of the plug-in's: sections that begin with {@code @!}. */
    public CommandTree withOlderBuilder() {
        return new CommandTree(text, true);
    }

    /** The tree of the resource. */
    public static CommandTree load() {
        return Loaded.TREE;
    }

    private static final class Loaded {
        static final CommandTree TREE = new CommandTree(read(), false);

        private static String read() {
            try (InputStream in = CommandTree.class.getResourceAsStream("commands.txt")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** The whole client. */
    public Command root() {
        return find("docker").orElseThrow();
    }

    /** The command of exactly these words. */
    public Optional<Command> find(String path) {
        int older = this.older ? text.indexOf("\n@!" + path + "\n") : -1;
        int at = older >= 0 ? older + 1 : text.indexOf("\n@" + path + "\n");
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + path.length() + 3;
        int end = text.indexOf("\n@", from - 1);
        return Optional.of(read(path, text.substring(from, end < 0 ? text.length() : Math.max(from, end))));
    }

    /** The command below another one that has this name or alias. */
    public Optional<Command> below(Command parent, String word) {
        Optional<Command> named = find(branch(parent) + " " + word);
        Optional<Command> below = named.isPresent() ? named : children(parent).stream().filter(child -> child.aliases().contains(word)).findFirst();
        return parent.path().equals("docker builder") || parent.facts().containsKey("usual") ? below.map(CommandTree::usual) : below;
    }

    /** The commands directly below another one, by name. */
    public List<Command> children(Command parent) {
        List<Command> children = new ArrayList<>();
        String branch = branch(parent);
        String head = "\n@" + branch + " ";
        for (int at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
            String path = text.substring(at + 2, text.indexOf('\n', at + 1));
            if (path.indexOf(' ', branch.length() + 1) < 0) {
                children.add(find(path).orElseThrow());
            }
        }
        children.sort(Comparator.comparing(Command::name));
        return List.copyOf(children);
    }

    private Command read(String path, String section) {
        Map<String, String> facts = new LinkedHashMap<>();
        Map<String, String> advice = new LinkedHashMap<>();
        List<String> flags = new ArrayList<>();
        for (String line : section.split("\n")) {
            int blank = line.indexOf(' ');
            String fact = blank < 0 ? line : line.substring(0, blank);
            String rest = blank < 0 ? "" : line.substring(blank + 1);
            switch (fact) {
                case "same" -> {
                    return renamed(path, find(rest).orElseThrow());
                }
                case "flags" -> flags.addAll(List.of(rest.split(" ")));
                case "deprecated" -> advice.put(rest.substring(0, rest.indexOf(' ')), rest.substring(rest.indexOf(' ') + 1));
                default -> facts.put(fact, rest.replace("\\n", "\n").replace("\\t", "\t"));
            }
        }
        List<Flag> own = facts.containsKey("like")
                ? find(facts.get("like")).orElseThrow().flags()
                : flags.stream().map(spec -> flag(spec, advice)).toList();
        return new Command(path, Map.copyOf(facts), own);
    }

    /** A command that was reached by another name of its plug-in, which then says which builder it means. */
    private static Command usual(Command command) {
        Map<String, String> facts = new LinkedHashMap<>(command.facts());
        facts.put("usual", "");
        return new Command(command.path(), Map.copyOf(facts), command.flags());
    }

    private static String branch(Command parent) {
        return parent.facts().getOrDefault("same", parent.path());
    }

    private static Command renamed(String path, Command same) {
        Map<String, String> facts = new LinkedHashMap<>(same.facts());
        facts.put("same", same.path());
        facts.remove("plugin");
        facts.remove("top");
        return new Command(path, Map.copyOf(facts), same.flags());
    }

    private static Flag flag(String spec, Map<String, String> advice) {
        Flag.Standing standing = switch (spec.charAt(0)) {
            case '.' -> Flag.Standing.HIDDEN;
            case '!' -> Flag.Standing.DEPRECATED;
            case '~' -> Flag.Standing.WITHOUT_EFFECT;
            default -> Flag.Standing.SIMULATED;
        };
        String body = standing == Flag.Standing.SIMULATED ? spec : spec.substring(1);
        int colon = body.indexOf(':');
        int equals = body.indexOf('=', colon);
        String names = body.substring(0, colon);
        int slash = names.indexOf('/');
        String name = slash < 0 ? names : names.substring(0, slash);
        return new Flag(name, slash < 0 ? "" : names.substring(slash + 1),
                FlagKinds.named(body.substring(colon + 1, equals < 0 ? body.length() : equals)),
                equals < 0 ? "" : body.substring(equals + 1), standing, advice.getOrDefault(name, ""));
    }
}
