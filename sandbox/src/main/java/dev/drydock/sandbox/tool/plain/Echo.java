package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Escapes;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code echo}, as a program file. */
public final class Echo implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[ARG]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        int first = 0;
        boolean newline = true;
        boolean escapes = false;
        List<String> words = arguments.operands();
        while (first < words.size() && words.get(first).matches("-[neE]+")) {
            newline &= !words.get(first).contains("n");
            int e = words.get(first).lastIndexOf('e');
            int off = words.get(first).lastIndexOf('E');
            escapes = e == off ? escapes : e > off;
            first++;
        }
        String text = String.join(" ", words.subList(first, words.size()));
        if (!escapes) {
            return new Output().out(text + (newline ? "\n" : "")).exit(sys, 0);
        }
        Escapes.Expanded expanded = Escapes.all(text, true);
        return new Output().out(expanded.text() + (newline && !expanded.stopped() ? "\n" : "")).exit(sys, 0);
    }
}
