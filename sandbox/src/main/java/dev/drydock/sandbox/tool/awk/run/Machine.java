package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.code.Function;
import dev.drydock.sandbox.tool.awk.code.Instruction;
import dev.drydock.sandbox.tool.awk.code.Op;
import dev.drydock.sandbox.tool.awk.code.Program;
import dev.drydock.sandbox.tool.awk.code.Special;
import dev.drydock.sandbox.tool.awk.syntax.Expression;
import dev.drydock.sandbox.tool.awk.syntax.Statement;
import dev.drydock.sandbox.tool.awk.value.Cells;
import dev.drydock.sandbox.tool.awk.value.Encoding;
import dev.drydock.sandbox.tool.awk.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Carries out instructions within one step of the process, until it needs something from outside or others should have their turn. */
final class Machine {
    private static final int DEEPEST = 100_000;
    private static final int SHARE = 40_000;
    private static final int SHARE_OF_EFFECT = 20;
    private static final Effect PAUSE = new Effect.Pause();

    private final Program program;
    private final Surroundings surroundings;
    private final List<Value> globals;
    final List<Value> stack;
    private final List<Image.Frame> frames;
    private final Map<Integer, Cells.Open> arrays = new TreeMap<>();
    private final List<Boolean> ranges;
    private final RecordAtHand record;
    private final Regexes regexes = new Regexes(this);
    private int made;
    private int place;
    private int line;
    private Value status;
    private int exitStatus;
    private boolean ending;
    private Chance chance;
    private int share = SHARE;

    /** What the machine knows of the world within this step. @param print takes what goes to standard output; whether that is much by now */
    record Surroundings(Flavour flavour, Encoding encoding, long nowMicros, java.util.function.Predicate<String> print, java.util.function.Consumer<String> warn) {}

    Machine(Program program, Image image, Surroundings surroundings) {
        this.program = program;
        this.surroundings = surroundings;
        this.globals = new ArrayList<>(image.globals());
        this.stack = new ArrayList<>(image.stack());
        this.frames = new ArrayList<>(image.frames());
        image.arrays().forEach((id, cells) -> arrays.put(id, cells.open()));
        this.ranges = new ArrayList<>(image.ranges());
        this.record = new RecordAtHand(this, image.fields());
        this.made = image.made();
        this.place = image.place();
        this.line = image.line();
        this.status = image.status();
        this.exitStatus = image.exitStatus();
        this.ending = image.ending();
        this.chance = image.chance();
    }

    Image freeze() {
        Map<Integer, Cells> frozen = new TreeMap<>();
        arrays.forEach((id, open) -> frozen.put(id, open.freeze()));
        return new Image(place, line, List.copyOf(globals), List.copyOf(stack), List.copyOf(frames), frozen, made, List.copyOf(ranges),
                record.freeze(), status, exitStatus, ending, chance);
    }

    // ---- for those who work with it ----------------------------------------------------------------------------------------------------

    Flavour flavour() {
        return surroundings.flavour();
    }

    Encoding encoding() {
        return surroundings.encoding();
    }

    long nowMicros() {
        return surroundings.nowMicros();
    }

    Regexes regexes() {
        return regexes;
    }

    RecordAtHand record() {
        return record;
    }

    int line() {
        return line;
    }

    int exitStatus() {
        return exitStatus;
    }

    void warn(String text) {
        surroundings.warn().accept(text);
    }

    Chance chance() {
        return chance;
    }

    void chance(Chance next) {
        chance = next;
    }

    void status(Value value) {
        status = value;
    }

    Value get(Special special) {
        return special == Special.NF ? Value.of(record.count()) : globals.get(special.ordinal());
    }

    void set(Special special, Value value) {
        setGlobal(special.ordinal(), value);
    }

    String text(Special special) {
        return text(get(special));
    }

    String text(Value value) {
        return value instanceof Value.Text text ? text.text()
                : value.text(flavour().notation(), globals.get(Special.CONVFMT.ordinal()).text(flavour().notation(), "%.6g"));
    }

    Cells.Open array(int id) {
        return arrays.computeIfAbsent(id, i -> Cells.EMPTY.open());
    }

