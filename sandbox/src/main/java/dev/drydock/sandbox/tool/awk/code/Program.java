package dev.drydock.sandbox.tool.awk.code;

import java.util.List;
import java.util.SortedMap;

/**
 * A compiled program; immutable.
 *
 * @param loop where a new record begins, after {@code next}
 * @param end where the {@code END} rules begin
 * @param halt where it all ends
 * @param globals numbers of variables by name
 * @param arrays how many arrays there are with names
 */
public record Program(List<Instruction> code, int loop, int end, int halt, List<Routine> routines, SortedMap<String, Integer> globals, int arrays, int ranges) {

    /**
     * A function of the program.
     *
     * @param entry its first instruction
     * @param arrays which parameters are arrays
     */
    public record Routine(String name, int entry, List<Boolean> arrays) {}

    public Program {
        code = List.copyOf(code);
        routines = List.copyOf(routines);
        globals = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(globals));
    }
}
