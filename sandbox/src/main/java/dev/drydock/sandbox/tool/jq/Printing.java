package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Runs the filter on inputs and prints results and errors; lives for one step. */
final class Printing implements Machine.Surroundings {
    private final Sys sys;
    private final Order order;
    private final String file;
    private final Supplier<Optional<Tree>> inputs;
    private final IntSupplier line;
    private final Printer printer;
    private final Output said = new Output();
    private int status;
    private Optional<Boolean> last;
    private boolean halted;

    Printing(Sys sys, Order order, Jq.Run.State state, Supplier<Optional<Tree>> inputs, IntSupplier line) {
        this.sys = sys;
        this.order = order;
        this.file = state.name();
        this.inputs = inputs;
        this.line = line;
        this.status = state.status();
        this.last = state.last();
        boolean coloured = !order.has("monochrome-output") && (order.has("color-output") || sys.isTerminal(1) && sys.variable("NO_COLOR").filter(s -> !s.isEmpty()).isEmpty());
        String indent = order.has("compact-output") ? "" : order.has("tab") ? "\t" : " ".repeat(order.indent());
        this.printer = new Printer(indent, order.has("sort-keys"), order.has("ascii-output"), coloured);
    }

    Output said() {
        return said;
    }

    boolean halted() {
        return halted;
    }

    Jq.Run.State after(Jq.Run.State before, String rest, JsonStream.Place place) {
        return before.with(rest, place, status, last);
    }

    /** Runs the filter on one input. */
    void take(Filter filter, Scope scope, Tree input) {
        try {
            new Machine(this).run(filter, scope, input, this::print);
            status = status == 5 ? 0 : status;
        } catch (Failure failed) {
            said.err("jq: error (at " + place() + ")" + told(failed.value()) + "\n");
            status = 5;
        } catch (Halt halt) {
            halt.said().filter(value -> !value.isNothing()).ifPresent(value -> said.err(value instanceof Text text ? text.value() : printer.text(value) + "\n"));
            status = halt.status();
            halted = true;
        } catch (Machine.Endless | StackOverflowError | dev.drydock.sandbox.tool.regex.StepLimitReached endless) {
            said.err(sys.phrases().textOr("jq: error: this filter does not come to an end", "jq.endless") + "\n");
            status = 5;
            halted = true;
        }
    }

    private String place() {
        return order.has("null-input") && inputs.get().isEmpty() && line.getAsInt() == 0 ? "<unknown>" : file + ":" + line.getAsInt();
    }

    private static String told(Tree value) {
        if (value instanceof Text text) {
            return ": " + text.value();
        }
        return value instanceof Mapping || value instanceof Sequence || !value.isNothing() ? " (not a string): " + Printer.compact(value) : " (not a string): null";
    }

    private void print(Tree value) {
        boolean raw = value instanceof Text && (order.has("raw-output") || order.has("join-output") || order.has("raw-output0"));
        said.out(order.has("seq") ? "\u001e" : "").out(raw ? value.text() : printer.text(value)).out(order.has("join-output") ? "" : order.has("raw-output0") ? "\0" : "\n");
        last = Optional.of(Values.truth(value));
    }

    @Override
    public Optional<Tree> nextInput() {
        return inputs.get();
    }

    @Override
    public Tree environment() {
        return Mapping.copyOf(sys.environment());
    }

    @Override
    public double now() {
        return sys.now() / 1e6;
    }

    @Override
    public void debug(String text) {
        said.err(text);
    }

    @Override
    public Tree inputFile() {
        return Tree.of(file.startsWith("<") ? null : file);
    }

    @Override
    public long inputLine() {
        return line.getAsInt();
    }
}
