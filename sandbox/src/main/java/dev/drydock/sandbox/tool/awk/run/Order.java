package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.code.Special;
import dev.drydock.sandbox.tool.awk.value.Cells;
import dev.drydock.sandbox.tool.awk.value.Comparison;
import dev.drydock.sandbox.tool.awk.value.HashOrder;
import dev.drydock.sandbox.tool.awk.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order in which {@code for (key in array)} walks. */
final class Order {
    private Order() {}

    /** Subscripts in the order that {@code PROCINFO["sorted_in"]} asks for, else in the original's. */
    static List<String> keys(Machine machine, Cells.Open array) {
        Cells.Open settings = machine.array(Special.SpecialArray.PROCINFO.ordinal());
        String wanted = settings.has("sorted_in") ? machine.text(settings.take("sorted_in")) : "";
        if (!wanted.matches("@(ind|val)_(str|num|type)_(asc|desc)")) {
            return HashOrder.of(machine.flavour().notation(), machine.encoding(), array.keys());
        }
        Comparator<String> order = wanted.startsWith("@ind") ? bySubscript(wanted) : byValue(machine, array, wanted);
        List<String> keys = new ArrayList<>(array.keys());
        keys.sort(wanted.endsWith("desc") ? order.reversed() : order);
        return List.copyOf(keys);
    }

    private static Comparator<String> bySubscript(String wanted) {
        Comparator<String> texts = Comparison::compare;
        return wanted.contains("_num_") ? Comparator.<String>comparingDouble(key -> Value.input(key).number()).thenComparing(texts) : texts;
    }

    private static Comparator<String> byValue(Machine machine, Cells.Open array, String wanted) {
        Comparator<String> texts = (a, b) -> Comparison.compare(machine.text(array.take(a)), machine.text(array.take(b)));
        Comparator<String> numbers = Comparator.comparingDouble(key -> array.take(key).number());
        Comparator<String> order = wanted.contains("_str_") ? texts
                : wanted.contains("_num_") ? numbers.thenComparing(texts)
                : Comparator.<String, Boolean>comparing(key -> !array.take(key).numeric())
                        .thenComparing((a, b) -> array.take(a).numeric() && array.take(b).numeric() ? numbers.compare(a, b) : texts.compare(a, b));
        return order.thenComparing(bySubscript("@ind_str_asc"));
    }
}
