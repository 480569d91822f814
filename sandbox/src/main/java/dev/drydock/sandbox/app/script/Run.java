package dev.drydock.sandbox.app.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries out a machine's statements within one step of its process. */
final class Run {
    private static final Object BREAK = new Object();
    private static final Object CONTINUE = new Object();
    private static final int MOST_CALLS = 150;
    private static final long MOST_WORK = 3_000_000;

    /** @param value of a {@code return} */
    private record Returned(Object value) {}

    final Machine machine;
    final Facts facts;
    final boolean python;
    final StringBuilder output = new StringBuilder();
    final StringBuilder errors = new StringBuilder();
    private final List<Object> answers;
    private final Library library;
    private int used;
    private int depth;
    private long work;

    /** @param answers to the wishes of the statement that is carried out anew */
    Run(Machine machine, Facts facts, List<Object> answers) {
        this.machine = machine;
        this.facts = facts;
        this.python = machine.python;
        this.answers = new ArrayList<>(answers);
        this.library = python ? new PythonLibrary(this) : new NodeLibrary(this);
    }

    /** The answer to a wish; if there is none yet, the statement ends here and is begun anew when there is. */
    Object wish(Wish wish) {
        if (used < answers.size()) {
            return answers.get(used++);
        }
        throw new Trouble.Waits(wish);
    }

    /** The time, which is the same when the statement is begun anew. */
    long now() {
        if (used == answers.size()) {
            answers.add(facts.nowMicros());
        }
        return (Long) answers.get(used++);
    }

    /** The answers that the statement under way has had. */
    List<Object> answers() {
        return List.copyOf(answers);
    }

    /** How many statements are done. */
    int steps;

    /** Carries out statements until the program's end ({@code false}) or until so much work is done. */
    boolean go(long most, int exactly) {
        while (!machine.frames.isEmpty()) {
            if (exactly >= 0 && steps >= exactly) {
                return true;
            }
            if (exactly < 0 && work > most) {
                return true;
            }
            one();
            steps++;
            answers.clear();
            used = 0;
        }
        return false;
    }

    private void one() {
        Machine.Frame frame = machine.frames.get(machine.frames.size() - 1);
        if (frame.at >= frame.body.size()) {
            again(frame);
            return;
        }
        Stmt stmt = frame.body.get(frame.at);
        if (stmt instanceof Stmt.If branch) {
            List<Stmt> chosen = truth(eval(branch.condition(), frame.scope)) ? branch.yes() : branch.no();
            frame.at++;
            machine.frames.add(new Machine.Frame(chosen, frame.scope, null, false));
        } else if (stmt instanceof Stmt.While loop) {
            frame.at++;
            Machine.Frame inner = new Machine.Frame(loop.body(), frame.scope, loop, false);
            inner.at = truth(eval(loop.condition(), frame.scope)) ? 0 : -1;
            if (inner.at == 0) {
                machine.frames.add(inner);
            }
        } else if (stmt instanceof Stmt.For loop) {
            List<Object> items = items(eval(loop.over(), frame.scope));
            frame.at++;
            Machine.Frame inner = new Machine.Frame(loop.body(), frame.scope, loop, false);
            inner.items = items;
            inner.at = loop.body().size();
            machine.frames.add(inner);
        } else if (stmt instanceof Stmt.Do plain && plain.expr() instanceof Expr.Call call && !call.makes() && eval(call.function(), frame.scope) instanceof Values.Own own) {
            Values.Scope scope = scope(own, arguments(call, frame.scope), named(call, frame.scope));
            frame.at++;
            machine.frames.add(new Machine.Frame(own.code.body(), scope, null, true));
        } else {
            Object signal = exec(stmt, frame.scope);
            frame.at++;
            leave(signal);
        }
    }

    private void again(Machine.Frame frame) {
        if (frame.loop instanceof Stmt.While loop) {
            loop.each().ifPresent(each -> eval(each, frame.scope));
            if (truth(eval(loop.condition(), frame.scope))) {
                frame.at = 0;
                return;
            }
        } else if (frame.loop instanceof Stmt.For loop && frame.index < frame.items.size()) {
            assign(loop.target(), frame.items.get(frame.index), frame.scope, true);
            frame.index++;
            frame.at = 0;
            return;
        }
        machine.frames.remove(machine.frames.size() - 1);
    }

