package dev.drydock.sandbox.trace;

import dev.drydock.sandbox.store.Change;
import java.util.List;
import java.util.Optional;

/**
 * A change, ready to be told: the key of a sentence and what it speaks of.
 *
 * @param key for example {@code container.started}
 * @param words in the order of the sentence's places
 */
public record Fact(String key, List<String> words) {
    public Fact {
        words = List.copyOf(words);
    }

    public static Fact of(String key, String... words) {
        return new Fact(key, List.of(words));
    }

    /** Knows what a change of certain families means; empty for changes not worth a sentence. */
    @FunctionalInterface
    public interface Teller {
        Optional<Fact> tell(Change change);
    }
}
