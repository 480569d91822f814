package dev.drydock.tutor.sitting;

import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.language.LearnersPhrases;
import dev.drydock.tutor.language.Sentences;

/** The language that is spoken now: the tutor's, and that of the simulated tools. It may change in the middle. */
public final class Tongue {
    private final LearnersPhrases phrases;
    private Sentences sentences;

    public Tongue(Language language) {
        this.phrases = new LearnersPhrases(language);
        this.sentences = Sentences.of(language);
    }

    public Sentences sentences() {
        return sentences;
    }

    public LearnersPhrases phrases() {
        return phrases;
    }

    public Language language() {
        return sentences.language();
    }

    /** Changes to the language with this code; false when there is none. */
    public boolean speak(String code) {
        Language.coded(code).ifPresent(language -> {
            sentences = Sentences.of(language);
            phrases.speak(language);
        });
        return Language.coded(code).isPresent();
    }
}
