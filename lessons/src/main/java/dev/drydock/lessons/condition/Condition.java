package dev.drydock.lessons.condition;

import dev.drydock.lessons.message.Message;
import dev.drydock.lessons.message.Sentences;
import java.util.List;

/**
 * One thing that a check asks for, and how it stands.
 *
 * @param message what is asked for; for a condition that is not met its code ends in {@code .not} and its facts tell what is
 *     there instead
 * @param negated whether the lesson asks that this be not so
 */
public record Condition(State state, Message message, boolean negated) {

    /** How a condition stands. */
    public enum State {
        MET("✓"),
        UNMET("✗"),
        /** Cannot hold before another that is not met: a container that does not exist runs nothing. */
        PENDING("·"),
        /** Nobody can tell: the engine does not answer. A condition that asks for nothing to be there is not met either. */
        UNSEEN("?");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }

        /** The sign in front of the sentence. */
        public String mark() {
            return mark;
        }
    }

    /** A condition asked for under a code; {@code .not} is added to the code when it is not met. */
    public static Condition of(boolean met, String code, String... facts) {
        return new Condition(met ? State.MET : State.UNMET, Message.of(met ? code : code + ".not", facts), false);
    }

    /** A condition that waits for another. */
    public static Condition pending(String code, String... facts) {
        return new Condition(State.PENDING, Message.of(code, facts), false);
    }

    /** The engine does not answer, so nothing can be said of its containers and images. */
    public static Condition engineSilent() {
        return new Condition(State.UNSEEN, Message.of("check.engine.not"), false);
    }

    public static boolean allMet(List<Condition> conditions) {
        return conditions.stream().allMatch(Condition::met);
    }

    public boolean met() {
        return state == State.MET;
    }

    /** The same for a condition that waits: it is not yet looked at. */
    public Condition waiting() {
        String code = message.code();
        String plain = code.endsWith(".not") ? code.substring(0, code.length() - 4) : code;
        return new Condition(State.PENDING, message.withCode(plain), negated);
    }

    /** The sentence without the mark: {@code it publishes 8080:80, here it publishes nothing}. */
    public String sentence(Sentences sentences) {
        String said = sentences.say(message);
        return negated ? sentences.say(Message.of("check.negated", "condition", said)) : said;
    }

    /** The mark and the sentence. */
    public String say(Sentences sentences) {
        return state.mark() + " " + sentence(sentences);
    }
}