    private void leave(Object signal) {
        if (signal == null) {
            return;
        }
        while (!machine.frames.isEmpty()) {
            Machine.Frame top = machine.frames.get(machine.frames.size() - 1);
            if (signal == CONTINUE && top.loop != null) {
                top.at = top.body.size();
                return;
            }
            machine.frames.remove(machine.frames.size() - 1);
            if (signal == BREAK && top.loop != null || signal instanceof Returned && top.function) {
                return;
            }
        }
    }

    // ---- statements, by recursion ------------------------------------------------------------------------------------------------

    private Object block(List<Stmt> body, Values.Scope scope) {
        for (Stmt stmt : body) {
            Object signal = exec(stmt, scope);
            if (signal != null) {
                return signal;
            }
        }
        return null;
    }

    private Object exec(Stmt stmt, Values.Scope scope) {
        if (++work > MOST_WORK) {
            throw new Trouble.Beyond("so much work at once");
        }
        if (stmt instanceof Stmt.Do plain) {
            at(plain.line(), () -> eval(plain.expr(), scope));
        } else if (stmt instanceof Stmt.Set set) {
            at(set.line(), () -> {
                Object value = set.sign().equals("=") ? eval(set.value(), scope) : binary(set.sign(), eval(set.target(), scope), eval(set.value(), scope), set.line());
                assign(set.target(), value, scope, set.declares());
                return null;
            });
        } else if (stmt instanceof Stmt.If branch) {
            return block(truth(eval(branch.condition(), scope)) ? branch.yes() : branch.no(), scope);
        } else if (stmt instanceof Stmt.While loop) {
            while (truth(eval(loop.condition(), scope))) {
                Object signal = block(loop.body(), scope);
                if (signal instanceof Returned || signal == BREAK) {
                    return signal == BREAK ? null : signal;
                }
                loop.each().ifPresent(each -> eval(each, scope));
            }
        } else if (stmt instanceof Stmt.For loop) {
            for (Object item : items(eval(loop.over(), scope))) {
                assign(loop.target(), item, scope, true);
                Object signal = block(loop.body(), scope);
                if (signal instanceof Returned || signal == BREAK) {
                    return signal == BREAK ? null : signal;
                }
            }
        } else if (stmt instanceof Stmt.Return result) {
            return new Returned(result.value().map(value -> eval(value, scope)).orElse(python ? Values.NONE : Values.UNDEFINED));
        } else if (stmt instanceof Stmt.Try attempt) {
            return attempt(attempt, scope);
        } else {
            return define(stmt, scope);
        }
        return null;
    }

    private Object define(Stmt stmt, Values.Scope scope) {
        if (stmt instanceof Stmt.Def def) {
            Object function = new Values.Own(def.function(), scope, null);
            for (int i = def.decorators().size() - 1; i >= 0; i--) {
                function = call(eval(def.decorators().get(i), scope), List.of(function), Map.of(), def.function().line());
            }
            scope.names.put(def.function().name(), function);
        } else if (stmt instanceof Stmt.ClassDef kind) {
            Values.Scope members = new Values.Scope(scope);
            block(kind.body(), members);
            scope.names.put(kind.name(), new Values.Kind(kind.name(), kind.bases().stream().map(base -> eval(base, scope)).toList(), members));
        } else if (stmt instanceof Stmt.Import imported) {
            at(imported.line(), () -> {
                library.load(imported, scope);
                return null;
            });
        } else if (stmt instanceof Stmt.Raise raise) {
            at(raise.line(), () -> {
                throw raised(raise.value().map(value -> eval(value, scope)).orElse(scope.names.getOrDefault("\0error", Values.NONE)), raise.line());
            });
        } else if (stmt instanceof Stmt.Outer outer) {
            scope.outer.addAll(outer.names());
        } else if (stmt instanceof Stmt.Break) {
            return BREAK;
        } else if (stmt instanceof Stmt.Continue) {
            return CONTINUE;
        }
        return null;
    }

    private interface Doing {
        Object run();
    }

    /** Notes the line of what goes wrong first. */
    private Object at(int line, Doing doing) {
        try {
            return doing.run();
        } catch (Trouble.Raised raised) {
            raised.line = raised.line == 0 ? line : raised.line;
            throw raised;
        }
    }

    Trouble.Raised raised(Object value, int line) {
        if (value instanceof Values.Kind || value instanceof Values.Built) {
            return raised(call(value, List.of(), Map.of(), line), line);
        }
        if (value instanceof Values.Thing thing && thing.isError()) {
            return new Trouble.Raised(thing.kind, Texts.of(thing.getOr("message", ""), python), thing, line);
        }
        return new Trouble.Raised(python ? "TypeError" : "", python ? "exceptions must derive from BaseException" : Texts.shown(value, false, 0), value, line);
    }

