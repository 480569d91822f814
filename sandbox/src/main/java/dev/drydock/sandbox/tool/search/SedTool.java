package dev.drydock.sandbox.tool.search;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.sed.BadScript;
import dev.drydock.sandbox.tool.sed.SedScript;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.shape.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code sed}: the stream editor. */
public final class SedTool implements Tool {
    @Override
    public Spec options() {
        return Spec.of("n,quiet,silent e,expression= f,file= E,r,regexp-extended i,in-place?= s,separate z,null-data u,unbuffered "
                + "l,line-length= posix debug sandbox follow-symlinks help");
    }

    @Override
    public String usage() {
        return "[-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> operands = new ArrayList<>(arguments.operands());
        List<SedScript.Source> sources = new ArrayList<>();
        int expressions = 0;
        for (Arguments.Given given : arguments.given()) {
            if (given.key().equals("e")) {
                sources.add(SedScript.Source.expression(++expressions, given.value()));
            } else if (given.key().equals("f")) {
                var content = sys.files().read(given.value());
                if (!content.ok()) {
                    return sys.fail(arguments.name() + ": couldn't open file " + given.value() + ": " + content.errno().text() + "\n", 4);
                }
                String text = Text.decode(content.value().toArray());
                sources.add(SedScript.Source.file(given.value(), text.endsWith("\n") ? text.substring(0, text.length() - 1) : text));
            }
        }
        if (sources.isEmpty()) {
            if (operands.isEmpty()) {
                return usage(sys, arguments);
            }
            sources.add(SedScript.Source.expression(1, operands.remove(0)));
        }
        int width = arguments.value("l").filter(w -> w.matches("\\d{1,6}")).map(Integer::parseInt).orElse(70);
        SedScript.Options options = new SedScript.Options(arguments.has("n"), arguments.has("E"), arguments.has("z"), width);
        try {
            SedScript script = SedScript.parse(sources, options);
            boolean separate = arguments.has("s") || arguments.has("i");
            return SedStream.start(sys, arguments.name(), script, operands.isEmpty() ? List.of("-") : operands, separate, suffix(arguments));
        } catch (BadScript bad) {
            return sys.fail(arguments.name() + ": " + bad.getMessage() + "\n", bad.exitCode());
        }
    }

    private static Optional<String> suffix(Arguments arguments) {
        return arguments.value("i");
    }

    private Step usage(Sys sys, Arguments arguments) {
        if (arguments.busybox()) {
            return sys.fail(Usage.busybox(arguments.name(), usage()), 1);
        }
        String text = "Usage: " + arguments.name() + " [OPTION]... {script-only-if-no-other-script} [input-file]...\n\n"
                + sys.phrases().text("tool sed").map(about -> about + "\n").orElse("");
        return arguments.has("help") ? sys.print(text, 0) : sys.fail(text, 1);
    }
}
