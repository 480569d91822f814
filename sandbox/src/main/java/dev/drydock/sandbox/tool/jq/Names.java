package dev.drydock.sandbox.tool.jq;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for names that mean nothing, before anything runs. */
final class Names {
    private final List<String> missing = new ArrayList<>();

    private Names() {}

    /** What is not defined, as the original complains about it, in order. @param variables those that options define */
    static List<String> missing(Filter filter, List<String> variables) {
        Names names = new Names();
        List<String> known = new ArrayList<>(List.of("$ENV", "$__prog_args", "$named"));
        variables.forEach(variable -> known.add("$" + variable));
        names.check(filter, known);
        return List.copyOf(names.missing);
    }

    private static List<String> with(List<String> known, List<String> more) {
        List<String> all = new ArrayList<>(known);
        all.addAll(more);
        return all;
    }

    private void check(Optional<Filter> filter, List<String> known) {
        filter.ifPresent(there -> check(there, known));
    }

    private void check(Filter filter, List<String> known) {
        if (filter instanceof Filter.Call call) {
            if (!known.contains(call.signature()) && !Builtins.known(call.signature())) {
                missing.add(call.signature());
            }
            call.arguments().forEach(argument -> check(argument, known));
        } else if (filter instanceof Filter.Variable variable) {
            if (!known.contains("$" + variable.name())) {
                missing.add("$" + variable.name());
            }
        } else if (filter instanceof Filter.Break leave) {
            if (!known.contains("*" + leave.name())) {
                missing.add("$*label-" + leave.name());
            }
        } else if (filter instanceof Filter.Label label) {
            check(label.body(), with(known, List.of("*" + label.name())));
        } else if (filter instanceof Filter.Define define) {
            Filter.Function function = define.function();
            List<String> inside = with(known, List.of(function.signature()));
            for (String parameter : function.parameters()) {
                inside.add(parameter.replace("$", "") + "/0");
                inside.add(parameter);
            }
            check(function.body(), inside);
            check(define.body(), with(known, List.of(function.signature())));
        } else {
            binding(filter, known);
        }
    }

    private void binding(Filter filter, List<String> known) {
        if (filter instanceof Filter.Bind bind) {
            check(bind.source(), known);
            check(bind.body(), with(known, bound(bind.patterns(), known)));
        } else if (filter instanceof Filter.Reduce reduce) {
            check(reduce.source(), known);
            check(reduce.start(), known);
            check(reduce.update(), with(known, bound(reduce.patterns(), known)));
        } else if (filter instanceof Filter.Foreach foreach) {
            check(foreach.source(), known);
            check(foreach.start(), known);
            List<String> inside = with(known, bound(foreach.patterns(), known));
            check(foreach.update(), inside);
            check(foreach.extract(), inside);
        } else {
            parts(filter, known);
        }
    }

    private List<String> bound(List<Filter.Pattern> patterns, List<String> known) {
        List<String> names = new ArrayList<>();
        for (Filter.Pattern pattern : patterns) {
            if (pattern instanceof Filter.Pattern.Name name) {
                names.add("$" + name.name());
            } else if (pattern instanceof Filter.Pattern.Items items) {
                names.addAll(bound(items.items(), known));
            } else {
                for (Filter.Pattern.Field field : ((Filter.Pattern.Fields) pattern).fields()) {
                    check(field.key(), with(known, names));
                    field.bound().ifPresent(name -> names.add("$" + name));
                    field.value().ifPresent(inner -> names.addAll(bound(List.of(inner), known)));
                }
            }
        }
        return names;
    }

    private void parts(Filter filter, List<String> known) {
        if (filter instanceof Filter.Pipe f) {
            check(f.first(), known);
            check(f.then(), known);
        } else if (filter instanceof Filter.Comma f) {
            check(f.first(), known);
            check(f.then(), known);
        } else if (filter instanceof Filter.Index f) {
            check(f.of(), known);
            check(f.index(), known);
        } else if (filter instanceof Filter.Slice f) {
            check(f.of(), known);
            check(f.from(), known);
            check(f.to(), known);
        } else if (filter instanceof Filter.Iterate f) {
            check(f.of(), known);
        } else if (filter instanceof Filter.Collect f) {
            check(f.items(), known);
        } else if (filter instanceof Filter.Construct f) {
            f.entries().forEach(entry -> {
                check(entry.key(), known);
                check(entry.value(), known);
            });
        } else if (filter instanceof Filter.Interpolation f) {
            f.parts().forEach(part -> check(part, known));
        } else if (filter instanceof Filter.Negate f) {
            check(f.of(), known);
        } else {
            operators(filter, known);
        }
    }

    private void operators(Filter filter, List<String> known) {
        if (filter instanceof Filter.Binary f) {
            check(f.left(), known);
            check(f.right(), known);
        } else if (filter instanceof Filter.And f) {
            check(f.left(), known);
            check(f.right(), known);
        } else if (filter instanceof Filter.Or f) {
            check(f.left(), known);
            check(f.right(), known);
        } else if (filter instanceof Filter.Alternative f) {
            check(f.first(), known);
            check(f.otherwise(), known);
        } else if (filter instanceof Filter.Assign f) {
            check(f.path(), known);
            check(f.value(), known);
        } else if (filter instanceof Filter.If f) {
            check(f.condition(), known);
            check(f.then(), known);
            check(f.otherwise(), known);
        } else if (filter instanceof Filter.Try f) {
            check(f.body(), known);
            check(f.handler(), known);
        }
    }
}
