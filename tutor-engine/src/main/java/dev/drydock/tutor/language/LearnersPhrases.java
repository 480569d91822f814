package dev.drydock.tutor.language;

import dev.drydock.sandbox.phrase.Phrases;
import java.util.Optional;

/** What simulated tools say beyond their originals, from the content module of the learner's language. */
public final class LearnersPhrases implements Phrases {
    private final Sentences sentences;

    public LearnersPhrases(Language language) {
        this.sentences = Sentences.of(language, "sandbox.properties");
    }

    @Override
    public Optional<String> text(String key, String... facts) {
        return sentences.find(key, (Object[]) facts);
    }
}
