package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Slurp;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code jq}: filters JSON. */
public final class Jq implements Tool {
    static final String USE_HELP = "Use jq --help for help with command-line options,\nor see the jq manpage, or online docs  at https://jqlang.github.io/jq\n";
    private static final String USAGE = """
            Usage:	jq [options] <jq filter> [file...]
            	jq [options] --args <jq filter> [strings...]
            	jq [options] --jsonargs <jq filter> [JSON_TEXTS...]

            jq is a tool for processing JSON inputs, applying the given filter to
            its JSON text inputs and producing the filter's results as JSON on
            standard output.

            The simplest filter is ., which copies jq's input to its output
            unmodified except for formatting. For more advanced filters see
            the jq(1) manpage ("man jq") and/or https://jqlang.github.io/jq/.

            Example:

            	$ echo '{"foo": 0}' | jq .
            	{
            	  "foo": 0
            	}

            """;

    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[options] <jq filter> [file...]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Order.Reading reading = Order.read(arguments.operands());
        if (reading instanceof Order.Reading.Misused misused) {
            return sys.fail(misused.complaint(), 2);
        }
        Order order = ((Order.Reading.Read) reading).order();
        if (order.has("version")) {
            return sys.print("jq-1.7.1\n", 0);
        }
        if (order.has("help")) {
            String about = sys.phrases().text("tool jq").map(text -> text + "\n").orElse("");
            return sys.print(USAGE + about, 0);
        }
        if (order.program().isEmpty() && sys.isTerminal(0) && sys.isTerminal(1)) {
            return sys.fail("jq - commandline JSON processor [version 1.7.1]\n\n" + USAGE + "For listing the command options, use jq --help.\n", 2);
        }
        return files(sys, order, 0, order.program().orElse("."), Scope.EMPTY);
    }

    /** Reads the files that options name, one after the other, then begins. */
    private static Step files(Sys sys, Order order, int index, String program, Scope scope) {
        if (index == order.files().size()) {
            return begin(sys, order, program, scope);
        }
        String[] wanted = order.files().get(index);
        return Slurp.file(sys, wanted[1], (s, content) -> {
            if (!content.ok()) {
                return s.fail(wanted[0].isEmpty() ? "jq: error: Could not open file " + wanted[1] + ": " + content.errno().text() + "\n"
                        : "jq: Bad JSON in --" + wanted[2] + " " + wanted[0] + " " + wanted[1] + ": Could not open " + wanted[1] + ": " + content.errno().text() + "\n", 2);
            }
            String text = Text.decode(content.value().toArray());
            if (wanted[0].isEmpty()) {
                return files(s, order, index + 1, text, scope);
            }
            try {
                Tree value = wanted[2].equals("rawfile") ? Tree.of(text) : all(text);
                return files(s, order, index + 1, program, scope.variable(wanted[0], value));
            } catch (JsonStream.Broken broken) {
                return s.fail("jq: Bad JSON in --slurpfile " + wanted[0] + " " + wanted[1] + ": " + broken.getMessage() + "\n", 2);
            }
        });
    }

    private static Sequence all(String text) throws JsonStream.Broken {
        List<Tree> values = new ArrayList<>();
        JsonStream stream = new JsonStream(text);
        for (Optional<Tree> value = stream.next(); value.isPresent(); value = stream.next()) {
            values.add(value.get());
        }
        return new Sequence(values);
    }

    private static Step begin(Sys sys, Order order, String program, Scope files) {
        Filter filter;
        try {
            filter = Parser.read(program);
        } catch (BadFilter bad) {
            return sys.fail(located(program, bad.getMessage() + (bad.getMessage().startsWith("syntax") ? " (Unix shell quoting issues?)" : ""), bad.at())
                    + "jq: 1 compile error\n", 3);
        }
        Scope scope = files;
        Mapping.Builder named = Mapping.builder();
        for (String name : order.variables().keySet()) {
            scope = scope.variable(name, order.variables().get(name));
            named.put(name, order.variables().get(name));
        }
        scope = scope.variable("ARGS", Mapping.of("positional", new Sequence(order.positional()), "named", named.build()))
                .variable("__prog_args", Nothing.NOTHING);
        List<String> variables = new ArrayList<>(order.variables().keySet());
        order.files().forEach(file -> variables.add(file[0]));
        variables.add("ARGS");
        List<String> missing = Names.missing(filter, variables);
        if (!missing.isEmpty()) {
            StringBuilder text = new StringBuilder();
            for (String name : missing) {
                String plain = name.replace("$*label-", "break $").replaceFirst("/\\d+$", "");
                text.append(located(program, name + " is not defined", Math.max(0, program.indexOf(plain))));
            }
            return sys.fail(text + "jq: " + missing.size() + " compile error" + (missing.size() > 1 ? "s" : "") + "\n", 3);
        }
        return new Run(order, filter, scope).start(sys);
    }

    /** A complaint about the program, with the line of it; the original fills up with blanks to where the trouble is. */
    private static String located(String program, String message, int at) {
        int from = program.lastIndexOf('\n', Math.max(0, Math.min(at, program.length()) - 1)) + 1;
        int end = program.indexOf('\n', from);
        long line = program.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
        return "jq: error: " + message + " at <top-level>, line " + line + ":\n" + program.substring(from, end < 0 ? program.length() : end)
                + " ".repeat(Math.max(0, at - from)) + "\n";
    }

    /** The order with its filter, ready to take inputs. */
    record Run(Order order, Filter filter, Scope scope) {
        private static final int CHUNK = 1 << 16;

        /** @param last whether the last result was neither null nor false; empty as long as there was none */
        record State(List<String> files, String rest, JsonStream.Place place, String name, int status, Optional<Boolean> last) {
            State with(String left, JsonStream.Place at, int failed, Optional<Boolean> result) {
                return new State(files, left, at, name, failed, result);
            }
        }

        Step start(Sys sys) {
            State state = new State(order.inputs().isEmpty() ? List.of("-") : order.inputs(), "", new JsonStream.Place(1, 0), "<unknown>", 0, Optional.empty());
            return order.has("null-input") || order.has("slurp") || order.has("raw-input") || order.program().orElse("").contains("input")
                    ? gather(sys, state, "") : next(sys, state);
        }

        private Step next(Sys sys, State state) {
            if (state.files.isEmpty()) {
                return feed(sys, state, "", true, (s, after) -> end(s, after));
            }
            String file = state.files.get(0);
            List<String> others = state.files.subList(1, state.files.size());
            if (file.equals("-")) {
                return read(sys, new State(others, state.rest, state.place, "<stdin>", state.status, state.last), 0);
            }
            Outcome<Integer> opened = sys.open(file, Sys.OpenMode.READ);
            if (!opened.ok()) {
                return sys.complain("jq: error: Could not open file " + file + ": " + opened.errno().text() + "\n",
                        s -> next(s, new State(others, state.rest, state.place, state.name, 2, state.last)));
            }
            return read(sys, new State(others, state.rest, new JsonStream.Place(1, 0), file, state.status, state.last), opened.value());
        }

        private Step read(Sys sys, State state, int descriptor) {
            return sys.read(descriptor, CHUNK, (s, read) -> {
                if (!read.ok()) {
                    s.close(descriptor);
                    return s.complain("jq: error: Input error: " + read.errno().text() + "\n", t -> next(t, state.with(state.rest, state.place, 2, state.last)));
                }
                if (read.value().isEmpty()) {
                    if (descriptor != 0) {
                        s.close(descriptor);
                    }
                    return next(s, state);
                }
                return feed(s, state, Text.decode(read.value().toArray()), false, (t, after) -> read(t, after, descriptor));
            });
        }

        private Step end(Sys sys, State state) {
            int status = state.status;
            if (status == 0 && order.has("exit-status")) {
                status = state.last.isEmpty() ? 4 : state.last.get() ? 0 : 1;
            }
            return Step.exit(status);
        }

        /** What follows a piece of input. */
        private interface Then {
            Step run(Sys sys, State state);
        }

        private Step feed(Sys sys, State state, String more, boolean whole, Then then) {
            JsonStream stream = new JsonStream(state.rest + more, state.place, whole);
            Printing printing = new Printing(sys, order, state, () -> Optional.empty(), stream::linesBegun);
            String broken = "";
            try {
                for (Optional<Tree> value = stream.next(); value.isPresent() && !printing.halted(); value = stream.next()) {
                    printing.take(filter, scope, value.get());
                }
            } catch (JsonStream.Broken bad) {
                broken = "jq: parse error: " + bad.getMessage() + "\n";
            }
            State after = printing.after(state, stream.rest(), stream.place());
            if (!broken.isEmpty()) {
                printing.said().err(broken);
                return printing.said().exit(sys, 2);
            }
            return printing.said().then(sys, s -> printing.halted() ? Step.exit(after.status) : then.run(s, after));
        }

        /** Reads everything, then runs once: for {@code -n}, {@code -s}, {@code -R} and filters that read on by themselves. */
        private Step gather(Sys sys, State state, String soFar) {
            if (state.files.isEmpty() || order.has("null-input") && !order.program().orElse("").contains("input")) {
                return whole(sys, state, soFar);
            }
            String file = state.files.get(0);
            List<String> others = state.files.subList(1, state.files.size());
            return Slurp.file(sys, file, (s, content) -> {
                if (!content.ok()) {
                    return s.complain("jq: error: Could not open file " + file + ": " + content.errno().text() + "\n",
                            t -> gather(t, new State(others, "", state.place, state.name, 2, state.last), soFar));
                }
                String name = file.equals("-") ? "<stdin>" : file;
                return gather(s, new State(others, "", state.place, name, state.status, state.last), soFar + Text.decode(content.value().toArray()));
            });
        }

        private Step whole(Sys sys, State state, String text) {
            Inputs inputs = new Inputs(order, text);
            Printing printing = new Printing(sys, order, state, inputs::next, inputs::line);
            try {
                if (order.has("null-input")) {
                    printing.take(filter, scope, Nothing.NOTHING);
                } else {
                    for (Optional<Tree> value = inputs.next(); value.isPresent() && !printing.halted(); value = inputs.next()) {
                        printing.take(filter, scope, value.get());
                    }
                }
            } catch (Inputs.Misread bad) {
                printing.said().err("jq: parse error: " + bad.getMessage() + "\n");
                return printing.said().exit(sys, 2);
            }
            State after = printing.after(state, "", state.place);
            return printing.said().then(sys, s -> printing.halted() ? Step.exit(after.status) : end(s, after));
        }
    }

    /** Inputs that are all there. */
    private static final class Inputs {
        private final Order order;
        private final String text;
        private final JsonStream stream;
        private int at;
        private boolean given;

        /** The text is no JSON, found while a filter asked for more. */
        static final class Misread extends RuntimeException {
            Misread(String message) {
                super(message, null, false, false);
            }
        }

        Inputs(Order order, String text) {
            this.order = order;
            this.text = text;
            this.stream = new JsonStream(text);
        }

        int line() {
            return stream.linesBegun();
        }

        Optional<Tree> next() {
            try {
                if (order.has("slurp")) {
                    if (given) {
                        return Optional.empty();
                    }
                    given = true;
                    return Optional.of(order.has("raw-input") ? Tree.of(text) : all(text));
                }
                if (!order.has("raw-input")) {
                    return stream.next();
                }
                if (at >= text.length()) {
                    return Optional.empty();
                }
                int end = text.indexOf('\n', at);
                String line = text.substring(at, end < 0 ? text.length() : end);
                at = end < 0 ? text.length() : end + 1;
                return Optional.of(Tree.of(line));
            } catch (JsonStream.Broken broken) {
                throw new Misread(broken.getMessage());
            }
        }
    }
}
