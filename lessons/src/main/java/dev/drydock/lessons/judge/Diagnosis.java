package dev.drydock.lessons.judge;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.message.Message;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.prose.StepText;

/** Why a task is not done. */
public sealed interface Diagnosis {

    /** The Markdown that tells a learner. */
    String say(Sentences sentences, StepText.OfTask text);

    /** A mistake that the lesson names; its sentence is in the lesson's text. */
    record Named(String mistake) implements Diagnosis {
        @Override
        public String say(Sentences sentences, StepText.OfTask text) {
            return text.replies().to(mistake).orElse(mistake);
        }
    }

    /** A mistake that is common in every lesson. */
    record Common(Message message) implements Diagnosis {
        @Override
        public String say(Sentences sentences, StepText.OfTask text) {
            return sentences.say(message);
        }
    }

    /** Nothing better is known than the first condition that is not met. */
    record Unmet(Condition condition) implements Diagnosis {
        @Override
        public String say(Sentences sentences, StepText.OfTask text) {
            return condition.sentence(sentences);
        }
    }
}
