package dev.drydock.sandbox.app.core.wire;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A signalling message.
 *
 * @param name as the specification has it: {@code Attach Request}, {@code INVITE}, {@code 183 Session Progress}, {@code POST /nausf-auth/v1/...}
 * @param fields the few information elements that matter here
 */
public record Message(String name, Map<String, String> fields) {
    public Message {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** A message with fields, names and values by turns. */
    public static Message of(String name, String... namesAndValues) {
        TreeMap<String, String> fields = new TreeMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Message(name, fields);
    }

    /** A field; empty if there is none. */
    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    public Message with(String field, String value) {
        TreeMap<String, String> more = new TreeMap<>(fields);
        more.put(field, value);
        return new Message(name, more);
    }

    /** The same content under another name, as an element passes it on. */
    public Message named(String other) {
        return new Message(other, fields);
    }

    public boolean is(String wanted) {
        return name.equals(wanted);
    }

    /** The status code that an answer of SIP or HTTP begins with; 0 if this is none. */
    public int status() {
        return name.matches("[1-6]\\d\\d .*") ? Integer.parseInt(name.substring(0, 3)) : 0;
    }
}
