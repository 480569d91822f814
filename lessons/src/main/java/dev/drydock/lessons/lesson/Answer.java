package dev.drydock.lessons.lesson;

import dev.drydock.lessons.view.ContainerSeen;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.util.List;

/** The right answer to a question that is filled in. */
public sealed interface Answer {

    /** What is right at this moment; nothing when the world holds no answer. */
    List<String> accepted(WorldView world);

    /** Written down in the lesson; any of these. */
    record Written(List<String> texts) implements Answer {
        public Written {
            texts = List.copyOf(texts);
        }

        @Override
        public List<String> accepted(WorldView world) {
            return texts;
        }
    }

    /**
     * A field of a container, as {@code docker inspect} shows it.
     *
     * @param path keys with points between them, {@code State.ExitCode}
     */
    record Inspected(String container, String path) implements Answer {
        @Override
        public List<String> accepted(WorldView world) {
            return ContainerSeen.named(world, container)
                    .map(seen -> seen.inspect().at(path.split("\\.")))
                    .map(Inspected::written)
                    .orElse(List.of());
        }

        private static List<String> written(Tree tree) {
            boolean plain = tree instanceof Text || tree instanceof Whole || tree instanceof Decimal || tree instanceof Truth;
            if (!plain) return List.of();
            return List.of(tree instanceof Text text ? text.value() : tree.toString());
        }
    }

    /** The words of a file in a container, white space at both ends taken off. */
    record InFile(String container, String path) implements Answer {
        @Override
        public List<String> accepted(WorldView world) {
            return world.containerFile(container, path)
                    .filter(file -> !file.text().isBlank())
                    .map(file -> List.of(file.text().strip()))
                    .orElse(List.of());
        }
    }
}
