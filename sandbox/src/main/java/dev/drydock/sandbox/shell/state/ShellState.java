package dev.drydock.sandbox.shell.state;

import dev.drydock.sandbox.shell.syntax.Dialect;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that a shell knows; immutable. A subshell begins with its parent's. */
public record ShellState(Invocation invocation, Variables variables, Definitions definitions, Settings settings,
        Outcome outcome, Job.Table jobs) {

    /**
     * What is set rather than computed.
     *
     * @param options    of {@code set}
     * @param shopt      the options of {@code shopt} that are on
     * @param arguments  the positional parameters
     * @param traps      commands by signal name or {@code EXIT}, {@code ERR}, {@code DEBUG}, {@code RETURN}; an empty
     *                   command ignores
     * @param history    the lines that were typed
     * @param directories the stack of {@code pushd} below the current directory
     */
    public record Settings(Set<Option> options, Set<String> shopt, List<String> arguments,
            SortedMap<String, String> traps, List<String> history, List<String> directories) {
        public Settings {
            options = options.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(options));
            shopt = Collections.unmodifiableSet(new java.util.TreeSet<>(shopt));
            arguments = List.copyOf(arguments);
            traps = Collections.unmodifiableSortedMap(new TreeMap<>(traps));
            history = List.copyOf(history);
            directories = List.copyOf(directories);
        }

        /** With other options of {@code set}. */
        public Settings withOptions(Set<Option> changed) {
            return new Settings(changed, shopt, arguments, traps, history, directories);
        }

        /** With other options of {@code shopt}. */
        public Settings withShopt(Set<String> changed) {
            return new Settings(options, changed, arguments, traps, history, directories);
        }

        /** With other positional parameters. */
        public Settings withArguments(List<String> changed) {
            return new Settings(options, shopt, changed, traps, history, directories);
        }

        /** With other traps. */
        public Settings withTraps(SortedMap<String, String> changed) {
            return new Settings(options, shopt, arguments, changed, history, directories);
        }

        /** With another history. */
        public Settings withHistory(List<String> changed) {
            return new Settings(options, shopt, arguments, traps, changed, directories);
        }

        /** With another stack of directories. */
        public Settings withDirectories(List<String> changed) {
            return new Settings(options, shopt, arguments, traps, history, changed);
        }
    }

    /** Whose shell this is. */
    public Dialect dialect() {
        return invocation.dialect();
    }

    /** Whether an option of {@code set} is on. */
    public boolean is(Option option) {
        return settings.options().contains(option);
    }

    /** Whether an option of {@code shopt} is on. */
    public boolean shopt(String name) {
        return settings.shopt().contains(name);
    }

    /** The last status. */
    public int status() {
        return outcome.status();
    }

    /** The text of a variable, if it has one. */
    public Optional<String> text(String name) {
        return variables.find(name).flatMap(variable -> variable.value().scalar());
    }

    /** The text of a variable, or an empty one. */
    public String textOrEmpty(String name) {
        return text(name).orElse("");
    }

    public ShellState with(Variables changed) {
        return new ShellState(invocation, changed, definitions, settings, outcome, jobs);
    }

    public ShellState with(Definitions changed) {
        return new ShellState(invocation, variables, changed, settings, outcome, jobs);
    }

    public ShellState with(Settings changed) {
        return new ShellState(invocation, variables, definitions, changed, outcome, jobs);
    }

    public ShellState with(Outcome changed) {
        return new ShellState(invocation, variables, definitions, settings, changed, jobs);
    }

    public ShellState with(Job.Table changed) {
        return new ShellState(invocation, variables, definitions, settings, outcome, changed);
    }

    public ShellState with(Invocation changed) {
        return new ShellState(changed, variables, definitions, settings, outcome, jobs);
    }

    /** With another last status. */
    public ShellState withStatus(int status) {
        return with(outcome.withStatus(status));
    }

    /** With an option switched. */
    public ShellState with(Option option, boolean on) {
        EnumSet<Option> changed = EnumSet.noneOf(Option.class);
        changed.addAll(settings.options());
        if (on) {
            changed.add(option);
        } else {
            changed.remove(option);
        }
        return with(settings.withOptions(changed));
    }

    /** A plain assignment that no attribute can refuse: for the shell's own variables. */
    public ShellState set(String name, String text) {
        Variable old = variables.find(name).orElse(Variable.of(""));
        return with(variables.with(name, old.with(new Value.Text(text))));
    }
}
