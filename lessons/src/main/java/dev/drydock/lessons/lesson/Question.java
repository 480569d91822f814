package dev.drydock.lessons.lesson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a quiz asks. The words for further kinds are kept free in {@link #LATER}. */
public sealed interface Question {
    /** Kinds that a lesson cannot use yet. */
    List<String> LATER = List.of("multiple", "order", "match", "predict", "command");

    /**
     * One of several options.
     *
     * @param options their names, keys of the content; the player may shuffle them
     * @param answer the name of the right one
     */
    record Single(List<String> options, String answer) implements Question {
        public Single {
            options = List.copyOf(options);
        }
    }

    /**
     * A word or number to type.
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
}
