package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out filters: a filter gets a value and hands each of its results on. Lives for one step of the process. */
final class Machine {
    private static final long MOST_STEPS = 20_000_000;

    private final Surroundings surroundings;
    private long steps;

    /** What a filter can ask of the outside. */
    interface Surroundings {
        /** The next input; empty if there is none. */
        Optional<Tree> nextInput();

        Tree environment();

        /** Virtual seconds since 1970. */
        double now();

        void debug(String line);

        Tree inputFile();

        long inputLine();
    }

    /** Too many steps: a filter without end. */
    static final class Endless extends RuntimeException {
        Endless() {
            super(null, null, false, false);
        }
    }

    /** Leaves a {@code label}. */
    private static final class Left extends RuntimeException {
        private final transient Object mark;

        Left(Object mark) {
            super(null, null, false, false);
            this.mark = mark;
        }
    }

    /** A value and the way to it. */
    record Item(Tree value, Trail trail) {
        Item made(Tree result) {
            return new Item(result, trail.made());
        }
    }

    /** Takes results. */
    interface Out {
        void take(Item item);
    }

    Machine(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    void run(Filter filter, Scope scope, Tree input, Consumer<Tree> out) {
        eval(filter, scope, new Item(input, Trail.UNASKED), item -> out.accept(item.value));
    }

    List<Tree> all(Filter filter, Scope scope, Tree input) {
        List<Tree> results = new ArrayList<>();
        run(filter, scope, input, results::add);
        return results;
    }

    void step() {
        if (++steps > MOST_STEPS) {
            throw new Endless();
        }
    }

    void eval(Filter filter, Scope scope, Item in, Out out) {
        step();
        if (filter instanceof Filter.Identity) {
            out.take(in);
        } else if (filter instanceof Filter.Constant constant) {
            out.take(in.made(constant.value()));
        } else if (filter instanceof Filter.Pipe pipe) {
            eval(pipe.first(), scope, in, item -> eval(pipe.then(), scope, item, out));
        } else if (filter instanceof Filter.Comma comma) {
            eval(comma.first(), scope, in, out);
            eval(comma.then(), scope, in, out);
        } else if (filter instanceof Filter.Index || filter instanceof Filter.Slice || filter instanceof Filter.Iterate || filter instanceof Filter.Everything) {
            look(filter, scope, in, out);
        } else if (filter instanceof Filter.Call call) {
            call(call, scope, in, out);
        } else if (filter instanceof Filter.If || filter instanceof Filter.Alternative || filter instanceof Filter.And || filter instanceof Filter.Or) {
            choose(filter, scope, in, out);
        } else if (filter instanceof Filter.Try attempt) {
            attempt(attempt, scope, in, out);
        } else if (filter instanceof Filter.Reduce || filter instanceof Filter.Foreach) {
            fold(filter, scope, in, out);
        } else if (filter instanceof Filter.Bind bind) {
            run(bind.source(), scope, in.value, value -> bound(bind.patterns(), value, scope, in.value, inner -> eval(bind.body(), inner, in, out)));
        } else if (filter instanceof Filter.Define define) {
            eval(define.body(), scope.function(define.function()), in, out);
        } else if (filter instanceof Filter.Label label) {
            labelled(label, scope, in, out);
        } else if (filter instanceof Filter.Break leave) {
            throw new Left(scope.label(leave.name()).orElseThrow(() -> new Failure("$*label-" + leave.name() + " is not defined")));
        } else if (filter instanceof Filter.Assign assign) {
            assign(assign, scope, in, out);
        } else {
            make(filter, scope, in, out);
        }
    }

    // ---- parts of values -----------------------------------------------------------------------------------------------------------------

    private static Item within(Item whole, Tree part, Tree key) {
        if (whole.trail == Trail.LOST) {
            throw new Failure("Invalid path expression near attempt to access element " + Values.shortened(key, 15) + " of " + Values.shortened(whole.value, 30));
        }
        return new Item(part, whole.trail.below(key));
    }

    private void look(Filter filter, Scope scope, Item in, Out out) {
        if (filter instanceof Filter.Index index) {
            if (index.index() instanceof Filter.Constant constant) {
                eval(index.of(), scope, in, whole -> out.take(within(whole, Paths.get(whole.value, constant.value()), constant.value())));
            } else {
                eval(index.of(), scope, in, whole -> run(index.index(), scope, in.value, key -> out.take(within(whole, Paths.get(whole.value, key), key))));
            }
        } else if (filter instanceof Filter.Slice slice) {
            eval(slice.of(), scope, in, whole -> each(slice.to(), scope, in.value, to -> each(slice.from(), scope, in.value, from -> {
                Tree key = Paths.slice(from, to);
                out.take(within(whole, Paths.get(whole.value, key), key));
            })));
        } else if (filter instanceof Filter.Iterate iterate) {
            eval(iterate.of(), scope, in, whole -> iterate(whole, out));
        } else {
            everything(in, out);
        }
    }

    private void each(Optional<Filter> filter, Scope scope, Tree input, Consumer<Tree> out) {
        if (filter.isPresent()) {
            run(filter.get(), scope, input, out);
        } else {
            out.accept(Nothing.NOTHING);
        }
    }

    private void iterate(Item whole, Out out) {
        if (whole.value instanceof Sequence sequence) {
            for (int i = 0; i < sequence.size(); i++) {
                out.take(within(whole, sequence.get(i), new Whole(i)));
            }
        } else if (whole.value instanceof Mapping mapping) {
            for (String key : mapping.keys()) {
                out.take(within(whole, mapping.get(key), new Text(key)));
            }
        } else {
            throw new Failure("Cannot iterate over " + Values.described(whole.value));
        }
    }

    private void everything(Item whole, Out out) {
        step();
        out.take(whole);
        if (whole.value instanceof Sequence || whole.value instanceof Mapping) {
            iterate(whole, part -> everything(part, out));
        }
    }

    // ---- choosing ------------------------------------------------------------------------------------------------------------------------

    private void choose(Filter filter, Scope scope, Item in, Out out) {
        if (filter instanceof Filter.If condition) {
            run(condition.condition(), scope, in.value, value -> {
                if (Values.truth(value)) {
                    eval(condition.then(), scope, in, out);
                } else if (condition.otherwise().isPresent()) {
                    eval(condition.otherwise().get(), scope, in, out);
                } else {
                    out.take(in);
                }
            });
        } else if (filter instanceof Filter.And and) {
            run(and.left(), scope, in.value, left -> {
                if (Values.truth(left)) {
                    run(and.right(), scope, in.value, right -> out.take(in.made(Truth.of(Values.truth(right)))));
                } else {
                    out.take(in.made(Truth.FALSE));
                }
            });
        } else if (filter instanceof Filter.Or or) {
            run(or.left(), scope, in.value, left -> {
                if (Values.truth(left)) {
                    out.take(in.made(Truth.TRUE));
                } else {
                    run(or.right(), scope, in.value, right -> out.take(in.made(Truth.of(Values.truth(right)))));
                }
            });
        } else {
            alternative((Filter.Alternative) filter, scope, in, out);
        }
    }

    private void alternative(Filter.Alternative filter, Scope scope, Item in, Out out) {
        boolean[] found = new boolean[1];
        List<Item> kept = new ArrayList<>();
        try {
            eval(filter.first(), scope, in, item -> {
                if (Values.truth(item.value)) {
                    found[0] = true;
                    kept.add(item);
                }
            });
        } catch (Failure failed) {
            // What failed counts as having ended.
        }
        kept.forEach(out::take);
        if (!found[0]) {
            eval(filter.otherwise(), scope, in, out);
        }
    }

    /** A failure behind what was tried, which must pass through. */
    private static final class Beyond extends RuntimeException {
        private final transient Failure failure;

        Beyond(Failure failure) {
            super(null, null, false, false);
            this.failure = failure;
        }
    }

    private void attempt(Filter.Try attempt, Scope scope, Item in, Out out) {
        try {
            eval(attempt.body(), scope, in, item -> {
                try {
                    out.take(item);
                } catch (Failure later) {
                    throw new Beyond(later);
                }
            });
        } catch (Beyond later) {
            throw later.failure;
        } catch (Failure failed) {
            if (failed.value() instanceof Mapping mapping && mapping.has("__jq")) {
                throw failed;
            }
            attempt.handler().ifPresent(handler -> eval(handler, scope, in.made(failed.value()), out));
        }
    }

    private void labelled(Filter.Label label, Scope scope, Item in, Out out) {
        Object mark = new Object();
        try {
            eval(label.body(), scope.label(label.name(), mark), in, out);
        } catch (Left left) {
            if (left.mark != mark) {
                throw left;
            }
        }
    }

    /** At most so many results. */
    void limited(Filter filter, Scope scope, Item in, long most, Out out) {
        if (most <= 0) {
            return;
        }
        Object mark = new Object();
        long[] count = new long[1];
        try {
            eval(filter, scope, in, item -> {
                out.take(item);
                if (++count[0] >= most) {
                    throw new Left(mark);
                }
            });
        } catch (Left left) {
            if (left.mark != mark) {
                throw left;
            }
        }
    }

    // ---- folding and binding -------------------------------------------------------------------------------------------------------------

    private void fold(Filter filter, Scope scope, Item in, Out out) {
        if (filter instanceof Filter.Reduce reduce) {
            run(reduce.start(), scope, in.value, start -> {
                Tree[] state = {start};
                run(reduce.source(), scope, in.value, value -> bound(reduce.patterns(), value, scope, in.value, inner -> {
                    Tree[] last = {Nothing.NOTHING};
                    run(reduce.update(), inner, state[0], result -> last[0] = result);
                    state[0] = last[0];
                }));
                out.take(in.made(state[0]));
            });
            return;
        }
        Filter.Foreach foreach = (Filter.Foreach) filter;
        run(foreach.start(), scope, in.value, start -> {
            Tree[] state = {start};
            run(foreach.source(), scope, in.value, value -> bound(foreach.patterns(), value, scope, in.value, inner -> run(foreach.update(), inner, state[0], result -> {
                state[0] = result;
                if (foreach.extract().isPresent()) {
                    run(foreach.extract().get(), inner, result, shown -> out.take(in.made(shown)));
                } else {
                    out.take(in.made(result));
                }
            })));
        });
    }

    /** Takes a value apart, by the first pattern after which the rest does not fail. */
    private void bound(List<Filter.Pattern> patterns, Tree value, Scope scope, Tree input, Consumer<Scope> then) {
        Scope prepared = scope;
        if (patterns.size() > 1) {
            for (Filter.Pattern pattern : patterns) {
                for (String name : names(pattern)) {
                    prepared = prepared.variable(name, Nothing.NOTHING);
                }
            }
        }
        for (int i = 0; i < patterns.size(); i++) {
            try {
                bind(patterns.get(i), value, prepared, input, then);
                return;
            } catch (Failure failed) {
                if (i == patterns.size() - 1) {
                    throw failed;
                }
            }
        }
    }

    private static List<String> names(Filter.Pattern pattern) {
        List<String> names = new ArrayList<>();
        if (pattern instanceof Filter.Pattern.Name name) {
            names.add(name.name());
        } else if (pattern instanceof Filter.Pattern.Items items) {
            items.items().forEach(item -> names.addAll(names(item)));
        } else {
            ((Filter.Pattern.Fields) pattern).fields().forEach(field -> {
                field.bound().ifPresent(names::add);
                field.value().ifPresent(inner -> names.addAll(names(inner)));
            });
        }
        return names;
    }

    private void bind(Filter.Pattern pattern, Tree value, Scope scope, Tree input, Consumer<Scope> then) {
        if (pattern instanceof Filter.Pattern.Name name) {
            then.accept(scope.variable(name.name(), value));
        } else if (pattern instanceof Filter.Pattern.Items items) {
            if (!(value instanceof Sequence) && !(value instanceof Nothing)) {
                throw new Failure("Cannot index " + Values.kind(value) + " with number");
            }
            items(items.items(), 0, value, scope, input, then);
        } else {
            fields(((Filter.Pattern.Fields) pattern).fields(), value, scope, input, then);
        }
    }

    private void items(List<Filter.Pattern> items, int index, Tree value, Scope scope, Tree input, Consumer<Scope> then) {
        if (index == items.size()) {
            then.accept(scope);
        } else {
            bind(items.get(index), value.get(index), scope, input, inner -> items(items, index + 1, value, inner, input, then));
        }
    }

    private void fields(List<Filter.Pattern.Field> fields, Tree value, Scope scope, Tree input, Consumer<Scope> then) {
        if (fields.isEmpty()) {
            then.accept(scope);
            return;
        }
        Filter.Pattern.Field field = fields.get(0);
        List<Filter.Pattern.Field> rest = fields.subList(1, fields.size());
        run(field.key(), scope, input, key -> {
            if (!(key instanceof Text)) {
                throw new Failure("Cannot index " + Values.kind(value) + " with " + Values.kind(key));
            }
            Tree part = Paths.get(value, key);
            Scope named = field.bound().isPresent() ? scope.variable(field.bound().get(), part) : scope;
            if (field.value().isPresent()) {
                bind(field.value().get(), part, named, input, inner -> fields(rest, value, inner, input, then));
            } else {
                fields(rest, value, named, input, then);
            }
        });
    }

    // ---- making values -------------------------------------------------------------------------------------------------------------------

    private void make(Filter filter, Scope scope, Item in, Out out) {
        if (filter instanceof Filter.Binary binary) {
            run(binary.right(), scope, in.value, right -> run(binary.left(), scope, in.value,
                    left -> out.take(in.made(Values.operate(binary.operator(), left, right)))));
        } else if (filter instanceof Filter.Negate negate) {
            run(negate.of(), scope, in.value, value -> {
                if (!Values.isNumber(value)) {
                    throw new Failure(Values.described(value) + " cannot be negated");
                }
                out.take(in.made(Values.number(-value.number())));
            });
        } else if (filter instanceof Filter.Collect collect) {
            out.take(in.made(collect.items().isPresent() ? new Sequence(all(collect.items().get(), scope, in.value)) : Sequence.EMPTY));
        } else if (filter instanceof Filter.Construct construct) {
            construct(construct.entries(), Mapping.EMPTY, scope, in, out);
        } else if (filter instanceof Filter.Interpolation interpolation) {
            interpolate(interpolation, 0, "", scope, in, out);
        } else if (filter instanceof Filter.Format format) {
            out.take(in.made(new Text(Formats.apply(format.name(), in.value))));
        } else {
            Filter.Variable variable = (Filter.Variable) filter;
            Tree value = variable.name().equals("ENV") ? surroundings.environment()
                    : scope.variable(variable.name()).orElseThrow(() -> new Failure("$" + variable.name() + " is not defined"));
            out.take(in.made(value));
        }
    }

    private void construct(List<Filter.Entry> entries, Mapping soFar, Scope scope, Item in, Out out) {
        if (entries.isEmpty()) {
            out.take(in.made(soFar));
            return;
        }
        Filter.Entry entry = entries.get(0);
        run(entry.key(), scope, in.value, key -> {
            if (!(key instanceof Text)) {
                throw new Failure("Object keys must be strings");
            }
            run(entry.value(), scope, in.value, value -> construct(entries.subList(1, entries.size()), soFar.with(key.text(), value), scope, in, out));
        });
    }

    private void interpolate(Filter.Interpolation text, int index, String soFar, Scope scope, Item in, Out out) {
        if (index == text.parts().size()) {
            out.take(in.made(new Text(soFar)));
            return;
        }
        boolean literal = index % 2 == 0;
        run(text.parts().get(index), scope, in.value, value -> interpolate(text, index + 1,
                soFar + (literal ? value.text() : Formats.apply(text.format().orElse("text"), value)), scope, in, out));
    }

    // ---- assigning -----------------------------------------------------------------------------------------------------------------------

    /** The paths that a filter leads to. */
    List<List<Tree>> paths(Filter filter, Scope scope, Tree input) {
        List<List<Tree>> paths = new ArrayList<>();
        eval(filter, scope, new Item(input, Trail.START), item -> {
            if (item.trail == Trail.LOST) {
                throw new Failure("Invalid path expression with result " + Values.shortened(item.value, 30));
            }
            paths.add(item.trail.keys());
        });
        return paths;
    }

    private void assign(Filter.Assign assign, Scope scope, Item in, Out out) {
        if (assign.operator().equals("|=")) {
            out.take(in.made(updated(assign, scope, in.value)));
            return;
        }
        run(assign.value(), scope, in.value, value -> {
            Tree result = in.value;
            for (List<Tree> path : paths(assign.path(), scope, in.value)) {
                Tree before = assign.operator().equals("=") ? Nothing.NOTHING : Paths.getPath(result, path);
                Tree after = switch (assign.operator()) {
                    case "=" -> value;
                    case "//=" -> Values.truth(before) ? before : value;
                    default -> Values.operate(assign.operator().substring(0, 1), before, value);
                };
                result = Paths.set(result, path, after);
            }
            out.take(in.made(result));
        });
    }

    private Tree updated(Filter.Assign assign, Scope scope, Tree input) {
        Tree result = input;
        List<Tree> deleted = new ArrayList<>();
        for (List<Tree> path : paths(assign.path(), scope, input)) {
            Tree before = Paths.getPath(result, path);
            List<Tree> after = new ArrayList<>();
            limited(assign.value(), scope, new Item(before, Trail.UNASKED), 1, item -> after.add(item.value));
            if (after.isEmpty()) {
                deleted.add(new Sequence(path));
            } else {
                result = Paths.set(result, path, after.get(0));
            }
        }
        return deleted.isEmpty() ? result : Paths.delete(result, deleted);
    }

    // ---- calling -------------------------------------------------------------------------------------------------------------------------

    private void call(Filter.Call call, Scope scope, Item in, Out out) {
        Optional<Object> found = scope.callable(call.signature());
        if (found.isPresent() && found.get() instanceof Scope.Argument argument) {
            eval(argument.filter(), argument.scope(), in, out);
            return;
        }
        if (found.isPresent()) {
            Scope.Defined defined = (Scope.Defined) found.get();
            apply(defined.function(), defined.scope(), call, scope, in, out);
            return;
        }
        if (Builtins.run(this, call, scope, in, out)) {
            return;
        }
        Filter.Function function = Prelude.find(call.signature()).orElseThrow(() -> new Failure(call.signature() + " is not defined"));
        apply(function, Scope.EMPTY.function(function), call, scope, in, out);
    }

    private void apply(Filter.Function function, Scope home, Filter.Call call, Scope scope, Item in, Out out) {
        Scope inner = home;
        int value = -1;
        for (int i = 0; i < call.arguments().size(); i++) {
            String parameter = function.parameters().get(i);
            inner = inner.argument(parameter.replace("$", ""), new Scope.Argument(call.arguments().get(i), scope));
            value = parameter.startsWith("$") && value < 0 ? i : value;
        }
        values(function, inner, value < 0 ? call.arguments().size() : value, call, scope, in, out);
    }

    /** Gives parameters with a dollar their values, each in turn. */
    private void values(Filter.Function function, Scope inner, int index, Filter.Call call, Scope scope, Item in, Out out) {
        int at = index;
        while (at < function.parameters().size() && !function.parameters().get(at).startsWith("$")) {
            at++;
        }
        if (at >= function.parameters().size()) {
            eval(function.body(), inner, in, out);
            return;
        }
        int here = at;
        run(call.arguments().get(here), scope, in.value, value -> {
            String name = function.parameters().get(here).substring(1);
            Scope with = inner.argument(name, new Scope.Argument(new Filter.Constant(value), Scope.EMPTY)).variable(name, value);
            values(function, with, here + 1, call, scope, in, out);
        });
    }
}