    void push(Value value) {
        stack.add(value);
    }

    Value pop() {
        return stack.remove(stack.size() - 1);
    }

    List<Value> pop(int count) {
        List<Value> top = stack.subList(stack.size() - count, stack.size());
        List<Value> values = new ArrayList<>(top);
        top.clear();
        return values;
    }

    /** Something was done outside; whether the step's share is used up. */
    boolean tired() {
        share -= SHARE_OF_EFFECT;
        return share <= 0;
    }

    /** An assignment from the command line. */
    void assign(String name, String value) {
        Integer number = program.globals().get(name);
        if (number != null) {
            setGlobal(number, Value.input(value));
        }
    }

    // ---- answers from outside ------------------------------------------------------------------------------------------------------------

    /** The next record has come. */
    void nextRecord(String text) {
        record.set(text);
    }

    /** There is none: the last rules follow. */
    void endOfRecords() {
        place = program.end();
        ending = true;
    }

    /** What {@code getline} gave: 1 and a line, 0 at the end, -1 for an error. */
    void line(int got, String text) {
        boolean hasTarget = program.code().get(place - 1).b() == 1;
        if (!hasTarget) {
            if (got > 0) {
                record.set(text);
            }
            push(Value.of(got));
            return;
        }
        if (got > 0) {
            pop();
            push(Value.input(text));
        }
        status = Value.of(got);
    }

    // ---- the machine ---------------------------------------------------------------------------------------------------------------------

    /** Goes on until something from outside is needed, at most as many instructions as are left of this step's share. */
    Effect run() {
        while (share-- > 0) {
            Instruction instruction = program.code().get(place++);
            Effect effect = control(instruction);
            if (effect != null) {
                return effect;
            }
        }
        return PAUSE;
    }

    /** Null when the machine goes on. */
    private Effect control(Instruction i) {
        switch (i.op()) {
            case JUMP -> place = i.a();
            case JUMP_IF_FALSE -> place = pop().truth() ? place : i.a();
            case JUMP_IF_TRUE -> place = pop().truth() ? i.a() : place;
            case LINE -> line = i.a();
            case RECORD -> {
                return new Effect.NextRecord();
            }
            case CALL -> call(i.a(), i.b());
            case RETURN -> back();
            case NEXT -> abandon(program.loop());
            case NEXT_FILE -> {
                abandon(program.loop());
                return new Effect.SkipFile();
            }
            case EXIT -> exit(i.a() == 1);
            case HALT -> {
                place--;
                return new Effect.Halt();
            }
            case GETLINE -> {
                Expression.Source source = Expression.Source.values()[i.a()];
                return new Effect.ReadLine(source, source == Expression.Source.INPUT ? "" : text(pop()));
            }
            case PRINT, PRINTF -> {
                return print(i);
            }
            case BUILTIN -> {
                return Builtins.call(this, Function.values()[i.a()], pop(i.b()));
            }
            default -> values(i);
        }
        return null;
    }

    private void call(int number, int given) {
        if (frames.size() >= DEEPEST) {
            throw new Trouble("fatal: function call nesting too deep");
        }
        Program.Routine routine = program.routines().get(number);
        int base = stack.size() - routine.arrays().size();
        List<Integer> own = new ArrayList<>();
        for (int p = given; p < routine.arrays().size(); p++) {
            if (stack.get(base + p) instanceof Value.Array array) {
                own.add(array.id());
            }
        }
        frames.add(new Image.Frame(place, line, base, List.copyOf(own)));
        place = routine.entry();
    }

    private void back() {
        Value result = pop();
        Image.Frame frame = frames.remove(frames.size() - 1);
        stack.subList(frame.base(), stack.size()).clear();
        frame.own().forEach(arrays::remove);
        place = frame.back();
        line = frame.line();
        push(result);
    }

    private void abandon(int next) {
        frames.forEach(frame -> frame.own().forEach(arrays::remove));
        frames.clear();
        stack.clear();
        place = next;
    }

    private void exit(boolean given) {
        Value value = pop();
        if (given) {
            exitStatus = (int) value.number() & 0xff;
        }
        abandon(ending ? program.halt() : program.end());
        ending = true;
    }

