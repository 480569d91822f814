package dev.drydock.sandbox.tree.template;

import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import dev.drydock.sandbox.tree.template.GoType.Kind;
import dev.drydock.sandbox.tree.template.Template.MissingKey;
import dev.drydock.sandbox.tree.template.parse.Constant;
import dev.drydock.sandbox.tree.template.parse.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates pipelines, commands and operands, as the eval functions of text/template/exec.go do. */
final class Evaluator {
    private static final Optional<Value> NO_FINAL = Optional.empty();

    private final Executor executor;

    Evaluator(Executor executor) {
        this.executor = executor;
    }

    Value pipeline(Value dot, Node.Pipeline pipeline) {
        executor.at(pipeline);
        Optional<Value> value = NO_FINAL;
        for (Node.Command command : pipeline.commands()) value = Optional.of(command(dot, command, value).concrete(executor.numbers));
        Value last = value.orElse(Value.NONE);
        for (Node.Variable variable : pipeline.variables()) {
            if (pipeline.assigns()) executor.assign(variable.name(), last);
            else executor.declare(variable.name(), last);
        }
        return last;
    }

    private Value command(Value dot, Node.Command command, Optional<Value> last) {
        Node first = command.words().get(0);
        List<Node> arguments = command.words().subList(1, command.words().size());
        if (first instanceof Node.Field field) return field(dot, field, arguments, last);
        if (first instanceof Node.Chain chain) return chain(dot, chain, arguments, last);
        if (first instanceof Node.Name name) return function(dot, name, command, arguments, last);
        if (first instanceof Node.Pipeline inner) {
            refuseArguments(first, arguments, last);
            return pipeline(dot, inner);
        }
        if (first instanceof Node.Variable variable) return variable(dot, variable, arguments, last);
        executor.at(first);
        refuseArguments(first, arguments, last);
        if (first instanceof Node.Nil) throw executor.stop("nil is not a command");
        return constant(dot, first);
    }

    private void refuseArguments(Node first, List<Node> arguments, Optional<Value> last) {
        if (!arguments.isEmpty() || last.isPresent()) throw executor.stop("can't give argument to non-function " + first.source());
    }

    private Value constant(Value dot, Node node) {
        executor.at(node);
        if (node instanceof Node.Bool bool) return Value.of(bool.value());
        if (node instanceof Node.Dot) return dot;
        if (node instanceof Node.Quoted quoted) return Value.of(quoted.text());
        if (!(node instanceof Node.Number number)) throw executor.stop("can't evaluate command " + GoText.quote(node.source()));
        if (number.value().looksReal()) return new Value(GoType.FLOAT64, Decimal.of(number.value().real()));
        return Value.of(number.value().whole().orElseThrow(() -> executor.stop(number.source() + " overflows int")));
    }

    private Value field(Value dot, Node.Field field, List<Node> arguments, Optional<Value> last) {
        executor.at(field);
        return fields(dot, dot, field, field.names(), arguments, last);
    }

    private Value chain(Value dot, Node.Chain chain, List<Node> arguments, Optional<Value> last) {
        executor.at(chain);
        Value of = chain.of() instanceof Node.Pipeline inner ? pipeline(dot, inner) : function(dot, (Node.Name) chain.of(), chain.of(), List.of(), NO_FINAL);
        return fields(dot, of, chain, chain.names(), arguments, last);
    }

    private Value variable(Value dot, Node.Variable variable, List<Node> arguments, Optional<Value> last) {
        executor.at(variable);
        Value value = executor.variable(variable.name());
        if (!variable.fields().isEmpty()) return fields(dot, value, variable, variable.fields(), arguments, last);
        refuseArguments(variable, arguments, last);
        return value;
    }

    private Value fields(Value dot, Value receiver, Node node, List<String> names, List<Node> arguments, Optional<Value> last) {
        Value here = receiver;
        for (int i = 0; i < names.size(); i++) {
            boolean end = i == names.size() - 1;
            here = member(dot, here, node, names.get(i), end ? arguments : List.of(), end ? last : NO_FINAL);
        }
        return here;
    }

    private Value member(Value dot, Value receiver, Node node, String name, List<Node> arguments, Optional<Value> last) {
        if (receiver.isNone()) {
            if (executor.missingKey == MissingKey.ERROR) throw executor.stop("nil data; no entry for key " + GoText.quote(name));
            return Value.NONE;
        }
        String type = receiver.type().name();
        Value value = receiver.indirect(executor.numbers);
        if (value.kind() == Kind.INTERFACE) throw executor.stop("nil pointer evaluating " + type + "." + name);
        boolean called = !arguments.isEmpty() || last.isPresent();
        GoType pointed = value.type() instanceof GoType.PointerTo pointer ? pointer.target() : value.type();
        if (pointed instanceof GoType.Struct struct && struct.member(name).isPresent()) {
            GoType.Member member = struct.member(name).get();
            if (member instanceof GoType.Method method) return call(dot, method.function(), node, arguments, last, Optional.of(value));
            if (value.kind() == Kind.POINTER) throw executor.stop("nil pointer evaluating " + type + "." + name);
            if (called) throw executor.stop(name + " has arguments but cannot be invoked as function");
            if (member instanceof GoType.Embedded embedded) return new Value(embedded.type(), value.tree());
            GoType.Field field = (GoType.Field) member;
            return new Value(field.type(), value.tree().get(field.key()));
        }
        if (value.type() instanceof GoType.MapOf map) {
            if (map.methods().get(name) instanceof GoType.Method method) return call(dot, method.function(), node, arguments, last, Optional.of(value));
            if (called) throw executor.stop(name + " is not a method but has arguments");
            return executor.entry(value, name);
        }
        throw executor.stop("can't evaluate field " + name + " in type " + type);
    }

