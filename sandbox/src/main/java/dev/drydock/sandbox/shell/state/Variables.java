package dev.drydock.sandbox.shell.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All variables: the global ones and, for each function that is being carried out, its local ones.
 *
 * @param scopes the global scope first, the innermost function's last
 */
public record Variables(List<SortedMap<String, Variable>> scopes) {
    public Variables {
        scopes = List.copyOf(scopes);
    }

    /** Only global variables. */
    public static Variables of(SortedMap<String, Variable> variables) {
        return new Variables(List.of(Collections.unmodifiableSortedMap(new TreeMap<>(variables))));
    }

    /** The variable that a name means now: the innermost function's. */
    public Optional<Variable> find(String name) {
        for (int i = scopes.size() - 1; i >= 0; i--) {
            Variable found = scopes.get(i).get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** The variable of the innermost function only. */
    public Optional<Variable> findLocal(String name) {
        return Optional.ofNullable(scopes.get(scopes.size() - 1).get(name));
    }

    /** Sets a variable where it is, or globally when it is nowhere. */
    public Variables with(String name, Variable variable) {
        for (int i = scopes.size() - 1; i > 0; i--) {
            if (scopes.get(i).containsKey(name)) {
                return with(i, name, variable);
            }
        }
        return with(0, name, variable);
    }

    /** Sets a variable of the innermost function. */
    public Variables withLocal(String name, Variable variable) {
        return with(scopes.size() - 1, name, variable);
    }

    /** Sets a global variable. */
    public Variables withGlobal(String name, Variable variable) {
        return with(0, name, variable);
    }

    private Variables with(int scope, String name, Variable variable) {
        TreeMap<String, Variable> changed = new TreeMap<>(scopes.get(scope));
        changed.put(name, variable);
        return replaced(scope, changed);
    }

    private Variables replaced(int scope, SortedMap<String, Variable> changed) {
        List<SortedMap<String, Variable>> all = new ArrayList<>(scopes);
        all.set(scope, Collections.unmodifiableSortedMap(changed));
        return new Variables(all);
    }

    /** Removes the variable that the name means now; a function's own stays known as local without a value. */
    public Variables without(String name) {
        for (int i = scopes.size() - 1; i >= 0; i--) {
            if (scopes.get(i).containsKey(name)) {
                TreeMap<String, Variable> changed = new TreeMap<>(scopes.get(i));
                if (i > 0 && i == scopes.size() - 1) {
                    changed.put(name, new Variable(new Value.Unset(), java.util.Set.of()));
                } else {
                    changed.remove(name);
                }
                return replaced(i, changed);
            }
        }
        return this;
    }

    /** With an empty scope for a function that begins. */
    public Variables enter() {
        List<SortedMap<String, Variable>> all = new ArrayList<>(scopes);
        all.add(Collections.emptySortedMap());
        return new Variables(all);
    }

    /** Without the scopes above a number of them. */
    public Variables leaveTo(int count) {
        return count == scopes.size() ? this : new Variables(scopes.subList(0, count));
    }

    /** Whether a function is being carried out. */
    public boolean inFunction() {
        return scopes.size() > 1;
    }

    /** All variables that can be seen, by name. */
    public SortedMap<String, Variable> visible() {
        TreeMap<String, Variable> all = new TreeMap<>();
        scopes.forEach(all::putAll);
        return all;
    }

    /** What a program that is started gets. */
    public SortedMap<String, String> environment() {
        TreeMap<String, String> environment = new TreeMap<>();
        visible().forEach((name, variable) -> {
            if (variable.is(Variable.Attribute.EXPORTED)) {
                variable.value().scalar().ifPresent(text -> environment.put(name, text));
            }
        });
        return environment;
    }
}