    Trouble.Raised error(String type, String message) {
        Values.Thing thing = new Values.Thing(type).with("name", type).with("message", message);
        return new Trouble.Raised(type, message, thing, 0);
    }

    private Object attempt(Stmt.Try attempt, Values.Scope scope) {
        Object signal = null;
        try {
            signal = block(attempt.body(), scope);
            signal = signal == null ? block(attempt.otherwise(), scope) : signal;
        } catch (Trouble.Raised raised) {
            Stmt.Catch found = attempt.catches().stream().filter(one -> one.types().isEmpty() || one.types().stream().anyMatch(type -> fits(raised.type, type))).findFirst().orElse(null);
            if (found == null) {
                block(attempt.last(), scope);
                throw raised;
            }
            if (!found.name().isEmpty()) {
                scope.names.put(found.name(), raised.value);
            }
            scope.names.put("\0error", raised.value);
            signal = block(found.body(), scope);
        }
        Object last = block(attempt.last(), scope);
        return last != null ? last : signal;
    }

    private static boolean fits(String type, String wanted) {
        return wanted.equals(type) || wanted.equals("Exception") || wanted.equals("BaseException")
                || wanted.equals("OSError") && type.matches("ConnectionError|FileNotFoundError|ConnectionRefusedError|PermissionError")
                || wanted.equals("LookupError") && type.matches("KeyError|IndexError") || wanted.equals("RedisError") && type.equals("ConnectionError");
    }

    // ---- expressions -------------------------------------------------------------------------------------------------------------

