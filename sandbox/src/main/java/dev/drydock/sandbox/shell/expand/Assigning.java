package dev.drydock.sandbox.shell.expand;

import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.state.Value;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.shell.state.Variable.Attribute;
import dev.drydock.sandbox.shell.syntax.Assignment;
import dev.drydock.sandbox.shell.syntax.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Carries out assignments. */
public final class Assigning {
    private final Session session;
    private final Words words;
    private final Names names;

    /** The assignments of a session. */
    public Assigning(Session session) {
        this.session = session;
        this.words = new Words(session);
        this.names = new Names(session);
    }

    private ShellState state() {
        return session.state();
    }

    /** Does one assignment and gives it back as {@code set -x} shows it, if that is on. */
    public String assign(Assignment assignment) throws Trouble {
        String name = assignment.name();
        String operator = assignment.append() ? "+=" : "=";
        if (assignment.array().isPresent()) {
            array(name, assignment.append(), assignment.array().get());
            return name + operator + assignment.value().source();
        }
        Optional<String> index = subscript(name, assignment);
        String value = words.assigned(assignment.value());
        names.assign(name, index, assignment.append(), value);
        return !state().is(Option.XTRACE) ? "" : name + assignment.index().map(i -> "[" + i.source() + "]").orElse("")
                + operator + Quotes.value(value);
    }

    private Optional<String> subscript(String name, Assignment assignment) throws Trouble {
        if (assignment.index().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(words.quoted(assignment.index().get()));
    }

    /** Sets a whole array from a literal. */
    public void array(String name, boolean append, Part.ArrayLiteral literal) throws Trouble {
        String target = names.target(name);
        Optional<Variable> old = state().variables().find(target);
        names.refuseReadonly(target, old);
        Variable variable = old.orElse(new Variable(new Value.Unset(), Set.of()));
        boolean associative = variable.is(Attribute.ASSOCIATIVE) || variable.value() instanceof Value.Associative;
        Value value = associative ? associative(target, variable.value(), append, literal)
                : indexed(variable, append, literal);
        Variable now = state().variables().find(target).orElse(variable);
        names.put(target, now.with(value));
    }

    private Value associative(String name, Value before, boolean append, Part.ArrayLiteral literal) throws Trouble {
        Map<String, String> elements = new LinkedHashMap<>();
        if (append && before instanceof Value.Associative array) {
            elements.putAll(array.elements());
        }
        List<String> loose = new ArrayList<>();
        for (Part.Element element : literal.elements()) {
            if (element.index().isPresent()) {
                elements.put(words.quoted(element.index().get()), words.assigned(element.value()));
            } else {
                loose.add(words.single(element.value()));
            }
        }
        for (int i = 0; i < loose.size(); i += 2) {
            elements.put(loose.get(i), i + 1 < loose.size() ? loose.get(i + 1) : "");
        }
        return new Value.Associative(elements);
    }

    private Value indexed(Variable variable, boolean append, Part.ArrayLiteral literal) throws Trouble {
        TreeMap<Long, String> elements = new TreeMap<>();
        Value before = variable.value();
        if (append && before instanceof Value.Indexed array) {
            elements.putAll(array.elements());
        } else if (append) {
            before.scalar().ifPresent(text -> elements.put(0L, text));
        }
        long next = elements.isEmpty() ? 0 : elements.lastKey() + 1;
        for (Part.Element element : literal.elements()) {
            if (element.index().isPresent()) {
                next = names.evaluate(words.quoted(element.index().get()));
                elements.put(next++, converted(variable, words.assigned(element.value())));
                continue;
            }
            for (String field : words.fields(element.value())) {
                elements.put(next++, converted(variable, field));
            }
        }
        return new Value.Indexed(elements);
    }

    private String converted(Variable variable, String text) throws Trouble {
        return variable.is(Attribute.INTEGER) ? Long.toString(names.evaluate(text)) : text;
    }

    /** An assignment among the arguments of {@code declare}: as the one argument that the builtin gets. */
    String asArgument(Assignment assignment) throws Trouble {
        String index = assignment.index().isPresent()
                ? "[" + words.quoted(assignment.index().get()) + "]" : "";
        String start = assignment.name() + index + (assignment.append() ? "+=" : "=");
        return start + (assignment.array().isPresent() ? assignment.value().source()
                : words.assigned(assignment.value()));
    }
}
