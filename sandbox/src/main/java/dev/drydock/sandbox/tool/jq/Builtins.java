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

/** Filters that work on other filters: how often they run, in what order, on which input. */
final class Builtins {
    /** All that {@link #run} knows by itself, for the check that every name means something. */
    private static final List<String> CONTROLS = List.of("empty/0", "error/0", "error/1", "not/0", "select/1", "recurse/0", "recurse/1", "range/1", "range/2",
            "range/3", "path/1", "until/2", "while/2", "repeat/1", "limit/2", "first/1", "isempty/1", "sort_by/1", "group_by/1", "unique_by/1", "min_by/1", "max_by/1",
            "sub/3", "input/0", "inputs/0", "debug/0", "debug/1", "stderr/0", "input_line_number/0", "input_filename/0", "now/0", "halt/0", "halt_error/1", "halt_error/0", "skip/2",
            "getpath/1");

    private Builtins() {}

    static boolean known(String signature) {
        return CONTROLS.contains(signature) || Functions.known(signature) || Prelude.find(signature).isPresent();
    }

    /** Runs a built-in filter; whether there is one of that name. */
    static boolean run(Machine machine, Filter.Call call, Scope scope, Machine.Item in, Machine.Out out) {
        List<Filter> arguments = call.arguments();
        switch (call.signature()) {
            case "empty/0" -> { }
            case "error/0" -> throw new Failure(in.value());
            case "error/1" -> machine.run(arguments.get(0), scope, in.value(), value -> {
                throw new Failure(value);
            });
            case "not/0" -> out.take(in.made(Truth.of(!Values.truth(in.value()))));
            case "select/1" -> machine.run(arguments.get(0), scope, in.value(), value -> {
                if (Values.truth(value)) {
                    out.take(in);
                }
            });
            case "recurse/0" -> machine.eval(new Filter.Everything(), scope, in, out);
            case "recurse/1" -> recurse(machine, arguments.get(0), scope, in, out);
            case "path/1" -> machine.paths(arguments.get(0), scope, in.value()).forEach(path -> out.take(in.made(new Sequence(path))));
            case "getpath/1" -> machine.run(arguments.get(0), scope, in.value(), path -> getPath(in, path, out));
            default -> {
                return loops(machine, call, scope, in, out) || outside(machine, call, scope, in, out) || sorts(machine, call, scope, in, out)
                        || functions(machine, call, scope, in, out);
            }
        }
        return true;
    }

    private static void getPath(Machine.Item in, Tree path, Machine.Out out) {
        if (!(path instanceof Sequence)) {
            throw new Failure("Path must be specified as an array");
        }
        Trail trail = in.trail();
        for (Tree key : path.items()) {
            trail = trail.below(key);
        }
        out.take(new Machine.Item(Paths.getPath(in.value(), path.items()), trail));
    }

    private static void recurse(Machine machine, Filter filter, Scope scope, Machine.Item in, Machine.Out out) {
        machine.step();
        out.take(in);
        machine.eval(filter, scope, in, below -> recurse(machine, filter, scope, below, out));
    }

    // ---- loops ---------------------------------------------------------------------------------------------------------------------------

