package dev.drydock.sandbox.tool;

import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Width;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code man}: short pages of our own; what they say is asked of the phrases, how a tool is called of the tool. */
final class Man implements Tool {
    private static final int MARGIN = 7;

    @Override
    public Spec options() {
        return Spec.of("k,apropos f,whatis a,all P,pager= w,where,path l K M= s=");
    }

    @Override
    public String usage() {
        return "[SECTION] PAGE...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> pages = arguments.operands().stream().filter(word -> !word.matches("[1-9]") || arguments.operands().size() == 1).toList();
        if (pages.isEmpty()) {
            return sys.fail("What manual page do you want?\nFor example, try 'man man'.\n", 1);
        }
        int columns = sys.terminal(1).map(terminal -> Math.min(80, terminal.size().columns())).orElse(80);
        StringBuilder text = new StringBuilder();
        Output output = new Output();
        boolean missing = false;
        for (String page : pages) {
            Optional<String> found = page(sys, page, columns);
            found.ifPresent(text::append);
            missing |= found.isEmpty();
            output.err(found.isPresent() ? "" : "No manual entry for " + page + "\n");
        }
        int status = missing ? 16 : 0;
        if (text.length() == 0 || !sys.isTerminal(1)) {
            return output.out(text.toString()).exit(sys, status);
        }
        return output.then(sys, s -> paged(s, text.toString()));
    }

    /** Shows a text in the pager: a child writes, this process becomes the reader. */
    private static Step paged(Sys sys, String text) {
        Sys.PipeEnds ends = sys.pipe();
        Outcome<Process> writer = sys.fork(Sys.Child.of(s -> {
            s.close(ends.reader());
            s.duplicate(ends.writer(), 1);
            return new Output().out(text).exit(s, 0);
        }));
        sys.duplicate(ends.reader(), 0);
        sys.close(ends.reader());
        sys.close(ends.writer());
        return writer.ok() ? sys.become("less", List.of("less"), sys.environment()).value() : new Output().out(text).exit(sys, 0);
    }

    private static Optional<String> page(Sys sys, String name, int columns) {
        Optional<Tool> tool = Catalogue.tool(name);
        Optional<String> about = sys.phrases().text("tool " + name).or(() -> sys.phrases().text(name));
        if (tool.isEmpty() && about.isEmpty()) {
            return Optional.empty();
        }
        String title = name.toUpperCase(Locale.ROOT) + "(1)";
        String middle = "Drydock";
        int gap = Math.max(1, (columns - middle.length()) / 2 - title.length());
        StringBuilder out = new StringBuilder(title).append(" ".repeat(gap)).append(middle)
                .append(" ".repeat(Math.max(1, columns - gap - 2 * title.length() - middle.length()))).append(title).append("\n\n");
        section(out, "NAME", name + about.map(text -> " - " + text).orElse(""), columns);
        tool.ifPresent(known -> section(out, "SYNOPSIS", (name + " " + known.usage()).strip(), columns));
        sys.phrases().text("man " + name).ifPresent(text -> section(out, "DESCRIPTION", text, columns));
        sys.phrases().text("examples " + name).ifPresent(text -> section(out, "EXAMPLES", text, columns));
        return Optional.of(out.toString());
    }

    private static void section(StringBuilder out, String heading, String text, int columns) {
        out.append(heading).append('\n');
        for (String paragraph : text.split("\n", -1)) {
            for (String line : wrapped(paragraph, columns - MARGIN)) {
                out.append(line.isEmpty() ? "" : " ".repeat(MARGIN) + line).append('\n');
            }
        }
        out.append('\n');
    }

    private static List<String> wrapped(String paragraph, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ")) {
            if (line.length() > 0 && Width.of(line.toString()) + 1 + Width.of(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
