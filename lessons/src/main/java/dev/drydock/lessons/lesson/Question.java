package dev.drydock.lessons.lesson;

import dev.drydock.lessons.check.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a quiz asks. */
public sealed interface Question {

    /** A question whose options have names, keys of the content; the player shuffles what it shows. */
    sealed interface Choice extends Question {
        List<String> options();
    }

    /**
     * One of several options.
     *
     * @param answer the name of the right one
     */
    record Single(List<String> options, String answer) implements Choice {
        public Single {
            options = List.copyOf(options);
        }
    }

    /**
     * Several of several options.
     *
     * @param answers the names of all the right ones
     */
    record Multiple(List<String> options, List<String> answers) implements Choice {
        public Multiple {
            options = List.copyOf(options);
            answers = List.copyOf(answers);
        }
    }

    /**
     * Options to be put in order.
     *
     * @param options in the right order
     */
    record Order(List<String> options) implements Choice {
        public Order {
            options = List.copyOf(options);
        }
    }

    /** Options to each of which belongs one counterpart; the content says both under the option's name. */
    record Match(List<String> options) implements Choice {
        public Match {
            options = List.copyOf(options);
        }
    }

    /**
     * A word or number to type, or what a command will print.
     *
     * @param wrongByName wrong answers that have a sentence of their own, by its name
     * @param look how the answer is found out: the last hint, and proved to show the answer
     */
    record Fill(Answer answer, Map<String, List<String>> wrongByName, List<Command> look) implements Question {
        public Fill {
            wrongByName = Collections.unmodifiableMap(new LinkedHashMap<>(wrongByName));
            look = List.copyOf(look);
        }
    }

    /**
     * A command to type, judged by its effect. It is tried in a twin of the world: the learner's own stays as it is.
     *
     * @param checks what holds after the right command
     * @param solution right commands, each by itself; the first is shown when the learner gives up
     */
    record Typed(List<Check> checks, List<Command> solution, List<Mistake> mistakes) implements Question {
        public Typed {
            checks = List.copyOf(checks);
            solution = List.copyOf(solution);
            mistakes = List.copyOf(mistakes);
        }
    }
}
