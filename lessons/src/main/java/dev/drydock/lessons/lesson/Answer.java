package dev.drydock.lessons.lesson;

import dev.drydock.lessons.source.Sha256;
import dev.drydock.lessons.view.ContainerSeen;
import dev.drydock.lessons.view.WorldView;
import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /**
     * A number; what is within a distance of it is right too.
     *
     * @param within the largest distance that is still right, 0 for the number itself only
     */
    record Number(double value, double within) implements Answer {
        private static final Pattern WRITTEN = Pattern.compile("[-+]?[0-9][0-9 _,]*(\\.[0-9]+)?|[-+]?\\.[0-9]+");

        /** The number that a text begins with; a unit may follow, and thousands may be parted. */
        public static Optional<Double> read(String text) {
            Matcher matcher = WRITTEN.matcher(text.strip());
            return matcher.lookingAt() ? Optional.of(Double.valueOf(matcher.group().replaceAll("[ _,]", ""))) : Optional.empty();
        }

        /** Whether a typed text is this number. */
        public boolean is(String typed) {
            return read(typed).filter(number -> Math.abs(number - value) <= within + 1e-9).isPresent();
        }

        @Override
        public List<String> accepted(WorldView world) {
            return List.of(value == Math.rint(value) ? "" + (long) value : "" + value);
        }
    }

    /**
     * Kept back: only whether a text is right can be told, as in the lessons of an exam. Whoever has the lesson can still try every
     * word there is, so it suits answers that cannot be guessed.
     *
     * @param sha256 of the salt, a colon and the answer in small letters, in hexadecimal
     */
    record Digested(String salt, String sha256) implements Answer {
        /** The digest of an answer. */
        public static Digested of(String salt, String folded) {
            return new Digested(salt, Sha256.of(salt + ":" + folded));
        }

        /** Whether a text is it; {@code folded}: as answers are compared. */
        public boolean is(String folded) {
            return of(salt, folded).equals(this);
        }

        /** Nobody knows it. */
        @Override
        public List<String> accepted(WorldView world) {
            return List.of();
        }
    }

    /** What a command would print if it were typed now; white space at both ends taken off. */
    record Printed(String line) implements Answer {
        @Override
        public List<String> accepted(WorldView world) {
            String output = world.after(line).typed().get(0).output().strip();
            return output.isEmpty() ? List.of() : List.of(output);
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