    private static boolean loops(Machine machine, Filter.Call call, Scope scope, Machine.Item in, Machine.Out out) {
        List<Filter> arguments = call.arguments();
        switch (call.signature()) {
            case "range/1" -> machine.run(arguments.get(0), scope, in.value(), to -> range(machine, in, Whole.ZERO, to, new Whole(1), out));
            case "range/2" -> machine.run(arguments.get(0), scope, in.value(), from -> machine.run(arguments.get(1), scope, in.value(),
                    to -> range(machine, in, from, to, new Whole(1), out)));
            case "range/3" -> machine.run(arguments.get(0), scope, in.value(), from -> machine.run(arguments.get(1), scope, in.value(),
                    to -> machine.run(arguments.get(2), scope, in.value(), by -> range(machine, in, from, to, by, out))));
            case "until/2" -> until(machine, arguments, scope, in.value(), value -> out.take(in.made(value)));
            case "while/2" -> loop(machine, Optional.of(arguments.get(0)), arguments.get(1), scope, in.value(), value -> out.take(in.made(value)));
            case "repeat/1" -> loop(machine, Optional.empty(), arguments.get(0), scope, in.value(), value -> out.take(in.made(value)));
            case "limit/2" -> machine.run(arguments.get(0), scope, in.value(), most -> machine.limited(arguments.get(1), scope, in, (long) most.number(), out));
            case "skip/2" -> machine.run(arguments.get(0), scope, in.value(), most -> {
                long[] left = {(long) most.number()};
                machine.eval(arguments.get(1), scope, in, item -> {
                    if (--left[0] < 0) {
                        out.take(item);
                    }
                });
            });
            case "first/1" -> machine.limited(arguments.get(0), scope, in, 1, out);
            case "isempty/1" -> {
                boolean[] found = new boolean[1];
                machine.limited(arguments.get(0), scope, in, 1, item -> found[0] = true);
                out.take(in.made(Truth.of(!found[0])));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void range(Machine machine, Machine.Item in, Tree from, Tree to, Tree by, Machine.Out out) {
        if (!Values.isNumber(from) || !Values.isNumber(to) || !Values.isNumber(by)) {
            throw new Failure("Range bounds must be numeric");
        }
        double step = by.number();
        for (double at = from.number(); step > 0 ? at < to.number() : step < 0 ? at > to.number() : at < to.number(); at += step) {
            machine.step();
            out.take(in.made(Values.number(at)));
        }
    }

    private static void until(Machine machine, List<Filter> arguments, Scope scope, Tree start, Consumer<Tree> out) {
        Tree at = start;
        while (true) {
            machine.step();
            List<Tree> ends = machine.all(arguments.get(0), scope, at);
            if (ends.isEmpty()) {
                return;
            }
            if (Values.truth(ends.get(0))) {
                out.accept(at);
                return;
            }
            List<Tree> next = machine.all(arguments.get(1), scope, at);
            if (next.size() != 1) {
                next.forEach(each -> until(machine, arguments, scope, each, out));
                return;
            }
            at = next.get(0);
        }
    }

    private static void loop(Machine machine, Optional<Filter> condition, Filter update, Scope scope, Tree start, Consumer<Tree> out) {
        Tree at = start;
        while (true) {
            machine.step();
            if (condition.isPresent() && machine.all(condition.get(), scope, at).stream().noneMatch(Values::truth)) {
                return;
            }
            out.accept(at);
            List<Tree> next = machine.all(update, scope, at);
            if (next.size() != 1) {
                next.forEach(each -> loop(machine, condition, update, scope, each, out));
                return;
            }
            at = next.get(0);
        }
    }

    // ---- the outside ---------------------------------------------------------------------------------------------------------------------

    private static boolean outside(Machine machine, Filter.Call call, Scope scope, Machine.Item in, Machine.Out out) {
        Machine.Surroundings surroundings = machine.surroundings();
        switch (call.signature()) {
            case "input/0" -> out.take(in.made(surroundings.nextInput().orElseThrow(() -> new Failure("No more inputs"))));
            case "inputs/0" -> {
                for (Optional<Tree> input = surroundings.nextInput(); input.isPresent(); input = surroundings.nextInput()) {
                    out.take(in.made(input.get()));
                }
            }
            case "debug/0" -> {
                surroundings.debug("[\"DEBUG:\"," + Printer.compact(in.value()) + "]\n");
                out.take(in);
            }
            case "debug/1" -> {
                machine.run(call.arguments().get(0), scope, in.value(), value -> surroundings.debug("[\"DEBUG:\"," + Printer.compact(value) + "]\n"));
                out.take(in);
            }
            case "stderr/0" -> {
                surroundings.debug(in.value() instanceof Text text ? text.value() : Printer.compact(in.value()));
                out.take(in);
            }
            case "input_line_number/0" -> out.take(in.made(new Whole(surroundings.inputLine())));
            case "input_filename/0" -> out.take(in.made(surroundings.inputFile()));
            case "now/0" -> out.take(in.made(Values.number(surroundings.now())));
            case "halt/0" -> throw new Halt(0, Optional.empty());
            case "halt_error/0" -> throw new Halt(5, Optional.of(in.value()));
            case "halt_error/1" -> machine.run(call.arguments().get(0), scope, in.value(), status -> {
                throw new Halt((int) status.number(), Optional.of(in.value()));
            });
            default -> {
                return false;
            }
        }
        return true;
    }

    // ---- by a filter's result ------------------------------------------------------------------------------------------------------------

    /** A value and what it is sorted by. */
    private record Keyed(Tree key, Tree value) {}

    private static boolean sorts(Machine machine, Filter.Call call, Scope scope, Machine.Item in, Machine.Out out) {
        if (!List.of("sort_by/1", "group_by/1", "unique_by/1", "min_by/1", "max_by/1").contains(call.signature())) {
            return false;
        }
        if (!(in.value() instanceof Sequence)) {
            throw new Failure(call.name().equals("min_by") || call.name().equals("max_by") || call.name().equals("unique_by") || !(in.value() instanceof Mapping)
                    ? "Cannot index " + Values.kind(in.value()) + " with number" : Values.described(in.value()) + " cannot be sorted, as it is not an array");
        }
        List<Keyed> keyed = new ArrayList<>();
        for (Tree value : in.value().items()) {
            keyed.add(new Keyed(new Sequence(machine.all(call.arguments().get(0), scope, value)), value));
        }
        switch (call.name()) {
            case "min_by" -> out.take(in.made(keyed.stream().reduce((a, b) -> Values.compare(b.key, a.key) < 0 ? b : a).map(Keyed::value).orElse(Nothing.NOTHING)));
            case "max_by" -> out.take(in.made(keyed.stream().reduce((a, b) -> Values.compare(b.key, a.key) >= 0 ? b : a).map(Keyed::value).orElse(Nothing.NOTHING)));
            default -> {
                keyed.sort((a, b) -> Values.compare(a.key, b.key));
                out.take(in.made(call.name().equals("sort_by") ? new Sequence(keyed.stream().map(Keyed::value).toList()) : grouped(keyed, call.name().equals("unique_by"))));
            }
        }
        return true;
    }

    private static Tree grouped(List<Keyed> sorted, boolean onlyFirst) {
        List<Tree> groups = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || Values.compare(sorted.get(i).key, sorted.get(from).key) != 0) {
                groups.add(onlyFirst ? sorted.get(from).value : new Sequence(sorted.subList(from, i).stream().map(Keyed::value).toList()));
                from = i;
            }
        }
        return new Sequence(groups);
    }

    // ---- functions of values -------------------------------------------------------------------------------------------------------------

    private static boolean functions(Machine machine, Filter.Call call, Scope scope, Machine.Item in, Machine.Out out) {
        if (call.signature().equals("sub/3")) {
            machine.run(call.arguments().get(2), scope, in.value(), flags -> machine.run(call.arguments().get(0), scope, in.value(),
                    pattern -> Patterns.substitute(machine, in.value(), pattern, flags, call.arguments().get(1), scope).forEach(text -> out.take(in.made(text)))));
            return true;
        }
        if (!Functions.known(call.signature())) {
            return false;
        }
        values(machine, call, call.arguments().size() - 1, List.of(), scope, in, out);
        return true;
    }

    private static void values(Machine machine, Filter.Call call, int index, List<Tree> soFar, Scope scope, Machine.Item in, Machine.Out out) {
        if (index < 0) {
            Functions.apply(call.signature(), in.value(), soFar, value -> out.take(in.made(value)));
            return;
        }
        machine.run(call.arguments().get(index), scope, in.value(), value -> {
            List<Tree> more = new ArrayList<>(List.of(value));
            more.addAll(soFar);
            values(machine, call, index - 1, List.copyOf(more), scope, in, out);
        });
    }
}