    private Effect print(Instruction i) {
        Statement.Direction direction = Statement.Direction.values()[i.b()];
        String name = direction == Statement.Direction.OUTPUT ? "" : text(pop());
        List<Value> values = pop(i.a());
        String text = i.op() == Op.PRINTF ? Builtins.formatted(this, "printf", values) : printed(values);
        if (direction != Statement.Direction.OUTPUT) {
            return new Effect.Write(direction, name, text);
        }
        return surroundings.print().test(text) ? PAUSE : null;
    }

    private String printed(List<Value> values) {
        if (values.isEmpty()) {
            return record.text() + text(Special.ORS);
        }
        StringBuilder out = new StringBuilder();
        String format = text(Special.OFMT);
        for (int v = 0; v < values.size(); v++) {
            out.append(v == 0 ? "" : text(Special.OFS)).append(values.get(v).text(flavour().notation(), format));
        }
        return out.append(text(Special.ORS)).toString();
    }

    private void values(Instruction i) {
        switch (i.op()) {
            case PUSH -> push(i.value());
            case POP -> pop();
            case DUP -> push(stack.get(stack.size() - 1));
            case GLOBAL -> push(i.a() == Special.NF.ordinal() ? Value.of(record.count()) : globals.get(i.a()));
            case SET_GLOBAL -> setGlobal(i.a(), stack.get(stack.size() - 1));
            case LOCAL -> push(stack.get(frames.get(frames.size() - 1).base() + i.a()));
            case SET_LOCAL -> stack.set(frames.get(frames.size() - 1).base() + i.a(), stack.get(stack.size() - 1));
            case FIELD -> push(record.get(pop().number()));
            case SET_FIELD -> {
                Value value = pop();
                record.put(pop().number(), value);
                push(value);
            }
            case RANGE -> push(Value.of(ranges.get(i.a())));
            case SET_RANGE -> ranges.set(i.a(), i.b() == 1);
            case STATUS -> push(status);
            case SUBSTITUTE -> Substitution.substitute(this, i.a() == 1);
            default -> arrays(i);
        }
    }

    private void setGlobal(int number, Value value) {
        if (number == Special.NF.ordinal()) {
            record.setCount(value.number());
            return;
        }
        if (number == Special.FS.ordinal()) {
            record.cut();
        }
        globals.set(number, value);
    }

    private int arrayId(Instruction i) {
        return i.a() == 0 ? i.b() : ((Value.Array) stack.get(frames.get(frames.size() - 1).base() + i.b())).id();
    }

    private void arrays(Instruction i) {
        switch (i.op()) {
            case SUBSCRIPT -> subscript(i.a());
            case ELEMENT -> push(array(arrayId(i)).take(text(pop())));
            case SET_ELEMENT -> {
                Value value = pop();
                array(arrayId(i)).put(text(pop()), value);
                push(value);
            }
            case IN -> push(Value.of(array(arrayId(i)).has(text(pop()))));
            case DELETE -> array(arrayId(i)).remove(text(pop()));
            case CLEAR -> array(arrayId(i)).clear();
            case ARRAY -> push(new Value.Array(arrayId(i)));
            case NEW_ARRAY -> push(new Value.Array(made++));
            case WALK -> push(new Value.Walk(Order.keys(this, array(arrayId(i))), 0));
            case NEXT_KEY -> {
                Value.Walk walk = (Value.Walk) pop();
                boolean over = walk.at() >= walk.keys().size();
                push(over ? walk : new Value.Walk(walk.keys(), walk.at() + 1));
                if (over) {
                    place = i.a();
                } else {
                    push(Value.input(walk.keys().get(walk.at())));
                }
            }
            default -> push(Operators.apply(this, i));
        }
    }

    private void subscript(int parts) {
        if (parts == 1) {
            push(Value.of(text(pop())));
            return;
        }
        String separator = text(Special.SUBSEP);
        List<String> texts = pop(parts).stream().map(this::text).toList();
        push(Value.of(String.join(separator, texts)));
    }
}