    Object eval(Expr expr, Values.Scope scope) {
        if (++work > MOST_WORK) {
            throw new Trouble.Beyond("so much work at once");
        }
        if (expr instanceof Expr.Literal literal) {
            return literal.value();
        }
        if (expr instanceof Expr.Name name) {
            return lookUp(name, scope);
        }
        if (expr instanceof Expr.Call call) {
            return called(call, scope);
        }
        if (expr instanceof Expr.Member member) {
            Object of = eval(member.of(), scope);
            return member.ifThere() && (of == Values.NONE || of == Values.UNDEFINED) ? Values.UNDEFINED : member(of, member.name());
        }
        if (expr instanceof Expr.Binary binary) {
            return binary(binary.sign(), eval(binary.left(), scope), eval(binary.right(), scope), binary.line());
        }
        if (expr instanceof Expr.Format format) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < format.parts().size(); i++) {
                Object value = eval(format.parts().get(i), scope);
                text.append(Operators.formatted(value, format.specs().get(i), python));
            }
            return text.toString();
        }
        if (expr instanceof Expr.Function function) {
            return new Values.Own(function, scope, null);
        }
        if (expr instanceof Expr.Logic logic) {
            Object left = eval(logic.left(), scope);
            boolean decides = logic.sign().matches("and|&&") ? !truth(left) : logic.sign().equals("??") ? left != Values.NONE && left != Values.UNDEFINED : truth(left);
            return decides ? left : eval(logic.right(), scope);
        }
        return rest(expr, scope);
    }

    private Object rest(Expr expr, Values.Scope scope) {
        if (expr instanceof Expr.Unary unary) {
            Object operand = unary.sign().equals("typeof") && unary.operand() instanceof Expr.Name name && find(name.id(), scope) == null ? Values.UNDEFINED : eval(unary.operand(), scope);
            return switch (unary.sign()) {
                case "not" -> !truth(operand);
                case "await" -> operand instanceof Values.Thing thing && thing.kind.equals("Promise") ? thing.get("value") : operand;
                case "typeof" -> Operators.typeOf(operand);
                case "+" -> Operators.number(operand);
                default -> operand instanceof Long number ? (Object) (-number) : -Operators.number(operand);
            };
        }
        if (expr instanceof Expr.Choice choice) {
            return eval(truth(eval(choice.condition(), scope)) ? choice.yes() : choice.no(), scope);
        }
        if (expr instanceof Expr.Items items) {
            List<Object> list = new ArrayList<>();
            items.items().forEach(item -> list.add(eval(item, scope)));
            return new Values.Items(list, false);
        }
        if (expr instanceof Expr.Pairs pairs) {
            Values.Thing thing = new Values.Thing("");
            for (int i = 0; i < pairs.keys().size(); i++) {
                Object key = eval(pairs.keys().get(i), scope);
                Object value = eval(pairs.values().get(i), scope);
                if (key == Values.UNDEFINED && value instanceof Values.Thing other) {
                    thing.fields.putAll(other.fields);
                } else {
                    thing.fields.put(key, value);
                }
            }
            return thing;
        }
        if (expr instanceof Expr.Index index) {
            return Operators.index(this, eval(index.of(), scope), eval(index.index(), scope));
        }
        if (expr instanceof Expr.Slice slice) {
            return Operators.slice(this, eval(slice.of(), scope), slice.from().map(from -> eval(from, scope)), slice.to().map(to -> eval(to, scope)));
        }
        if (expr instanceof Expr.Assign assign) {
            Object before = assign.sign().equals("=") ? Values.UNDEFINED : eval(assign.target(), scope);
            Object value = assign.sign().equals("=") ? eval(assign.value(), scope) : binary(assign.sign(), before, eval(assign.value(), scope), 0);
            assign(assign.target(), value, scope, false);
            return assign.before() ? before : value;
        }
        Expr.Collect collect = (Expr.Collect) expr;
        Values.Scope inner = new Values.Scope(scope);
        List<Object> list = new ArrayList<>();
        for (Object item : items(eval(collect.over(), scope))) {
            assign(collect.target(), item, inner, true);
            if (collect.condition().isEmpty() || truth(eval(collect.condition().get(), inner))) {
                list.add(eval(collect.item(), inner));
            }
        }
        return new Values.Items(list, false);
    }

    private Object find(String name, Values.Scope scope) {
        for (Values.Scope one = scope; one != null; one = one.parent) {
            Object value = one.names.get(name);
            if (value != null) {
                return value;
            }
        }
        return library.global(name);
    }

    private Object lookUp(Expr.Name name, Values.Scope scope) {
        Object value = find(name.id(), scope);
        if (value == null) {
            throw error(python ? "NameError" : "ReferenceError", python ? "name '" + name.id() + "' is not defined" : name.id() + " is not defined");
        }
        return value;
    }

    void assign(Expr target, Object value, Values.Scope scope, boolean declares) {
        if (target instanceof Expr.Name name) {
            Values.Scope holder = scope;
            if (python ? scope.outer.contains(name.id()) : !declares) {
                while (holder.parent != null && (python || !holder.names.containsKey(name.id()))) {
                    holder = holder.parent;
                }
            }
            holder.names.put(name.id(), value);
        } else if (target instanceof Expr.Member member) {
            Object of = eval(member.of(), scope);
            if (of instanceof Values.Thing thing) {
                thing.fields.put(member.name(), value);
            } else if (of instanceof Values.Module module && module.name().equals("module")) {
                return;
            } else {
                throw new Trouble.Beyond("." + member.name() + " =");
            }
        } else if (target instanceof Expr.Index index) {
            Operators.put(this, eval(index.of(), scope), eval(index.index(), scope), value);
        } else if (target instanceof Expr.Items names) {
            spread(names.items(), value, scope, declares);
        } else if (target instanceof Expr.Call tuple && !tuple.arguments().isEmpty() && tuple.arguments().get(0) instanceof Expr.Items names) {
            spread(names.items(), value, scope, declares);
        } else if (target instanceof Expr.Pairs pairs) {
            for (int i = 0; i < pairs.keys().size(); i++) {
                assign(pairs.values().get(i), member(value, ((Expr.Literal) pairs.keys().get(i)).value().toString()), scope, declares);
            }
        } else {
            throw new Trouble.Unreadable(python ? "SyntaxError: cannot assign to expression" : "SyntaxError: Invalid left-hand side in assignment", 0);
        }
    }

    private void spread(List<Expr> targets, Object value, Values.Scope scope, boolean declares) {
        List<Object> values = items(value);
        if (python && values.size() != targets.size()) {
            throw error("ValueError", values.size() > targets.size() ? "too many values to unpack (expected " + targets.size() + ")"
                    : "not enough values to unpack (expected " + targets.size() + ", got " + values.size() + ")");
        }
        for (int i = 0; i < targets.size(); i++) {
            assign(targets.get(i), i < values.size() ? values.get(i) : Values.UNDEFINED, scope, declares);
        }
    }

    boolean truth(Object value) {
        return Operators.truth(value, python);
    }

    List<Object> items(Object value) {
        return Operators.items(this, value);
    }

    Object binary(String sign, Object left, Object right, int line) {
        return Operators.binary(this, sign, left, right);
    }

    Object member(Object of, String name) {
        if (of instanceof Values.Thing thing) {
            Object own = thing.fields.get(name);
            if (own != null && (!python || !thing.kind.isEmpty())) {
                return own;
            }
            Object method = thing.type instanceof Values.Kind kind ? inherited(kind, name) : null;
            if (method instanceof Values.Own function) {
                return new Values.Own(function.code, function.scope, thing);
            }
            if (method != null) {
                return method;
            }
        }
        return library.member(of, name);
    }

    /** A member of a class or of those it stands on. */
    Object inherited(Values.Kind kind, String name) {
        Object own = kind.members.names.get(name);
        for (int i = 0; own == null && i < kind.bases.size(); i++) {
            own = kind.bases.get(i) instanceof Values.Kind base ? inherited(base, name) : null;
        }
        return own;
    }

    private List<Object> arguments(Expr.Call call, Values.Scope scope) {
        List<Object> arguments = new ArrayList<>();
        call.arguments().forEach(argument -> arguments.add(eval(argument, scope)));
        return arguments;
    }

    private Map<String, Object> named(Expr.Call call, Values.Scope scope) {
        Map<String, Object> named = new LinkedHashMap<>();
        call.named().forEach((name, value) -> named.put(name, eval(value, scope)));
        return named;
    }

    private Object called(Expr.Call call, Values.Scope scope) {
        Object function = eval(call.function(), scope);
        List<Object> arguments = arguments(call, scope);
        if (!(function instanceof Values.Function) && !python) {
            String shown = call.function() instanceof Expr.Member member ? (member.of() instanceof Expr.Name of ? of.id() + "." : "(intermediate value).") + member.name()
                    : call.function() instanceof Expr.Name name ? name.id() : "expression";
            throw error("TypeError", shown + " is not a function");
        }
        return call(function, arguments, named(call, scope), call.line());
    }

    /** Calls a function with arguments by place and by name. */
    Object call(Object function, List<Object> arguments, Map<String, Object> named, int line) {
        if (function instanceof Values.Own own) {
            if (++depth > MOST_CALLS) {
                depth = 0;
                throw error(python ? "RecursionError" : "RangeError", python ? "maximum recursion depth exceeded" : "Maximum call stack size exceeded");
            }
            Object signal = block(own.code.body(), scope(own, arguments, named));
            depth--;
            return signal instanceof Returned returned ? returned.value() : python ? Values.NONE : Values.UNDEFINED;
        }
        if (function instanceof Values.Built built) {
            return library.call(built, arguments, named);
        }
        if (function instanceof Values.Kind kind) {
            return library.made(kind, arguments, named);
        }
        throw error("TypeError", "'" + Operators.kind(function) + "' object is not callable");
    }

    private Values.Scope scope(Values.Own own, List<Object> given, Map<String, Object> named) {
        Values.Scope scope = new Values.Scope(own.scope);
        List<Object> arguments = new ArrayList<>(given);
        if (own.self != null && python) {
            arguments.add(0, own.self);
        }
        List<Expr.Param> params = own.code.params();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < params.size(); i++) {
            Expr.Param param = params.get(i);
            Object value = param.rest() ? new Values.Items(new ArrayList<>(arguments.subList(Math.min(i, arguments.size()), arguments.size())), python)
                    : i < arguments.size() ? arguments.get(i) : named.get(param.name());
            if ((value == null || value == Values.UNDEFINED) && param.otherwise().isPresent()) {
                value = eval(param.otherwise().get(), own.scope);
            }
            if (value == null && python) {
                missing.add("'" + param.name() + "'");
            }
            for (String taken : param.taken()) {
                scope.names.put(taken, value == null ? Values.UNDEFINED : member(value, taken));
            }
            if (!param.name().isEmpty()) {
                scope.names.put(param.name(), value == null ? Values.UNDEFINED : value);
            }
        }
        boolean rest = params.stream().anyMatch(Expr.Param::rest);
        if (python && !missing.isEmpty()) {
            throw error("TypeError", own.code.name() + "() missing " + missing.size() + " required positional argument" + (missing.size() == 1 ? "" : "s") + ": " + String.join(" and ", missing));
        }
        if (python && !rest && arguments.size() > params.size()) {
            throw error("TypeError", own.code.name() + "() takes " + params.size() + " positional argument" + (params.size() == 1 ? "" : "s") + " but " + arguments.size()
                    + (arguments.size() == 1 ? " was" : " were") + " given");
        }
        if (!python && own.self != null) {
            scope.names.put("this", own.self);
        }
        return scope;
    }
}
