package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.shell.expand.Asked;
import dev.drydock.sandbox.shell.expand.Assigning;
import dev.drydock.sandbox.shell.expand.Names;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.expand.Trouble;
import dev.drydock.sandbox.shell.parse.Reading;
import dev.drydock.sandbox.shell.parse.ScriptText;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.run.Unwinding;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.state.Value;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.shell.state.Variable.Attribute;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code declare}, {@code local}, {@code export}, {@code readonly} and {@code unset}. */
final class Declaring {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private Declaring() {
    }

    /**
     * What is asked for.
     *
     * @param attributes which to give (true) or take
     * @param flags      the other letters
     */
    private record Asking(Map<Attribute, Boolean> attributes, String flags, List<String> names) {
        boolean has(char flag) {
            return flags.indexOf(flag) >= 0;
        }
    }

    private static Optional<Asking> read(Call call, String known, String synopsis) {
        Map<Attribute, Boolean> attributes = new EnumMap<>(Attribute.class);
        StringBuilder flags = new StringBuilder();
        List<String> arguments = call.arguments();
        int i = 0;
        while (i < arguments.size() && arguments.get(i).matches("[-+].+")) {
            String option = arguments.get(i++);
            if (option.equals("--")) {
                break;
            }
            for (char c : option.substring(1).toCharArray()) {
                if (known.indexOf(c) < 0) {
                    call.usage(option.charAt(0) + "" + c + ": invalid option", synopsis);
                    return Optional.empty();
                }
                Optional<Attribute> attribute = attribute(c);
                if (attribute.isPresent()) {
                    attributes.put(attribute.get(), option.charAt(0) == '-');
                } else {
                    flags.append(c);
                }
            }
        }
        return Optional.of(new Asking(attributes, flags.toString(), arguments.subList(i, arguments.size())));
    }

