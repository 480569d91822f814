package dev.drydock.lessons.proof;

import dev.drydock.lessons.condition.Condition;
import dev.drydock.lessons.message.Message;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.source.Place;
import java.util.Optional;

/** A proof that failed, and why. */
public record Failure(Place place, String lesson, String step, Proof proof, Reason reason) {

    /**
     * Why a proof failed.
     *
     * @param missing the condition that was not met, where there is one
     */
    public record Reason(Message message, Optional<Condition> missing) {
        static Reason of(String code, String... facts) {
            return new Reason(Message.of(code, facts), Optional.empty());
        }

        String say(Sentences sentences) {
            return sentences.say(message.with("missing", missing.map(condition -> condition.say(sentences)).orElse("")));
        }
    }

    /** {@code file:line:column: lesson, step, proof: why}. */
    public String say(Sentences sentences) {
        return sentences.say(Message.of("proof.failed",
                "place", place.toString(), "lesson", lesson, "step", step,
                "proof", sentences.say(Message.of("proof." + proof.word())), "why", reason.say(sentences)));
    }
}
