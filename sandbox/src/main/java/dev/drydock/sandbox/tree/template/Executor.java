package dev.drydock.sandbox.tree.template;

import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Whole;
import dev.drydock.sandbox.tree.template.Template.Execution;
import dev.drydock.sandbox.tree.template.Template.MissingKey;
import dev.drydock.sandbox.tree.template.parse.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One execution of a template: walks its nodes and writes, as text/template/exec.go does. */
final class Executor {
    /** Ends the execution; never leaves this class. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped(String message) {
            super(message, null, false, false);
        }
    }

    /** What goes on after a node. */
    private enum Flow { ON, BREAK, CONTINUE }

    private record Variable(String name, Value value) {}

    private static final int MOST_STEPS = 2_000_000;
    private static final int MOST_OUTPUT = 8 << 20;
    private static final int DEEPEST = 200;
    /** The depth that Go names when it stops; a Java stack ends before. */
    private static final String GO_DEEPEST = "exceeded maximum template depth (100000)";

    private final Template template;
    private final StringBuilder out = new StringBuilder();
    private final Evaluator evaluator;
    final MissingKey missingKey;
    final GoType numbers;
    private List<Variable> variables = new ArrayList<>();
    private String executing;
    private Node node;
    private int depth;
    private int steps;

    Executor(Template template, MissingKey missingKey, GoType numbers) {
        this.template = template;
        this.missingKey = missingKey;
        this.numbers = numbers;
        this.executing = template.name();
        this.evaluator = new Evaluator(this);
    }

    Execution execute(Value data) {
        try {
            Node.Block root = template.lookup(template.name()).orElseThrow(() -> stop(GoText.quote(executing) + " is an incomplete or empty template"));
            variables.add(new Variable("$", data.concrete(numbers)));
            walk(data.concrete(numbers), root);
            return new Execution(out.toString(), Optional.empty());
        } catch (Stopped stopped) {
            return new Execution(out.toString(), Optional.of(stopped.getMessage()));
        }
    }

    Template template() {
        return template;
    }

    void at(Node here) {
        node = here;
        if (++steps > MOST_STEPS) throw stop("too many steps");
    }

    /** The error at the node being executed, to be thrown. */
    RuntimeException stop(String message) {
        if (node == null) return new Stopped("template: " + executing + ": " + message);
        return new Stopped("template: " + template.place(node) + ": executing " + GoText.quote(executing) + " at <" + node.source() + ">: " + message);
    }

    Value variable(String name) {
        for (int i = variables.size() - 1; i >= 0; i--) if (variables.get(i).name.equals(name)) return variables.get(i).value;
        throw stop("undefined variable: " + name);
    }

    void assign(String name, Value value) {
        for (int i = variables.size() - 1; i >= 0; i--) {
            if (variables.get(i).name.equals(name)) {
                variables.set(i, new Variable(name, value));
                return;
            }
        }
        throw stop("undefined variable: " + name);
    }

    void declare(String name, Value value) {
        variables.add(new Variable(name, value));
    }

    private void forgetDownTo(int mark) {
        variables.subList(mark, variables.size()).clear();
    }

    private void write(String text) {
        if (out.length() + text.length() > MOST_OUTPUT) throw stop("too much output");
        out.append(text);
    }

    private Flow walk(Value dot, Node here) {
        at(here);
        if (here instanceof Node.Literal literal) write(literal.text());
        else if (here instanceof Node.Block block) return block(dot, block);
        else if (here instanceof Node.Action action) action(dot, action);
        else if (here instanceof Node.Branch branch) return branch.word().equals("range") ? range(dot, branch) : choice(dot, branch);
        else if (here instanceof Node.Call call) call(dot, call);
        else if (here instanceof Node.Jump jump) return jump.word().equals("break") ? Flow.BREAK : Flow.CONTINUE;
        return Flow.ON;
    }

    private Flow block(Value dot, Node.Block block) {
        for (Node each : block.nodes()) {
            Flow flow = walk(dot, each);
            if (flow != Flow.ON) return flow;
        }
        return Flow.ON;
    }

    private void action(Value dot, Node.Action action) {
        Value value = evaluator.pipeline(dot, action.pipeline());
        if (!action.pipeline().variables().isEmpty()) return;
        at(action);
        write(Printer.printed(value, numbers));
    }

