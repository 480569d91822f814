package dev.drydock.sandbox.docker.line;

import dev.drydock.sandbox.command.ArgumentCount;
import dev.drydock.sandbox.command.Flag;
import java.util.List;
import java.util.Map;

/**
 * One command of the tree.
 *
 * @param path all its words: {@code docker container ls}
 * @param facts the lines of its section by their first word, see {@link CommandTree}
 * @param flags its own flags, in the order in which help lists them
 */
public record Command(String path, Map<String, String> facts, List<Flag> flags) {

    /** The last word. */
    public String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /** What help shows after {@code Usage:}. */
    public String usage() {
        return facts.getOrDefault("use", path);
    }

    /** What a complaint shows after {@code Usage:}: a group names itself without its commands. */
    public String usageInComplaint() {
        return facts.getOrDefault("line", group() ? path : usage());
    }

    /** The words by which complaints name it: a command of a plug-in names the plug-in. */
    public String knownAs() {
        return facts.getOrDefault("known", path);
    }

    /** Whether it only has further commands. */
    public boolean group() {
        return facts.containsKey("group");
    }

    /** Whether flags may follow arguments. */
    public boolean interspersed() {
        return !facts.containsKey("stop");
    }

    /** Whether it is real but not simulated here. */
    public boolean absent() {
        return facts.containsKey("absent");
    }

    /** Other last words that mean the same command. */
    public List<String> aliases() {
        return words("alias");
    }

    /** The line that help prints under {@code Aliases:}, or empty. */
    public String alsoKnownAs() {
        return facts.getOrDefault("aka", "");
    }

    /** Its place among the common commands, 0 when it is not one. */
    public int top() {
        return Integer.parseInt(facts.getOrDefault("top", "0"));
    }

    /** {@code manager}, {@code active} or {@code any} for a swarm command, {@code experimental}, else empty. */
    public String condition() {
        return facts.getOrDefault("needs", "");
    }

    /** Whether it is a plug-in of the client. */
    public boolean plugin() {
        return facts.containsKey("plugin");
    }

    /** How many arguments it takes. */
    public ArgumentCount arguments() {
        List<String> words = words("args");
        if (words.size() < 2) {
            return new ArgumentCount(0, ArgumentCount.ANY);
        }
        int number = Integer.parseInt(words.get(1));
        return switch (words.get(0)) {
            case "=" -> new ArgumentCount(number, number);
            case ">=" -> new ArgumentCount(number, ArgumentCount.ANY);
            case "<=" -> new ArgumentCount(0, number);
            default -> new ArgumentCount(Integer.parseInt(words.get(0)), number);
        };
    }

    private List<String> words(String fact) {
        String text = facts.getOrDefault(fact, "");
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
