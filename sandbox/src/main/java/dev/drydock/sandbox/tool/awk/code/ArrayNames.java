package dev.drydock.sandbox.tool.awk.code;

import dev.drydock.sandbox.tool.awk.syntax.Expression;
import dev.drydock.sandbox.tool.awk.syntax.Source;
import dev.drydock.sandbox.tool.awk.syntax.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds out which names mean arrays, also those that become arrays in functions they are passed to. Used once. */
final class ArrayNames {
    private final Map<String, Source.Function> functions = new TreeMap<>();
    /** Names by function; those of the whole program under the empty name. */
    private final Map<String, Set<String>> found = new TreeMap<>();
    private String function = "";
    private boolean changed;

    private ArrayNames(Source source) {
        source.functions().forEach(f -> functions.put(f.name(), f));
        for (Special.SpecialArray array : Special.SpecialArray.values()) {
            mark(array.name());
        }
    }

    /** Array names by function, the program's own under the empty name. */
    static Map<String, Set<String>> of(Source source) {
        ArrayNames names = new ArrayNames(source);
        do {
            names.changed = false;
            names.function = "";
            for (Source.Rule rule : source.rules()) {
                rule.from().ifPresent(names::look);
                rule.to().ifPresent(names::look);
                rule.action().ifPresent(names::look);
            }
            for (Source.Function f : source.functions()) {
                names.function = f.name();
                names.look(f.body());
            }
        } while (names.changed);
        return names.found;
    }

    private String owner(String name) {
        Source.Function here = functions.get(function);
        return here != null && here.parameters().contains(name) ? function : "";
    }

    private void mark(String name) {
        mark(owner(name), name);
    }

    private void mark(String owner, String name) {
        changed |= found.computeIfAbsent(owner, o -> new TreeSet<>()).add(name);
    }

    private boolean isArray(String owner, String name) {
        return found.getOrDefault(owner, Set.of()).contains(name);
    }

    private void look(Statement statement) {
        if (statement instanceof Statement.Delete delete) {
            mark(delete.array());
            delete.subscripts().forEach(this::look);
        } else if (statement instanceof Statement.ForIn each) {
            mark(each.array());
            look(each.body());
        } else {
            StatementParts.expressions(statement).forEach(this::look);
            StatementParts.statements(statement).forEach(this::look);
        }
    }

    private void look(Expression expression) {
        if (expression instanceof Expression.Element element) {
            mark(element.array());
        } else if (expression instanceof Expression.In in) {
            mark(in.array());
        } else if (expression instanceof Expression.Builtin builtin) {
            Function known = Function.named(builtin.name());
            for (int i = 0; i < builtin.arguments().size(); i++) {
                if (known.takesArray(i) && builtin.arguments().get(i) instanceof Expression.Variable variable) {
                    mark(variable.name());
                }
            }
        } else if (expression instanceof Expression.Call call) {
            passed(call.name(), call.arguments());
        }
        StatementParts.parts(expression).forEach(this::look);
    }

    private void passed(String name, List<Expression> arguments) {
        Source.Function callee = functions.get(name);
        if (callee == null) {
            return;
        }
        for (int i = 0; i < Math.min(arguments.size(), callee.parameters().size()); i++) {
            String parameter = callee.parameters().get(i);
            if (arguments.get(i) instanceof Expression.Variable variable) {
                if (isArray(name, parameter)) {
                    mark(variable.name());
                } else if (isArray(owner(variable.name()), variable.name())) {
                    mark(name, parameter);
                }
            }
        }
    }
}