    private Flow choice(Value dot, Node.Branch branch) {
        int mark = variables.size();
        Value value = evaluator.pipeline(dot, branch.pipeline());
        Flow flow = Flow.ON;
        if (value.isTrue(numbers)) flow = walk(branch.word().equals("with") ? value : dot, branch.then());
        else if (branch.otherwise().isPresent()) flow = walk(dot, branch.otherwise().get());
        forgetDownTo(mark);
        return flow;
    }

    /** Elements of what a range runs over, each with its index or key. */
    private record Element(Value index, Value value) {}

    private Flow range(Value dot, Node.Branch branch) {
        int mark = variables.size();
        Value over = evaluator.pipeline(dot, branch.pipeline()).indirect(numbers);
        List<Element> elements = elements(over, branch);
        int inner = variables.size();
        for (Element element : elements) {
            bind(branch.pipeline(), element);
            Flow flow = walk(element.value, branch.then());
            forgetDownTo(inner);
            if (flow == Flow.BREAK) break;
        }
        Flow flow = elements.isEmpty() && branch.otherwise().isPresent() ? walk(dot, branch.otherwise().get()) : Flow.ON;
        forgetDownTo(mark);
        return flow;
    }

    private void bind(Node.Pipeline pipeline, Element element) {
        int declared = pipeline.variables().size();
        if (declared == 0) return;
        if (pipeline.assigns()) {
            assign(pipeline.variables().get(0).name(), declared > 1 ? element.index : element.value);
            if (declared > 1) assign(pipeline.variables().get(1).name(), element.value);
            return;
        }
        int top = variables.size() - 1;
        variables.set(top, new Variable(variables.get(top).name, element.value));
        if (declared > 1) variables.set(top - 1, new Variable(variables.get(top - 1).name, element.index));
    }

    private List<Element> elements(Value over, Node.Branch branch) {
        List<Element> elements = new ArrayList<>();
        if (over.isNil()) return elements;
        if (over.type() instanceof GoType.SliceOf slice && over.tree() instanceof Sequence sequence) {
            for (int i = 0; i < sequence.size(); i++) elements.add(new Element(Value.of(i), new Value(slice.item(), sequence.get(i))));
        } else if (over.type() instanceof GoType.MapOf map && over.tree() instanceof Mapping mapping) {
            Mapping sorted = mapping.sorted();
            sorted.forEach((key, value) -> elements.add(new Element(new Value(map.key(), new Text(key)), new Value(map.value(), value))));
        } else if (over.kind() == GoType.Kind.INT || over.kind() == GoType.Kind.UINT) {
            count(over, branch, elements);
        } else {
            throw stop("range can't iterate over " + Printer.printed(over, numbers));
        }
        return elements;
    }

    private void count(Value over, Node.Branch branch, List<Element> elements) {
        if (branch.pipeline().variables().size() > 1) throw stop("can't use " + over.tree() + " to iterate over more than one variable");
        if (over.tree().whole() > MOST_STEPS) throw stop("too many steps");
        for (long i = 0; i < over.tree().whole(); i++) elements.add(new Element(Value.NONE, new Value(over.type(), new Whole(i))));
    }

    private void call(Value dot, Node.Call call) {
        at(call);
        Node.Block called = template.lookup(call.name()).orElseThrow(() -> stop("template " + GoText.quote(call.name()) + " not defined"));
        if (depth == DEEPEST) throw stop(GO_DEEPEST);
        Value argument = call.pipeline().isPresent() ? evaluator.pipeline(dot, call.pipeline().get()) : Value.NONE;
        List<Variable> outer = variables;
        String caller = executing;
        variables = new ArrayList<>(List.of(new Variable("$", argument)));
        executing = call.name();
        depth++;
        walk(argument, called);
        depth--;
        executing = caller;
        variables = outer;
    }

    /** The zero value of a type. */
    static Value zero(GoType type) {
        return new Value(type, dev.drydock.sandbox.tree.Nothing.NOTHING);
    }

    /** The value of a key of a map, as a field of a template reaches it. */
    Value entry(Value map, String key) {
        GoType.MapOf type = (GoType.MapOf) map.type();
        Tree mapping = map.tree();
        if (mapping.has(key)) return new Value(type.value(), mapping.get(key));
        if (missingKey == MissingKey.ERROR) throw stop("map has no entry for key " + GoText.quote(key));
        return missingKey == MissingKey.ZERO ? zero(type.value()) : Value.NONE;
    }
}
