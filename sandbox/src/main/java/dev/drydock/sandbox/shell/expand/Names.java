package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.arithmetic.Arithmetic;
import dev.drydock.sandbox.shell.arithmetic.Cells;
import dev.drydock.sandbox.shell.arithmetic.Outcome;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.state.Value;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.shell.state.Variable.Attribute;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads and writes variables as their attributes want it, and knows the parameters that are computed. */
public final class Names {
    /** The name under which the start of {@code SECONDS} is kept; no variable can be called so. */
    private static final String SECONDS_START = " seconds";

    /** Under this name a subshell keeps how deep it is. */
    public static final String SUBSHELL = " subshell";

    private final Session session;

    /** The variables of a session. */
    public Names(Session session) {
        this.session = session;
    }

    private ShellState state() {
        return session.state();
    }

    /** What a name, subscript or special parameter stands for: empty when it is unset. */
    public Optional<String> read(String name) {
        List<String> arguments = state().settings().arguments();
        if (Character.isDigit(name.charAt(0))) {
            int position = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
            return position == 0 ? Optional.of(state().invocation().name())
                    : position <= arguments.size() ? Optional.of(arguments.get(position - 1)) : Optional.empty();
        }
        return switch (name) {
            case "?" -> Optional.of(Integer.toString(state().status()));
            case "$" -> Optional.of(Integer.toString(state().invocation().pid()));
            case "!" -> state().outcome().background().map(pid -> Integer.toString(pid));
            case "#" -> Optional.of(Integer.toString(arguments.size()));
            case "-" -> Optional.of(flags());
            case "_" -> Optional.of(state().outcome().lastArgument());
            case "LINENO" -> Optional.of(Integer.toString(state().outcome().line()));
            default -> computed(name);
        };
    }

    private Optional<String> computed(String name) {
        if (state().dialect().isBash()) {
            switch (name) {
                case "RANDOM":
                    return Optional.of(Long.toString(session.around().random() >>> 49));
                case "SRANDOM":
                    return Optional.of(Long.toString(session.around().random() >>> 32));
                case "BASH_SUBSHELL":
                    return Optional.of(state().text(SUBSHELL).orElse("0"));
                case "BASHPID":
                    return Optional.of(Integer.toString(session.around().pid()));
                case "SECONDS":
                    return Optional.of(Long.toString((session.around().nowMicros() - secondsStart()) / 1_000_000));
                case "EPOCHSECONDS":
                    return Optional.of(Long.toString(session.around().nowMicros() / 1_000_000));
                case "EPOCHREALTIME":
                    long now = session.around().nowMicros();
                    return Optional.of(String.format(Locale.ROOT, "%d.%06d", now / 1_000_000, now % 1_000_000));
                default:
                    break;
            }
        }
        return state().text(target(name));
    }

    private long secondsStart() {
        return state().text(SECONDS_START).map(Long::parseLong).orElse(state().invocation().startMicros());
    }

    /** What {@code $-} is. */
    private String flags() {
        StringBuilder flags = new StringBuilder();
        String order = "abefhkmnptuvxBCEHPT";
        for (char c : order.toCharArray()) {
            if (Option.of(c).filter(state()::is).isPresent()) {
                flags.append(c);
            }
        }
        if (state().invocation().interactive()) {
            int at = flags.indexOf("m") >= 0 ? flags.indexOf("m") : flags.length();
            flags.insert(at, 'i');
        }
        return flags + switch (state().invocation().source()) {
            case ARGUMENT -> "c";
            case INPUT -> "s";
            case FILE -> "";
        };
    }

    /** The variable that a name means when it is a reference to another. */
    public String target(String name) {
        String at = name;
        for (int i = 0; i < 10; i++) {
            Optional<Variable> variable = state().variables().find(at);
            Optional<String> next = variable.filter(v -> v.is(Attribute.NAME_REFERENCE)).flatMap(v -> v.value().scalar());
            if (next.isEmpty() || next.get().isEmpty()) {
                return at;
            }
            at = next.get();
        }
        return at;
    }

    /** Whether the variable is a reference to another. */
    boolean isReference(String name) {
        return state().variables().find(name).filter(v -> v.is(Attribute.NAME_REFERENCE)).isPresent();
    }

    /** The value of a variable, special arrays included. */
    public Optional<Value> value(String name) {
        if (name.equals("PIPESTATUS")) {
            return Optional.of(Value.Indexed.of(
                    state().outcome().pipeStatus().stream().map(status -> Integer.toString(status)).toList()));
        }
        if (name.equals("DIRSTACK")) {
            List<String> stack = new java.util.ArrayList<>(List.of(session.around().directory()));
            stack.addAll(state().settings().directories());
            return Optional.of(Value.Indexed.of(stack));
        }
        return state().variables().find(target(name)).map(Variable::value);
    }

    /** One element of an array. */
    public Optional<String> element(String name, String subscript) throws Trouble {
        Optional<Value> value = value(name);
        if (value.isPresent() && value.get() instanceof Value.Associative array) {
            return Optional.ofNullable(array.elements().get(subscript));
        }
        long index = evaluate(subscript);
        if (value.isPresent() && value.get() instanceof Value.Indexed array) {
            long place = index < 0 ? array.end() + index : index;
            if (place < 0) {
                throw Trouble.dropping(name + ": bad array subscript");
            }
            return Optional.ofNullable(array.elements().get(place));
        }
        return index == 0 || index == -1 ? read(name) : Optional.empty();
    }

