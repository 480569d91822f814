package dev.drydock.lessons.source;

import dev.drydock.lessons.message.Message;
import dev.drydock.lessons.message.Sentences;

/** What is wrong at a place of a file, and what to write instead. */
public record Problem(Place place, Weight weight, Message message) {

    /** Whether the file can be used all the same. */
    public enum Weight {
        ERROR,
        WARNING
    }

    /** {@code file:line:column: what is wrong; what to write instead}. */
    public String say(Sentences sentences) {
        return place + ": " + sentences.say(message);
    }
}
