package dev.drydock.sandbox.kubectl.line;

import dev.drydock.sandbox.command.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way down the tree, by cobra's rules: the first word that is neither a flag nor a flag's value names the next command.
 *
 * @param words what is left: flags met on the way stay
 */
record Descent(Command command, List<String> words) {

    Descent down(CommandTree tree) {
        Descent here = this;
        while (true) {
            List<String> plain = here.plain(tree);
            Optional<Command> below = plain.isEmpty() ? Optional.empty() : tree.below(here.command, plain.get(0));
            if (below.isEmpty()) {
                return here;
            }
            here = new Descent(below.get(), here.without(tree, plain.get(0)));
        }
    }

    /** The words that are no flags and no flags' values. */
    List<String> plain() {
        return plain(CommandTree.load());
    }

    private List<String> plain(CommandTree tree) {
        return indices(tree).stream().map(words::get).toList();
    }

    private List<String> without(CommandTree tree, String word) {
        List<String> left = new ArrayList<>(words);
        for (int index : indices(tree)) {
            if (words.get(index).equals(word)) {
                left.remove(index);
                break;
            }
        }
        return List.copyOf(left);
    }

    private List<Integer> indices(CommandTree tree) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                break;
            }
            boolean valued = word.startsWith("--") && !word.contains("=") && !isSwitch(tree, word.substring(2))
                    || word.startsWith("-") && word.length() == 2 && !isSwitch(tree, word.substring(1));
            if (valued) {
                if (i + 2 >= words.size()) {
                    break;
                }
                i++;
            } else if (!word.isEmpty() && !word.startsWith("-")) {
                found.add(i);
            }
        }
        return found;
    }

    private boolean isSwitch(CommandTree tree, String name) {
        return name.equals("help") || name.equals("h") || matches(command, name) || matches(tree.root(), name);
    }

    private static boolean matches(Command command, String name) {
        for (Flag flag : command.flags()) {
            if ((flag.name().equals(name) || flag.shorthand().equals(name)) && !flag.kind().unsaid().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
