package dev.drydock.sandbox.shell.state;

import dev.drydock.sandbox.shell.syntax.Command;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What names mean besides variables.
 *
 * @param functions functions by name
 * @param aliases   replacement texts by alias
 * @param paths     program files that were found before, by command name
 */
public record Definitions(SortedMap<String, Command.Function> functions, SortedMap<String, String> aliases,
        SortedMap<String, String> paths) {
    public static final Definitions NONE = new Definitions(
            Collections.emptySortedMap(), Collections.emptySortedMap(), Collections.emptySortedMap());

    public Definitions {
        functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
        aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
        paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
    }

    /** With a function more. */
    public Definitions with(Command.Function function) {
        TreeMap<String, Command.Function> changed = new TreeMap<>(functions);
        changed.put(function.name(), function);
        return new Definitions(changed, aliases, paths);
    }

    /** Without a function. */
    public Definitions withoutFunction(String name) {
        TreeMap<String, Command.Function> changed = new TreeMap<>(functions);
        changed.remove(name);
        return new Definitions(changed, aliases, paths);
    }

    /** With other aliases. */
    public Definitions withAliases(SortedMap<String, String> changed) {
        return new Definitions(functions, changed, paths);
    }

    /** With other remembered files. */
    public Definitions withPaths(SortedMap<String, String> changed) {
        return new Definitions(functions, aliases, changed);
    }
}
