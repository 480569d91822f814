package dev.drydock.sandbox.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The flags of one command line: what was given and what holds otherwise.
 *
 * @param known all flags of the command
 * @param given canonical values by flag name, in the order given; a flag that was not given is absent
 */
public record GivenFlags(List<Flag> known, Map<String, List<String>> given) {

    /** A line without flags, of a command that has these. */
    public static GivenFlags none(List<Flag> known) {
        return new GivenFlags(known, Map.of());
    }

    /** The same line with one more flag. */
    public GivenFlags with(String name, String value) {
        Map<String, List<String>> more = new TreeMap<>(given);
        more.put(name, List.of(value));
        return new GivenFlags(known, Map.copyOf(more));
    }

    /** Whether the flag was given at all. */
    public boolean has(String name) {
        return given.containsKey(name);
    }

    /** Whether a switch is on. */
    public boolean on(String name) {
        return text(name).equals("true");
    }

    /** The value that holds: the last one given, else the flag's standard one, else empty. */
    public String text(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        return values.isEmpty() ? standard(name) : values.get(values.size() - 1);
    }

    /** All values given, in order. */
    public List<String> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    /** The number that holds, 0 when there is none. */
    public long number(String name) {
        String text = text(name);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /** The given flags that change nothing in this world, in the order of the command's flags. */
    public List<Flag> withoutEffect() {
        return known.stream()
                .filter(flag -> flag.standing() == Flag.Standing.WITHOUT_EFFECT && has(flag.name()))
                .toList();
    }

    private String standard(String name) {
        Optional<Flag> flag = known.stream().filter(each -> each.name().equals(name)).findFirst();
        return flag.isEmpty() || flag.get().standard().isEmpty() ? ""
                : flag.get().kind().rule().read(flag.get().standard()) instanceof Reading.Accepted accepted ? accepted.value() : flag.get().standard();
    }
}
