package dev.drydock.sandbox.tool.awk.code;

import dev.drydock.sandbox.tool.awk.syntax.BadProgram;
import dev.drydock.sandbox.tool.awk.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What names mean: variables and arrays of the program, parameters of the function at hand. */
final class Scope {
    private final SortedMap<String, Integer> variables = new TreeMap<>();
    private final SortedMap<String, Integer> arrays = new TreeMap<>();
    private final Map<String, Integer> functions = new TreeMap<>();
    private final List<Source.Function> sources;
    private final Map<String, Set<String>> arrayNames;
    private Source.Function inside;

    /** A variable's place. */
    record Place(boolean local, int number) {}

    Scope(Source source) {
        for (Special special : Special.values()) {
            variables.put(special.name(), special.ordinal());
        }
        for (Special.SpecialArray array : Special.SpecialArray.values()) {
            arrays.put(array.name(), array.ordinal());
        }
        sources = source.functions();
        sources.forEach(f -> functions.put(f.name(), functions.size()));
        arrayNames = ArrayNames.of(source);
    }

    void enter(Source.Function function) {
        inside = function;
    }

    private int parameter(String name) {
        return inside == null ? -1 : inside.parameters().indexOf(name);
    }

    boolean isArray(String name) {
        String owner = parameter(name) >= 0 ? inside.name() : "";
        return arrayNames.getOrDefault(owner, Set.of()).contains(name);
    }

    Place variable(String name) throws BadProgram {
        if (isArray(name)) {
            throw new BadProgram(BadProgram.Kind.ARRAY_AS_SCALAR, -1, name);
        }
        int parameter = parameter(name);
        return parameter >= 0 ? new Place(true, parameter) : new Place(false, variables.computeIfAbsent(name, n -> variables.size()));
    }

    Place array(String name) throws BadProgram {
        if (functions.containsKey(name)) {
            throw new BadProgram(BadProgram.Kind.UNEXPECTED, -1, name);
        }
        int parameter = parameter(name);
        return parameter >= 0 ? new Place(true, parameter) : new Place(false, arrays.computeIfAbsent(name, n -> arrays.size()));
    }

    int function(String name) throws BadProgram {
        Integer number = functions.get(name);
        if (number == null) {
            throw new BadProgram(BadProgram.Kind.UNDEFINED_FUNCTION, -1, name);
        }
        return number;
    }

    List<Boolean> arrayParameters(int function) {
        Source.Function f = sources.get(function);
        Set<String> names = arrayNames.getOrDefault(f.name(), Set.of());
        List<Boolean> which = new ArrayList<>();
        f.parameters().forEach(parameter -> which.add(names.contains(parameter)));
        return List.copyOf(which);
    }

    SortedMap<String, Integer> variables() {
        return variables;
    }

    int arrays() {
        return arrays.size();
    }
}
