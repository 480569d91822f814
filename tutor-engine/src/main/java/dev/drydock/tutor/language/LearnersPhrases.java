package dev.drydock.tutor.language;

import dev.drydock.sandbox.phrase.Phrases;
import java.util.Optional;

/** What simulated tools say beyond their originals, from the content module of the learner's language. */
public final class LearnersPhrases implements Phrases {
    private Sentences sentences;

    public LearnersPhrases(Language language) {
        speak(language);
    }

    /** From now on another language. */
    public void speak(Language language) {
        sentences = Sentences.of(language, "sandbox.properties");
    }

    @Override
    public Optional<String> text(String key, String... facts) {
        return sentences.find(key, (Object[]) facts);
    }
}
