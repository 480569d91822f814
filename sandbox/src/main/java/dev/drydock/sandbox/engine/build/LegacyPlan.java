package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.build.Instruction;
import dev.drydock.sandbox.build.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the older builder makes of stages: it carries out all of them up to the wanted one, in their order. */
record LegacyPlan(Order order) {
    /** Arguments before the first stage. */
    Map<String, String> globals() {
        Map<String, String> globals = new LinkedHashMap<>();
        for (Instruction each : order.file().arguments()) {
            for (String word : each.assignments(order.file().escape())) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                if (order.wish().arguments().has(name)) {
                    globals.put(name, order.wish().arguments().get(name).text());
                } else if (equals >= 0) {
                    globals.put(name, Words.expanded(word.substring(equals + 1), globals, order.file().escape()));
                }
            }
        }
        return globals;
    }

    /** What a stage is built on, with variables put in. */
    String base(int stage) {
        return Words.expanded(order.file().stages().get(stage).base(), globals(), order.file().escape());
    }

    /** The stage to build; nothing if there is none of that name. */
    Optional<Integer> target() {
        int count = order.file().stages().size();
        return order.wish().target().isEmpty() ? Optional.of(count - 1) : order.file().stage(order.wish().target(), count);
    }

    /** What {@code ARG} declares: {@code name=value}, without a value only {@code name}. */
    List<String> declared(Instruction instruction, Draft draft) {
        List<String> declared = new ArrayList<>();
        for (String word : instruction.assignments(order.file().escape())) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Optional<String> usual = equals >= 0 ? Optional.of(Words.expanded(word.substring(equals + 1), draft.values(), order.file().escape()))
                    : Optional.ofNullable(globals().get(name));
            Optional<String> value = order.wish().arguments().has(name) ? Optional.of(order.wish().arguments().get(name).text()) : usual;
            declared.add(name + value.map(text -> "=" + text).orElse(""));
        }
        return declared;
    }

    /** All instructions up to the end of a stage. */
    List<Instruction> upTo(int stage) {
        List<Instruction> all = new ArrayList<>(order.file().arguments());
        for (Dockerfile.Stage each : order.file().stages().subList(0, stage + 1)) {
            all.add(each.from());
            all.addAll(each.instructions());
        }
        return List.copyOf(all);
    }
}
