package dev.drydock.tutor.java;

import dev.drydock.tutor.java.child.Frame;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionEnv;

/** JShell with a process of its own. When the process has ended, so has the bench. */
final class Workbench implements AutoCloseable {
    private static final List<String> IMPORTS = List.of("import java.util.*;", "import java.util.function.*;", "import java.util.stream.*;",
            "import dev.drydock.tutor.java.client.*;", "import static dev.drydock.tutor.java.client.Lab.docker;", "import static dev.drydock.tutor.java.client.Lab.cluster;");

    private final LearnersProcess process;
    private final LearnersProcess.Partner partner;
    private final Hand hand;
    private final JShell shell;

    /** @param partner whom the learner's code talks with */
    Workbench(LearnersProcess.Partner partner) {
        this.partner = partner;
        process = LearnersProcess.start();
        hand = new Hand(process, partner);
        shell = JShell.builder().executionEngine(new OwnProcess(hand), Map.of()).compilerOptions("-Xlint:none").build();
        shell.addToClasspath(LearnersProcess.classPath());
        IMPORTS.forEach(shell::eval);
    }

    private record OwnProcess(Hand hand) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "drydock";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return hand;
        }
    }

    /**
     * What came of a line.
     *
     * @param text its value, or what is wrong with it; may be empty
     * @param declared the name of what it declares; may be empty
     * @param refused the class that it must not use; empty for none
     * @param thrown the exception's simple name; empty for none
     */
    record Came(boolean good, String text, String declared, String refused, String thrown) {
        static final Came NOTHING = new Came(true, "", "", "", "");
    }

    boolean alive() {
        return process.alive();
    }

    Ending ending() {
        return process.ending();
    }

    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    List<VarSnippet> variables() {
        return shell.variables().toList();
    }

    String value(VarSnippet variable) {
        return shell.varValue(variable);
    }

    /** Carries out one complete snippet. */
    Came eval(String code) {
        try {
            Came came = Came.NOTHING;
            for (SnippetEvent event : shell.eval(code)) {
                if (event.causeSnippet() == null) came = came(event);
                if (!came.good()) return came;
            }
            return came;
        } catch (IllegalStateException closed) {
            return new Came(false, "", "", "", "");
        }
    }

    private Came came(SnippetEvent event) {
        String refused = hand.takeRefused();
        if (!refused.isEmpty()) return new Came(false, "", "", refused, "");
        Snippet snippet = event.snippet();
        if (event.status() == Snippet.Status.REJECTED) {
            StringBuilder text = new StringBuilder();
            shell.diagnostics(snippet).forEach(each -> text.append(text.isEmpty() ? "" : "\n").append(each.getMessage(Locale.getDefault()).strip()));
            return new Came(false, text.toString(), "", "", "");
        }
        if (event.exception() != null) return thrown(event.exception());
        if (snippet instanceof VarSnippet variable) return new Came(true, variable.name() + " ==> " + event.value(), "", "", "");
        if (snippet instanceof ExpressionSnippet expression && event.value() != null) return new Came(true, expression.name() + " ==> " + event.value(), "", "", "");
        boolean declares = snippet.kind() == Snippet.Kind.METHOD || snippet.kind() == Snippet.Kind.TYPE_DECL;
        String name = declares ? ((jdk.jshell.DeclarationSnippet) snippet).name() : "";
        return new Came(true, "", name, "", "");
    }

    private static Came thrown(JShellException exception) {
        if (!(exception instanceof EvalException thrown)) return new Came(false, String.valueOf(exception.getMessage()), "", "", "");
        String name = thrown.getExceptionClassName();
        String message = thrown.getMessage() == null || thrown.getMessage().isEmpty() ? "" : ": " + thrown.getMessage();
        return new Came(false, name + message, "", "", name.substring(name.lastIndexOf('.') + 1));
    }

    /** Calls code that has taken on a duty. */
    Optional<Frame> call(String duty, List<String> words) {
        return process.order(Frame.of('C', duty, Duties.words(words)), Hand.LINE_MILLIS, partner);
    }

    @Override
    public void close() {
        process.end();
        try {
            shell.close();
        } catch (IllegalStateException closedAlready) {
            // The end of the process did that.
        }
    }
}