    // --- writing ---

    /** Assigns to a variable or element; refuses readonly ones. */
    public void assign(String name, Optional<String> subscript, boolean append, String text) throws Trouble {
        String target = target(name);
        Optional<Variable> old = state().variables().find(target);
        refuseReadonly(target, old);
        Variable variable = old.orElse(new Variable(new Value.Unset(), java.util.Set.of()));
        Optional<String> before = subscript.isPresent()
                ? append ? element(target, subscript.get()) : Optional.empty() : variable.value().scalar();
        String converted = converted(variable, append, before.orElse(""), text);
        Value value = subscript.isPresent() ? element(target, variable, subscript.get(), converted)
                : wholeOrFirst(variable.value(), converted);
        put(target, variable.with(value));
        if (target.equals("SECONDS") && converted.matches("-?[0-9]{1,10}")) {
            long start = session.around().nowMicros() - Long.parseLong(converted) * 1_000_000;
            session.set(state().set(SECONDS_START, Long.toString(start)));
        }
    }

    private static Value wholeOrFirst(Value value, String text) {
        if (value instanceof Value.Indexed array) {
            return array.with(0, text);
        }
        return value instanceof Value.Associative array ? array.with("0", text) : new Value.Text(text);
    }

    /** Refuses a variable that is readonly. */
    public void refuseReadonly(String name, Optional<Variable> variable) throws Trouble {
        if (variable.filter(v -> v.is(Attribute.READONLY)).isPresent()) {
            throw Trouble.dropping(state().dialect().isBash() ? name + ": readonly variable" : name + ": is read only");
        }
    }

    private String converted(Variable variable, boolean append, String before, String text) throws Trouble {
        if (variable.is(Attribute.INTEGER)) {
            long value = evaluate(text);
            return Long.toString(append ? evaluate(before) + value : value);
        }
        String whole = append ? before + text : text;
        return variable.is(Attribute.LOWER) ? whole.toLowerCase(Locale.ROOT)
                : variable.is(Attribute.UPPER) ? whole.toUpperCase(Locale.ROOT) : whole;
    }

    private Value element(String name, Variable variable, String subscript, String text) throws Trouble {
        if (variable.value() instanceof Value.Associative array) {
            return array.with(subscript, text);
        }
        if (variable.is(Attribute.ASSOCIATIVE)) {
            return new Value.Associative(Map.of()).with(subscript, text);
        }
        Value.Indexed array = indexed(variable.value());
        long index = evaluate(subscript);
        long place = index < 0 ? array.end() + index : index;
        if (place < 0) {
            throw Trouble.dropping(name + "[" + subscript + "]: bad array subscript");
        }
        return array.with(place, text);
    }

    private static Value.Indexed indexed(Value value) {
        if (value instanceof Value.Indexed array) {
            return array;
        }
        TreeMap<Long, String> elements = new TreeMap<>();
        value.scalar().ifPresent(text -> elements.put(0L, text));
        return new Value.Indexed(elements);
    }

    /** Sets a variable as it is, marked for export under {@code set -a}. */
    public void put(String name, Variable variable) {
        Variable marked = state().is(Option.ALLEXPORT) ? variable.with(Attribute.EXPORTED, true) : variable;
        session.set(state().variables().with(name, marked));
    }

    // --- arithmetic ---

    /** The value of an arithmetic expression. */
    public long evaluate(String expression) throws Trouble {
        return evaluate(expression, "");
    }

    /**
     * The value of an arithmetic expression.
     *
     * @param command what bash names before the expression when it is wrong, such as {@code "((: "}
     */
    public long evaluate(String expression, String command) throws Trouble {
        Outcome outcome = Arithmetic.evaluate(expression, new SessionCells());
        if (outcome instanceof Outcome.Value value) {
            return value.number();
        }
        Outcome.Failed failed = (Outcome.Failed) outcome;
        boolean bash = state().dialect().isBash();
        String sentence = (bash && failed.mistake() != Outcome.Mistake.VARIABLE ? command : "")
                + failed.sentence(state().dialect());
        boolean unbound = failed.mistake() == Outcome.Mistake.VARIABLE && sentence.endsWith("unbound variable");
        throw unbound ? Trouble.ending(sentence) : Trouble.dropping(sentence);
    }

    private final class SessionCells implements Cells {
        @Override
        public String read(String name, Optional<String> index) throws Refusal {
            try {
                Optional<String> text = index.isPresent() ? element(name, index.get()) : Names.this.read(name);
                if (text.isEmpty() && state().is(Option.NOUNSET)) {
                    throw new Refusal(unbound(name));
                }
                return text.orElse("");
            } catch (Trouble trouble) {
                throw new Refusal(trouble.sentence());
            }
        }

        @Override
        public void write(String name, Optional<String> index, long value) throws Refusal {
            try {
                assign(name, index, false, Long.toString(value));
            } catch (Trouble trouble) {
                throw new Refusal(trouble.sentence());
            }
        }
    }

    /** What is said of a parameter that is not set under {@code set -u}. */
    String unbound(String name) {
        String shown = Character.isDigit(name.charAt(0)) && state().dialect().isBash() ? "$" + name : name;
        return shown + (state().dialect().isBash() ? ": unbound variable" : ": parameter not set");
    }
}
