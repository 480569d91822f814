package dev.drydock.tutor.language;

import dev.drydock.sandbox.phrase.Phrases;
import java.util.Optional;

/** What simulated tools say beyond their originals, from the content module of the learner's language. */
public final class LearnersPhrases implements Phrases {
    private Sentences sentences;
    /** Apart from the others, since only help asks for them. */
    private Sentences docker;
    private Sentences kubectl;

    public LearnersPhrases(Language language) {
        speak(language);
    }

    /** From now on another language. */
    public void speak(Language language) {
        sentences = Sentences.of(language, "sandbox.properties");
        docker = Sentences.of(language, "docker.properties");
        kubectl = Sentences.of(language, "kubectl.properties");
    }

    @Override
    public Optional<String> text(String key, String... facts) {
        return file(key).find(key, (Object[]) facts);
    }

    private Sentences file(String key) {
        return key.equals("docker") || key.startsWith("docker ") ? docker
                : key.equals("kubectl") || key.startsWith("kubectl ") || key.startsWith("explain ") ? kubectl : sentences;
    }
}