    private static Optional<Attribute> attribute(char letter) {
        for (Attribute attribute : Attribute.values()) {
            if (attribute.letter() == letter) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    // --- the builtins ---

    static Turn declare(Call call) {
        Optional<Asking> asking = read(call, "aAilnrtuxgpfFI",
                call.name() + " [-aAfFgiIlnrtux] [name[=value] ...] or " + call.name() + " -p [-aAfFilnrtux] [name ...]");
        if (asking.isEmpty()) {
            return call.done(2);
        }
        Asking a = asking.get();
        if (a.has('f') || a.has('F')) {
            return Listing.functions(call, a.names(), a.has('F'));
        }
        if (a.has('p') || a.names().isEmpty()) {
            return Listing.variables(call, a.names(), a.attributes().keySet(), a.has('p') || !a.attributes().isEmpty());
        }
        boolean local = call.state().variables().inFunction() && !a.has('g');
        return each(call, a, local);
    }

    static Turn local(Call call) {
        if (!call.state().variables().inFunction()) {
            return call.bash() ? call.fail("can only be used in a function", 1)
                    : Unwinding.toExit(call.sys(), failed(call, "not in a function"));
        }
        Optional<Asking> asking = read(call, call.bash() ? "aAilnrtuxpI" : "", "local [option] name[=value] ...");
        if (asking.isEmpty()) {
            return call.done(2);
        }
        return each(call, asking.get(), true);
    }

    private static dev.drydock.sandbox.shell.run.Machine failed(Call call, String sentence) {
        call.say(sentence);
        return call.machine().status(2);
    }

    static Turn export(Call call) {
        Optional<Asking> asking = read(call, call.bash() ? "nfp" : "np", "export [-fn] [name[=value] ...] or export -p");
        if (asking.isEmpty()) {
            return call.done(2);
        }
        Asking a = asking.get();
        if (a.names().isEmpty()) {
            return Listing.variables(call, List.of(), Set.of(Attribute.EXPORTED), true);
        }
        if (a.has('f')) {
            return call.done(0);
        }
        boolean off = a.has('n') || a.attributes().containsKey(Attribute.NAME_REFERENCE);
        return each(call, new Asking(Map.of(Attribute.EXPORTED, !off), "", a.names()), false);
    }

    static Turn readonly(Call call) {
        Optional<Asking> asking = read(call, call.bash() ? "aAfp" : "p",
                "readonly [-aAf] [name[=value] ...] or readonly -p");
        if (asking.isEmpty()) {
            return call.done(2);
        }
        Asking a = asking.get();
        if (a.names().isEmpty()) {
            return Listing.variables(call, List.of(), Set.of(Attribute.READONLY), true);
        }
        Map<Attribute, Boolean> attributes = new EnumMap<>(Attribute.class);
        attributes.putAll(a.attributes());
        attributes.put(Attribute.READONLY, true);
        return each(call, new Asking(attributes, "", a.names()), false);
    }

    // --- one name ---

    private static Turn each(Call call, Asking asking, boolean local) {
        Session session = call.session();
        ShellState state = call.state();
        int status = 0;
        for (String argument : asking.names()) {
            int equals = argument.indexOf('=');
            String left = equals < 0 ? argument : argument.substring(0, equals);
            String name = left.replaceFirst("\\+$", "").replaceFirst("\\[.*$", "");
            if (!name.matches(NAME)) {
                if (!call.bash()) {
                    call.say(argument + ": bad variable name");
                    return state.invocation().interactive() ? call.done(2)
                            : Unwinding.toExit(call.sys(), call.machine().status(2));
                }
                call.say("`" + argument + "': not a valid identifier");
                status = 1;
                continue;
            }
            session = new Session(state, session(call, state), List.of());
            try {
                one(session, asking, name, argument, equals, local);
                state = session.state();
            } catch (Trouble trouble) {
                call.say(trouble.sentence());
                if (!call.bash()) {
                    return Unwinding.toExit(call.sys(), call.machine().status(2));
                }
                status = 1;
            }
        }
        return call.done(state, status);
    }

    private static dev.drydock.sandbox.shell.run.SysSurroundings session(Call call, ShellState state) {
        return new dev.drydock.sandbox.shell.run.SysSurroundings(call.sys(), state);
    }

    private static void one(Session session, Asking asking, String name, String argument, int equals, boolean local)
            throws Trouble {
        ShellState state = session.state();
        Names names = new Names(session);
        Optional<Variable> old = local ? state.variables().findLocal(name) : state.variables().find(name);
        if (equals >= 0) {
            names.refuseReadonly(name, old);
        }
        Variable variable = old.orElseGet(() -> new Variable(new Value.Unset(), Set.of()));
        boolean off = asking.attributes().getOrDefault(Attribute.READONLY, true) == Boolean.FALSE;
        if (off) {
            names.refuseReadonly(name, old);
        }
        boolean readonly = asking.attributes().getOrDefault(Attribute.READONLY, false);
        for (Map.Entry<Attribute, Boolean> entry : asking.attributes().entrySet()) {
            if (entry.getKey() != Attribute.READONLY) {
                variable = variable.with(entry.getKey(), entry.getValue());
            }
        }
        variable = variable.with(shaped(variable));
        put(session, name, variable, local);
        if (equals >= 0) {
            assign(session, argument, equals);
        }
        if (readonly) {
            Variable now = session.state().variables().find(name).orElseThrow();
            put(session, name, now.with(Attribute.READONLY, true), local);
        }
    }

    private static void put(Session session, String name, Variable variable, boolean local) {
        if (!local) {
            new Names(session).put(name, variable);
            return;
        }
        session.set(session.state().variables().withLocal(name, variable));
    }

    /** A variable that becomes an array keeps its text as element 0. */
    private static Value shaped(Variable variable) {
        if (variable.is(Attribute.ASSOCIATIVE) && !(variable.value() instanceof Value.Associative)) {
            return new Value.Associative(Map.of());
        }
        if (variable.is(Attribute.ARRAY) && !variable.value().isArray()) {
            return variable.value().scalar().<Value>map(text -> Value.Indexed.of(List.of(text)))
                    .orElse(Value.Indexed.of(List.of()));
        }
        return variable.value();
    }

    private static void assign(Session session, String argument, int equals) throws Trouble {
        String left = argument.substring(0, equals);
        String value = argument.substring(equals + 1);
        boolean append = left.endsWith("+");
        left = append ? left.substring(0, left.length() - 1) : left;
        Optional<Part.ArrayLiteral> array = array(session.state(), value);
        if (array.isPresent()) {
            try {
                new Assigning(session).array(left, append, array.get());
            } catch (Asked substitution) {
                throw Trouble.dropping(left + ": command substitution in an array of `declare' is not simulated");
            }
            return;
        }
        int bracket = left.indexOf('[');
        String name = bracket < 0 ? left : left.substring(0, bracket);
        Optional<String> index = bracket < 0 ? Optional.empty()
                : Optional.of(left.substring(bracket + 1, left.length() - 1));
        new Names(session).assign(name, index, append, value);
    }

    private static Optional<Part.ArrayLiteral> array(ShellState state, String value) {
        if (!value.startsWith("(") || !value.endsWith(")") || !state.dialect().isBash()) {
            return Optional.empty();
        }
        Reading reading = ScriptText.whole("x=" + value, state.dialect()).parse(0, 1);
        return reading instanceof Reading.Complete complete
                && complete.command().items().size() == 1
                && complete.command().items().get(0).command() instanceof Command.Simple simple
                && simple.assignments().size() == 1 ? simple.assignments().get(0).array() : Optional.empty();
    }

    // --- unset ---

    static Turn unset(Call call) {
        List<String> names = new ArrayList<>(call.arguments());
        boolean functions = false;
        boolean variables = false;
        while (!names.isEmpty() && names.get(0).matches("-[fvn]+|--")) {
            String option = names.remove(0);
            functions |= option.contains("f");
            variables |= option.contains("v");
        }
        if (!names.isEmpty() && names.get(0).matches("-.+") && call.bash()) {
            return call.usage(names.get(0).substring(0, 2) + ": invalid option", "unset [-f] [-v] [-n] [name ...]");
        }
        ShellState state = call.state();
        int status = 0;
        for (String name : names) {
            if (functions) {
                state = state.with(state.definitions().withoutFunction(name));
                continue;
            }
            Optional<ShellState> changed = without(call, state, name, variables);
            if (changed.isEmpty()) {
                status = 1;
                if (!call.bash()) {
                    return Unwinding.toExit(call.sys(), call.machine().status(2));
                }
            }
            state = changed.orElse(state);
        }
        return call.done(state, status);
    }

    private static Optional<ShellState> without(Call call, ShellState state, String argument, boolean variables) {
        int bracket = argument.indexOf('[');
        String name = bracket < 0 ? argument : argument.substring(0, bracket);
        if (!name.matches(NAME)) {
            if (call.bash()) {
                // bash 5.2 looks for a function of that name and says nothing
                return Optional.of(state.with(state.definitions().withoutFunction(argument)));
            }
            call.say(argument + ": bad variable name");
            return Optional.empty();
        }
        Optional<Variable> variable = state.variables().find(name);
        if (variable.isEmpty() && !variables) {
            return Optional.of(state.with(state.definitions().withoutFunction(name)));
        }
        if (variable.isEmpty()) {
            return Optional.of(state);
        }
        if (variable.get().is(Attribute.READONLY)) {
            call.say(call.bash() ? name + ": cannot unset: readonly variable" : name + ": is read only");
            return Optional.empty();
        }
        if (bracket < 0) {
            return Optional.of(state.with(state.variables().without(name)));
        }
        return element(call, state, name, argument.substring(bracket + 1, argument.length() - 1), variable.get());
    }

    private static Optional<ShellState> element(Call call, ShellState state, String name, String index,
            Variable variable) {
        if (index.equals("@") || index.equals("*")) {
            return Optional.of(state.with(state.variables().without(name)));
        }
        if (variable.value() instanceof Value.Associative array) {
            Map<String, String> elements = new java.util.LinkedHashMap<>(array.elements());
            elements.remove(index);
            return Optional.of(state.with(state.variables().with(name, variable.with(new Value.Associative(elements)))));
        }
        if (!(variable.value() instanceof Value.Indexed array)) {
            call.say(name + ": not an array variable");
            return Optional.empty();
        }
        try {
            long at = new Names(call.session()).evaluate(index);
            java.util.TreeMap<Long, String> elements = new java.util.TreeMap<>(array.elements());
            elements.remove(at < 0 ? array.end() + at : at);
            return Optional.of(state.with(state.variables().with(name, variable.with(new Value.Indexed(elements)))));
        } catch (Trouble trouble) {
            call.say(trouble.sentence());
            return Optional.empty();
        }
    }
}
