package dev.drydock.sandbox.tool.shape;

import java.util.List;
import java.util.Optional;

/**
 * How a tool was called.
 *
 * @param name as it names itself in messages
 * @param unicode whether its locale has curly quotation marks
 * @param given its options in the order given
 */
public record Arguments(String name, Dialect dialect, boolean unicode, List<Given> given, List<String> operands) {

    /** An option given: its key, and its value or the empty string. */
    public record Given(String key, String value) {}

    /** Whether an option was given. */
    public boolean has(String key) {
        return given.stream().anyMatch(g -> g.key.equals(key));
    }

    /** The last value given for an option. */
    public Optional<String> value(String key) {
        return given.stream().filter(g -> g.key.equals(key)).map(Given::value).reduce((first, second) -> second);
    }

    /** All values given for an option. */
    public List<String> values(String key) {
        return given.stream().filter(g -> g.key.equals(key)).map(Given::value).toList();
    }

    /** Which of these options was given last; empty for none. */
    public String lastOf(String... keys) {
        List<String> wanted = List.of(keys);
        return given.stream().map(Given::key).filter(wanted::contains).reduce((first, second) -> second).orElse("");
    }

    /** Whether it is busybox that was called. */
    public boolean busybox() {
        return dialect == Dialect.BUSYBOX;
    }

    /** One of two wordings. */
    public String words(String gnu, String busybox) {
        return busybox() ? busybox : gnu;
    }

    /** A word in quotation marks, as GNU's {@code quote} does it in this locale. */
    public String quote(String word) {
        return unicode && !busybox() ? "\u2018" + word + "\u2019" : "'" + word + "'";
    }

    /** Operand by number, from 0. */
    public String operand(int index) {
        return operands.get(index);
    }
}
