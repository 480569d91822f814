package dev.drydock.sandbox.shell.syntax;

import java.util.List;
import java.util.Optional;

/** Commands back as text, in the form in which bash prints them for {@code jobs}, {@code type} and {@code declare -f}. */
public final class Unparse {
    private final StringBuilder out = new StringBuilder();
    /** The bodies of here-documents that come at the next end of a line. */
    private final StringBuilder documents = new StringBuilder();
    /** Inside a function every command has a line of its own. */
    private final boolean inFunction;
    private int indent;

    private Unparse(boolean inFunction) {
        this.inFunction = inFunction;
    }

    /** A command as {@code jobs} shows it. */
    public static String command(Command command) {
        Unparse unparse = new Unparse(false);
        unparse.add(command);
        unparse.documents();
        return unparse.out.toString().stripTrailing();
    }

    /** A function as {@code type} and {@code declare -f} show it, without a final newline. */
    public static String function(Command.Function function) {
        Unparse unparse = new Unparse(true);
        unparse.define(function, "");
        return unparse.out.toString();
    }

    private boolean documents() {
        boolean any = documents.length() > 0;
        if (any) {
            out.append('\n').append(documents);
            documents.setLength(0);
        }
        return any;
    }

    private void semicolon() {
        char last = out.length() == 0 ? ' ' : out.charAt(out.length() - 1);
        if (!documents() && last != '&' && last != '\n') {
            out.append(';');
        }
    }

    private void newline() {
        out.append('\n').append(" ".repeat(indent));
    }

    private void add(Command command) {
        if (command instanceof Command.Simple simple) {
            simple(simple);
        } else if (command instanceof Command.Pipeline pipeline) {
            pipeline(pipeline);
        } else if (command instanceof Command.AndOr list) {
            add(list.first());
            list.rest().forEach(link -> {
                out.append(link.and() ? " && " : " || ");
                add(link.command());
            });
        } else if (command instanceof Command.Sequence sequence) {
            sequence(sequence);
        } else if (command instanceof Command.Subshell subshell) {
            out.append("( ");
            sequence(subshell.body());
            documents();
            out.append(" )");
        } else if (command instanceof Command.Group group) {
            group(group);
        } else if (command instanceof Command.Redirected redirected) {
            add(redirected.inner());
            redirects(redirected.redirects());
        } else if (command instanceof Command.Function function) {
            define(function, "function ");
        } else if (command instanceof Command.Test test) {
            out.append("[[ ");
            condition(test.condition());
            out.append(" ]]");
        } else if (command instanceof Command.Arithmetic arithmetic) {
            out.append("((").append(arithmetic.expression().source()).append("))");
        } else {
            compound(command);
        }
    }

    private void simple(Command.Simple simple) {
        String separator = "";
        for (Assignment assignment : simple.assignments()) {
            out.append(separator).append(assignment.source());
            separator = " ";
        }
        for (Word word : simple.words()) {
            out.append(separator).append(word.source());
            separator = " ";
        }
        StringBuilder before = new StringBuilder(out);
        redirects(simple.redirects());
        if (separator.isEmpty() && out.length() > before.length()) {
            out.deleteCharAt(before.length());
        }
    }

    private void redirects(List<Redirect> redirects) {
        for (Redirect redirect : redirects) {
            out.append(' ');
            boolean standard = redirect.kind() == Redirect.Kind.DUPLICATE_OUTPUT
                    || redirect.kind() == Redirect.Kind.DUPLICATE_INPUT;
            if (redirect.fd().isPresent() || standard) {
                out.append(redirect.descriptor());
            }
            out.append(redirect.kind().operator());
            boolean document = redirect.kind() == Redirect.Kind.HERE_DOCUMENT;
            String source = redirect.target().source();
            int end = document ? source.indexOf('\n') : source.length();
            out.append(standard || document ? "" : " ").append(source, 0, end);
            documents.append(document ? source.substring(end + 1) : "");
        }
    }

    private void pipeline(Command.Pipeline pipeline) {
        out.append(pipeline.timing() == Command.Timing.NONE ? "" : "time ").append(pipeline.negated() ? "! " : "");
        for (int i = 0; i < pipeline.stages().size(); i++) {
            out.append(i == 0 ? "" : " | ");
            add(pipeline.stages().get(i));
        }
    }

    private void sequence(Command.Sequence sequence) {
        List<Command.Item> items = sequence.items();
        for (int i = 0; i < items.size(); i++) {
            add(items.get(i).command());
            boolean last = i + 1 == items.size();
            if (items.get(i).background()) {
                out.append(" &");
            } else if (!last) {
                semicolon();
            }
            if (!last && inFunction && !items.get(i).background()) {
                newline();
            } else if (!last) {
                out.append(' ');
            }
        }
    }