    private Value function(Value dot, Node.Name name, Node command, List<Node> arguments, Optional<Value> last) {
        executor.at(name);
        Function function = executor.template().function(name.source()).orElseThrow(() -> executor.stop(GoText.quote(name.source()) + " is not a defined function"));
        return call(dot, function, command, arguments, last, Optional.empty());
    }

    private Value call(Value dot, Function function, Node node, List<Node> arguments, Optional<Value> last, Optional<Value> receiver) {
        String name = function.name();
        List<GoType> types = function.parameters().types();
        boolean variadic = function.parameters().variadic();
        int given = arguments.size() + (last.isPresent() ? 1 : 0);
        int fixed = variadic ? types.size() - 1 : types.size();
        if (variadic && given < fixed) throw executor.stop("wrong number of args for " + name + ": want at least " + fixed + " got " + arguments.size());
        if (!variadic && given != fixed) throw executor.stop("wrong number of args for " + name + ": want " + fixed + " got " + given);
        if (Builtins.shortCircuits(function)) return shortCircuit(dot, name.equals("or"), arguments, last);
        List<Value> values = new ArrayList<>();
        receiver.ifPresent(values::add);
        for (int i = 0; i < arguments.size(); i++) values.add(argument(dot, types.get(Math.min(i, types.size() - 1)), arguments.get(i)));
        last.ifPresent(value -> values.add(assignable(value, types.get(Math.min(given, types.size()) - 1))));
        try {
            if (Builtins.isCall(function)) throw Builtins.notAFunction(arguments.isEmpty() ? "" : arguments.get(0).source(), values.get(0), executor.numbers);
            return function.body().call(List.copyOf(values), executor.numbers);
        } catch (Function.Refused refused) {
            executor.at(node);
            throw executor.stop("error calling " + name + ": " + refused.getMessage());
        }
    }

    private Value shortCircuit(Value dot, boolean stopAt, List<Node> arguments, Optional<Value> last) {
        Value value = Value.NONE;
        for (Node argument : arguments) {
            value = argument(dot, GoType.ANY, argument);
            if (value.isTrue(executor.numbers) == stopAt) return value;
        }
        return last.orElse(value);
    }

    private Value argument(Value dot, GoType type, Node node) {
        executor.at(node);
        if (node instanceof Node.Nil) {
            if (type.kind() == Kind.INTERFACE) return Value.NONE;
            if (type.kind() == Kind.SLICE || type.kind() == Kind.MAP || type.kind() == Kind.POINTER) return Executor.zero(type);
            throw executor.stop("cannot assign nil to " + type.name());
        }
        if (node instanceof Node.Dot) return assignable(dot, type);
        if (node instanceof Node.Field field) return assignable(field(dot, field, List.of(), NO_FINAL), type);
        if (node instanceof Node.Variable variable) return assignable(variable(dot, variable, List.of(), NO_FINAL), type);
        if (node instanceof Node.Pipeline inner) return assignable(pipeline(dot, inner), type);
        if (node instanceof Node.Name name) return assignable(function(dot, name, name, List.of(), NO_FINAL), type);
        if (node instanceof Node.Chain chain) return assignable(chain(dot, chain, List.of(), NO_FINAL), type);
        return literal(dot, type, node);
    }

    private Value literal(Value dot, GoType type, Node node) {
        executor.at(node);
        Optional<Constant> number = node instanceof Node.Number written ? Optional.of(written.value()) : Optional.empty();
        switch (type.kind()) {
            case INTERFACE -> {
                return constant(dot, node);
            }
            case BOOL -> {
                if (node instanceof Node.Bool bool) return new Value(type, Truth.of(bool.value()));
                throw executor.stop("expected bool; found " + node.source());
            }
            case STRING -> {
                if (node instanceof Node.Quoted quoted) return new Value(type, new Text(quoted.text()));
                throw executor.stop("expected string; found " + node.source());
            }
            case INT, UINT -> {
                if (number.isPresent() && number.get().whole().isPresent()) return new Value(type, new Whole(number.get().whole().get()));
                throw executor.stop((type.kind() == Kind.UINT ? "expected unsigned integer; found " : "expected integer; found ") + node.source());
            }
            case FLOAT -> {
                if (number.isPresent()) return new Value(type, Decimal.of(number.get().real()));
                throw executor.stop("expected float; found " + node.source());
            }
            default -> throw executor.stop("can't handle " + node.source() + " for arg of type " + type.name());
        }
    }

    /** The value, if it may stand where a type is wanted. */
    private Value assignable(Value value, GoType type) {
        if (type.kind() == Kind.INTERFACE) return value;
        if (value.isNone()) {
            if (type.kind() == Kind.SLICE || type.kind() == Kind.MAP || type.kind() == Kind.POINTER) return Executor.zero(type);
            throw executor.stop("invalid value; expected " + type.name());
        }
        if (isAssignable(value.type(), type)) return value;
        Value inner = value.concrete(executor.numbers);
        if (isAssignable(inner.type(), type)) return inner;
        if (inner.type() instanceof GoType.PointerTo pointer && pointer.target().name().equals(type.name()) && !inner.isNil()) return new Value(type, inner.tree());
        throw executor.stop("wrong type for value; expected " + type.name() + "; got " + value.type().name());
    }

    /** The same type, or a named slice where a plain one with such items is wanted. */
    private static boolean isAssignable(GoType from, GoType to) {
        if (from.name().equals(to.name())) return true;
        return from instanceof GoType.SliceOf given && to instanceof GoType.SliceOf wanted && wanted.name().startsWith("[]") && given.item().name().equals(wanted.item().name());
    }
}
