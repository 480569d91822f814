package dev.drydock.sandbox.kubectl.line;

import dev.drydock.sandbox.command.Flag;
import java.util.List;
import java.util.Map;

/**
 * One command of the tree.
 *
 * @param path all its words: {@code kubectl create configmap}
 * @param facts the lines of its section by their first word, see {@link CommandTree}
 * @param examples lines that help shows as examples
 * @param flags its own flags, in the order in which help lists them
 */
public record Command(String path, Map<String, String> facts, List<String> examples, List<Flag> flags) {

    /** The last word. */
    public String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /** What help shows after {@code Usage:}. */
    public String usage() {
        return facts.getOrDefault("use", path);
    }

    /** Whether it has further commands. */
    public boolean group() {
        return facts.containsKey("group");
    }

    /** Whether it does something of its own: a group mostly does not. */
    public boolean runs() {
        return !group() || facts.containsKey("runs");
    }

    /** Whether help leaves it out. */
    public boolean hidden() {
        return facts.containsKey("hidden");
    }

    /** Other last words that mean the same command. */
    public List<String> aliases() {
        return words("alias");
    }

    /** Words that people try for it. */
    public List<String> suggestedFor() {
        return words("suggest");
    }

    /** Names of flags that must be given. */
    public List<String> required() {
        return words("required");
    }

    /** The heading under which the root's help lists it, empty for the last one. */
    public String section() {
        return facts.getOrDefault("in", "");
    }

    private List<String> words(String fact) {
        String text = facts.getOrDefault(fact, "");
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