    private void group(Command.Group group) {
        out.append("{ ");
        if (!inFunction) {
            sequence(group.body());
            semicolon();
            out.append(" }");
            return;
        }
        indent += 4;
        newline();
        sequence(group.body());
        documents();
        indent -= 4;
        newline();
        out.append("}");
    }

    /** An indented body with a semicolon, and a new line behind it. */
    private void block(Command.Sequence body) {
        indent += 4;
        newline();
        sequence(body);
        semicolon();
        indent -= 4;
        newline();
    }

    private void compound(Command command) {
        if (command instanceof Command.If branches) {
            conditional(branches, 0);
        } else if (command instanceof Command.Loop loop) {
            out.append(loop.until() ? "until " : "while ");
            sequence(loop.condition());
            semicolon();
            out.append(" do");
            block(loop.body());
            out.append("done");
        } else if (command instanceof Command.For loop) {
            loop("for", loop.name(), loop.words(), loop.body());
        } else if (command instanceof Command.Select select) {
            loop("select", select.name(), select.words(), select.body());
        } else if (command instanceof Command.ArithmeticFor loop) {
            out.append("for ((").append(loop.first().source()).append("; ").append(loop.test().source())
                    .append("; ").append(loop.next().source()).append("))");
            newline();
            out.append("do");
            block(loop.body());
            out.append("done");
        } else if (command instanceof Command.Case choice) {
            choice(choice);
        } else {
            throw new AssertionError(command);
        }
    }

    /** An {@code elif} is shown as an {@code if} inside {@code else}. */
    private void conditional(Command.If branches, int from) {
        Command.Branch branch = branches.branches().get(from);
        out.append("if ");
        sequence(branch.condition());
        semicolon();
        out.append(" then");
        block(branch.body());
        if (from + 1 < branches.branches().size()) {
            out.append("else");
            indent += 4;
            newline();
            conditional(branches, from + 1);
            semicolon();
            indent -= 4;
            newline();
        } else if (branches.otherwise().isPresent()) {
            out.append("else");
            block(branches.otherwise().get());
        }
        out.append("fi");
    }

    private void loop(String keyword, String name, Optional<List<Word>> words, Command.Sequence body) {
        out.append(keyword).append(' ').append(name).append(" in ")
                .append(words.map(list -> String.join(" ", list.stream().map(Word::source).toList())).orElse("\"$@\""))
                .append(';');
        newline();
        out.append("do");
        block(body);
        out.append("done");
    }

    private void choice(Command.Case choice) {
        out.append("case ").append(choice.subject().source()).append(" in ");
        indent += 4;
        for (Command.Arm arm : choice.arms()) {
            newline();
            out.append(String.join(" | ", arm.patterns().stream().map(Word::source).toList())).append(')');
            indent += 4;
            newline();
            sequence(arm.body());
            documents();
            indent -= 4;
            newline();
            out.append(switch (arm.after()) {
                case BREAK -> ";;";
                case FALL_THROUGH -> ";&";
                case TEST_NEXT -> ";;&";
            });
        }
        indent -= 4;
        newline();
        out.append("esac");
    }

    private void define(Command.Function function, String keyword) {
        out.append(keyword).append(function.name()).append(" () ");
        newline();
        Command body = function.body();
        Command inner = body instanceof Command.Redirected redirected ? redirected.inner() : body;
        out.append("{ ");
        indent += 4;
        newline();
        if (inner instanceof Command.Group group) {
            sequence(group.body());
        } else {
            add(inner);
        }
        documents();
        indent -= 4;
        newline();
        out.append("}");
        if (body instanceof Command.Redirected redirected) {
            redirects(redirected.redirects());
        }
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.And and) {
            condition(and.left());
            out.append(" && ");
            condition(and.right());
        } else if (condition instanceof Condition.Or or) {
            condition(or.left());
            out.append(" || ");
            condition(or.right());
        } else if (condition instanceof Condition.Not not) {
            out.append("! ");
            condition(not.condition());
        } else if (condition instanceof Condition.Nested nested) {
            out.append("( ");
            condition(nested.condition());
            out.append(" )");
        } else if (condition instanceof Condition.NotEmpty single) {
            out.append("-n ").append(single.word().source());
        } else if (condition instanceof Condition.Unary unary) {
            out.append(unary.operator()).append(' ').append(unary.operand().source());
        } else if (condition instanceof Condition.Binary binary) {
            out.append(binary.left().source()).append(' ').append(binary.operator()).append(' ')
                    .append(binary.right().source());
        }
    }
}
