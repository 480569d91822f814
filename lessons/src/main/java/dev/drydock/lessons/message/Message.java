package dev.drydock.lessons.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to be said to a person, without its wording.
 *
 * @param code what is said; the key of the sentence in the content modules
 * @param facts what the sentence names, by placeholder; in the order given
 */
public record Message(String code, Map<String, String> facts) {

    public Message {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * A message with facts given as name, value, name, value.
     *
     * @throws IllegalArgumentException when a name has no value
     */
    public static Message of(String code, String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) throw new IllegalArgumentException("a fact without a value in " + code);
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) facts.put(namesAndValues[i], namesAndValues[i + 1]);
        return new Message(code, facts);
    }

    /** The same facts under another code. */
    public Message withCode(String otherCode) {
        return new Message(otherCode, facts);
    }

    /** This message with one more fact. */
    public Message with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new Message(code, more);
    }
}
