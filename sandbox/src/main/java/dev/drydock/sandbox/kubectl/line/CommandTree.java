package dev.drydock.sandbox.kubectl.line;

import dev.drydock.sandbox.command.Flag;
import dev.drydock.sandbox.command.ValueKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All commands of kubectl 1.32, read section by section from a resource when asked for.
 *
 * <p>A section begins with {@code @kubectl get}; then come lines: {@code use} usage line, {@code group} has further commands, {@code runs} a
 * group that does something itself, {@code in} heading in the root's help, {@code alias} other names, {@code suggest} words tried for it,
 * {@code required} flags, {@code example} lines of help, {@code hidden}, {@code deprecated FLAG advice}, and {@code flags}: {@code
 * [!]name[/letter]:kind[=standard]}, where {@code !} marks a deprecated one. The root's flags belong to every command.
 */
public final class CommandTree {
    private static final String ROOT = "kubectl";

    private final String text;

    private CommandTree(String text) {
        this.text = text;
    }

    /** The tree of the resource. */
    public static CommandTree load() {
        return Loaded.TREE;
    }

    private static final class Loaded {
        static final CommandTree TREE = new CommandTree(read());

        private static String read() {
            try (InputStream in = CommandTree.class.getResourceAsStream("commands.txt")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** The whole client; its flags may be given to every command. */
    public Command root() {
        return find(ROOT).orElseThrow();
    }

    /** The command of exactly these words. */
    public Optional<Command> find(String path) {
        int at = text.indexOf("\n@" + path + "\n");
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + path.length() + 3;
        int end = text.indexOf("\n@", from - 1);
        return Optional.of(read(path, text.substring(from, end < 0 ? text.length() : Math.max(from, end))));
    }

    /** The command below another one that has this name or alias. */
    public Optional<Command> below(Command parent, String word) {
        if (word.isEmpty() || word.indexOf('\n') >= 0 || word.indexOf(' ') >= 0 || !parent.group()) {
            return Optional.empty();
        }
        Optional<Command> named = find(parent.path() + " " + word);
        return named.isPresent() ? named : children(parent).stream().filter(child -> child.aliases().contains(word)).findFirst();
    }

    /** The commands directly below another one, in the original's order. */
    public List<Command> children(Command parent) {
        List<Command> children = new ArrayList<>();
        String head = "\n@" + parent.path() + " ";
        for (int at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
            String path = text.substring(at + 2, text.indexOf('\n', at + 1));
            if (path.indexOf(' ', parent.path().length() + 1) < 0) {
                children.add(find(path).orElseThrow());
            }
        }
        return List.copyOf(children);
    }

    private Command read(String path, String section) {
        Map<String, String> facts = new LinkedHashMap<>();
        Map<String, String> advice = new LinkedHashMap<>();
        List<String> examples = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        for (String line : section.split("\n")) {
            int blank = line.indexOf(' ');
            String fact = blank < 0 ? line : line.substring(0, blank);
            String rest = blank < 0 ? "" : line.substring(blank + 1);
            switch (fact) {
                case "flags" -> flags.addAll(List.of(rest.split(" ")));
                case "example" -> examples.add(rest);
                case "deprecated" -> advice.put(rest.substring(0, rest.indexOf(' ')), rest.substring(rest.indexOf(' ') + 1));
                default -> facts.put(fact, rest);
            }
        }
        List<Flag> own = flags.stream().map(spec -> flag(spec, advice)).toList();
        return new Command(path, Map.copyOf(facts), List.copyOf(examples), own);
    }

    private static Flag flag(String spec, Map<String, String> advice) {
        boolean deprecated = spec.charAt(0) == '!';
        String body = deprecated ? spec.substring(1) : spec;
        int colon = body.indexOf(':');
        int equals = body.indexOf('=', colon);
        String names = body.substring(0, colon);
        int slash = names.indexOf('/');
        String name = slash < 0 ? names : names.substring(0, slash);
        ValueKind kind = FlagKinds.named(body.substring(colon + 1, equals < 0 ? body.length() : equals));
        return new Flag(name, slash < 0 ? "" : names.substring(slash + 1), kind, equals < 0 ? "" : body.substring(equals + 1),
                deprecated ? Flag.Standing.DEPRECATED : Flag.Standing.SIMULATED, advice.getOrDefault(name, ""));
    }
}
