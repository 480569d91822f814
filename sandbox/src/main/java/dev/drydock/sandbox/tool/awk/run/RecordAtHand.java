package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.code.Special;
import dev.drydock.sandbox.tool.awk.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The record and its fields, cut when first asked for; lives within one step. */
final class RecordAtHand {
    private static final int MOST_FIELDS = 1_000_000;
    private final Machine machine;
    private String text;
    private List<Value> fields;
    private boolean stale;

    RecordAtHand(Machine machine, Image.Fields frozen) {
        this.machine = machine;
        this.text = frozen.text();
        this.fields = frozen.fields().map(ArrayList::new).orElse(null);
        this.stale = frozen.stale();
    }

    Image.Fields freeze() {
        return new Image.Fields(text, Optional.ofNullable(fields).map(List::copyOf), stale);
    }

    /** A new record. */
    void set(String record) {
        text = record;
        fields = null;
        stale = false;
    }

    private List<Value> fields() {
        if (fields == null) {
            List<String> cut = machine.regexes().split(text, machine.text(Special.FS), machine.text(Special.RS).isEmpty(), new ArrayList<>());
            fields = new ArrayList<>(cut.size());
            for (String field : cut) {
                fields.add(Value.input(field));
            }
        }
        return fields;
    }

    /** With the field separator that holds now; before that changes. */
    void cut() {
        fields();
    }

    int count() {
        return fields().size();
    }

    void setCount(double wanted) {
        if (wanted < 0) {
            throw new Trouble(machine.flavour().words("fatal: NF set to negative value", "negative value assigned to NF", "Access to negative field"));
        }
        resize((int) Math.min(wanted, MOST_FIELDS));
        stale = true;
    }

    private void resize(int size) {
        List<Value> now = fields();
        while (now.size() > size) {
            now.remove(now.size() - 1);
        }
        while (now.size() < size) {
            now.add(Value.EMPTY);
        }
    }

    private Trouble negative(double index) {
        return new Trouble(machine.flavour().words("fatal: attempt to access field " + (long) index,
                "run time error: negative field index $" + (long) index, "Access to negative field"));
    }

    Value get(double index) {
        if (index < 0) {
            throw negative(index);
        }
        int number = (int) index;
        if (number == 0) {
            return Value.input(text());
        }
        return number <= fields().size() ? fields.get(number - 1) : Value.NOTHING;
    }

    void put(double index, Value value) {
        if (index < 0) {
            throw negative(index);
        }
        int number = (int) Math.min(index, MOST_FIELDS);
        if (number == 0) {
            set(machine.text(value));
            return;
        }
        if (number > fields().size()) {
            resize(number);
        }
        fields.set(number - 1, value instanceof Value.Number ? value : value instanceof Value.Nothing ? Value.EMPTY : value);
        stale = true;
    }

    String text() {
        if (stale) {
            StringBuilder joined = new StringBuilder();
            String separator = machine.text(Special.OFS);
            for (int i = 0; i < fields.size(); i++) {
                joined.append(i == 0 ? "" : separator).append(machine.text(fields.get(i)));
            }
            text = joined.toString();
            stale = false;
        }
        return text;
    }
}
