package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.kubectl.line.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One kubectl command under way.
 *
 * @param flags the command's own flags and those of every command
 * @param dash how many arguments stand before {@code --}, -1 when there is none
 */
public record Job(Command command, GivenFlags flags, List<String> arguments, int dash) {

    /** The value of a flag that holds. */
    public String text(String flag) {
        return flags.text(flag);
    }

    public boolean on(String flag) {
        return flags.on(flag);
    }

    public boolean given(String flag) {
        return flags.has(flag);
    }

    /** All values of a flag whose values may also be written with commas. */
    public List<String> list(String flag) {
        List<String> values = new ArrayList<>();
        flags.all(flag).forEach(value -> values.addAll(CommaSeparated.read(value)));
        return List.copyOf(values);
    }

    /** All values of a flag, each use one value. */
    public List<String> all(String flag) {
        return flags.all(flag);
    }

    /** The whole number of a flag. */
    public long number(String flag) {
        return flags.number(flag);
    }

    /** A duration in virtual microseconds. */
    public long micros(String flag) {
        if (given(flag) || text(flag).matches("\\d+")) {
            return Long.parseLong(text(flag)) / 1000;
        }
        return Numbers.nanoseconds(text(flag)).orElse(0L) / 1000;
    }

    /** A mistake in the use of this command. */
    public <T> Task<T> misused(String message) {
        return Task.fail(new Failure.Usage(message, command.path()));
    }

    /** Whom this command speaks to. A flag of the command's own hides the global one of the same name. */
    public Task<Cluster> cluster() {
        Map<String, List<String>> global = new TreeMap<>(flags.given());
        command.flags().forEach(own -> global.remove(own.name()));
        return Target.of(new GivenFlags(flags.known(), Map.copyOf(global))).map(Cluster::new);
    }

    /** Arguments before {@code --}, all if there is none. */
    public List<String> before() {
        return dash < 0 ? arguments : arguments.subList(0, dash);
    }

    /** Arguments after {@code --}. */
    public List<String> after() {
        return dash < 0 ? List.of() : arguments.subList(dash, arguments.size());
    }

    public Job withArguments(List<String> changed) {
        return new Job(command, flags, List.copyOf(changed), -1);
    }
}
