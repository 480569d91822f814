package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.shell.expand.Quotes;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.state.Value;
import dev.drydock.sandbox.shell.state.Variable;
import dev.drydock.sandbox.shell.state.Variable.Attribute;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Unparse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows variables and functions in the forms of {@code set}, {@code declare -p} and {@code export -p}. */
final class Listing {
    private Listing() {
    }

    /** Variables with all of some attributes; those named, or all. */
    static Turn variables(Call call, List<String> names, Set<Attribute> attributes, boolean declared) {
        ShellState state = call.state();
        StringBuilder out = new StringBuilder();
        int status = 0;
        Map<String, Variable> all = state.variables().visible();
        for (String name : names.isEmpty() ? List.copyOf(all.keySet()) : names) {
            Variable variable = all.get(name);
            if (variable == null) {
                call.say(name + ": not found");
                status = 1;
            } else if (shown(name, variable, attributes)) {
                out.append(declared || !names.isEmpty() ? declaration(call, name, variable)
                        : assignment(name, variable.value()));
            }
        }
        return call.print(out.toString(), status);
    }

    private static boolean shown(String name, Variable variable, Set<Attribute> attributes) {
        return !name.startsWith(" ") && attributes.stream().allMatch(attribute -> variable.is(attribute)
                || attribute == Attribute.ARRAY && variable.value() instanceof Value.Indexed
                || attribute == Attribute.ASSOCIATIVE && variable.value() instanceof Value.Associative);
    }

    private static String declaration(Call call, String name, Variable variable) {
        if (!call.bash()) {
            String start = (call.name().equals("readonly") ? "readonly " : "export ") + name;
            return start + variable.value().scalar().map(text -> "=" + Quotes.single(text)).orElse("") + "\n";
        }
        StringBuilder letters = new StringBuilder();
        letters.append(variable.value() instanceof Value.Indexed ? "a" : "")
                .append(variable.value() instanceof Value.Associative ? "A" : "");
        variable.attributes().forEach(attribute -> letters.append(
                attribute == Attribute.ARRAY || attribute == Attribute.ASSOCIATIVE ? "" : attribute.letter()));
        String options = letters.length() == 0 ? "--" : "-" + letters;
        return "declare " + options + " " + name + declaredValue(variable.value()) + "\n";
    }

    private static String declaredValue(Value value) {
        if (value.isArray()) {
            return "=" + elements(value);
        }
        return value.scalar().map(text -> "=" + Quotes.declared(text)).orElse("");
    }

    private static String elements(Value value) {
        List<String> shown = new ArrayList<>();
        List<String> keys = value.keys();
        List<String> texts = value.all();
        boolean associative = value instanceof Value.Associative;
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            String bracket = associative && !key.matches("[A-Za-z0-9_]+") ? Quotes.declared(key) : key;
            shown.add("[" + bracket + "]=" + Quotes.declared(texts.get(i)));
        }
        String joined = String.join(" ", shown);
        return "(" + joined + (associative && !shown.isEmpty() ? " " : "") + ")";
    }

    /** As {@code set} without arguments shows a variable. */
    static String assignment(String name, Value value) {
        if (value.isArray()) {
            return name + "=" + elements(value) + "\n";
        }
        return value.scalar().map(text -> name + "=" + Quotes.value(text) + "\n").orElse("");
    }

    /** All variables and functions, as {@code set} without arguments shows them. */
    static Turn all(Call call) {
        StringBuilder out = new StringBuilder();
        call.state().variables().visible().forEach((name, variable) -> {
            if (!name.startsWith(" ")) {
                out.append(call.bash() ? assignment(name, variable.value())
                        : variable.value().scalar().map(text -> name + "=" + Quotes.single(text) + "\n").orElse(""));
            }
        });
        if (call.bash()) {
            call.state().definitions().functions().values()
                    .forEach(function -> out.append(Unparse.function(function)).append('\n'));
        }
        return call.print(out.toString());
    }

    /** Functions, those named or all, with their bodies or only the names. */
    static Turn functions(Call call, List<String> names, boolean namesOnly) {
        Map<String, Command.Function> functions = call.state().definitions().functions();
        StringBuilder out = new StringBuilder();
        int status = 0;
        for (String name : names.isEmpty() ? List.copyOf(functions.keySet()) : names) {
            Command.Function function = functions.get(name);
            if (function == null) {
                status = 1;
            } else if (namesOnly) {
                out.append(names.isEmpty() ? "declare -f " : "").append(name).append('\n');
            } else {
                out.append(Unparse.function(function)).append('\n');
            }
        }
        return call.print(out.toString(), status);
    }
}
