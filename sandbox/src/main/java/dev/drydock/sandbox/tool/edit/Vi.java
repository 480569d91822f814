package dev.drydock.sandbox.tool.edit;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.screen.Screen;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code vi}, {@code vim}, {@code view}: the editor with modes. */
public final class Vi implements Tool {
    @Override
    public Spec options() {
        return Spec.of("R,readonly n u= c= e y Z help version");
    }

    @Override
    public String usage() {
        return "[-c CMD] [-R] [-H] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> files = arguments.operands().stream().filter(word -> !word.startsWith("+")).toList();
        String name = files.isEmpty() ? "" : files.get(0);
        if (!sys.isTerminal(0) || !sys.isTerminal(1)) {
            String warning = (sys.isTerminal(1) ? "" : "Vim: Warning: Output is not to a terminal\n") + (sys.isTerminal(0) ? "" : "Vim: Warning: Input is not from a terminal\n");
            return arguments.busybox() ? Step.exit(1) : sys.fail(warning + "Vim: Error reading input, exiting...\nVim: Finished.\n", 1);
        }
        boolean readOnly = arguments.has("R") || arguments.name().endsWith("view");
        ViState state = open(sys, name, arguments.busybox(), readOnly);
        for (String word : arguments.operands()) {
            if (word.matches("\\+\\d{1,7}")) {
                state = state.at(state.draft().within(Integer.parseInt(word.substring(1)) - 1, 0, false));
            } else if (word.equals("+")) {
                state = state.at(state.draft().within(state.draft().size() - 1, 0, false));
            }
        }
        Screen.raw(sys, 0);
        ViState first = state;
        return new Output().out(Screen.ENTER).then(sys, s -> ViScreen.show(s, first));
    }

    /** An editor with a file, or the beginning of one. */
    static ViState open(Sys sys, String name, boolean busybox, boolean readOnly) {
        Outcome<Bytes> content = name.isEmpty() ? Outcome.refused(Errno.ENOENT) : sys.files().read(name);
        String shown = busybox ? "'" + name + "'" : "\"" + name + "\"";
        if (!content.ok()) {
            String message = name.isEmpty() ? "" : content.is(Errno.EISDIR) ? shown + " is a directory"
                    : content.is(Errno.EACCES) ? shown + " [Permission Denied]" : busybox ? shown + " 0L, 0C" : shown + " [New]";
            return ViState.of(name, Draft.of(""), message, busybox, readOnly);
        }
        String text = Text.decode(content.value().toArray());
        Draft draft = Draft.of(text);
        boolean locked = readOnly || !sys.files().node(name).toOptional().map(node -> sys.files().permits(node.attributes(), 2)).orElse(true);
        int lines = text.isEmpty() ? 0 : draft.size();
        String message = shown + (locked && !busybox ? " [readonly]" : "") + (text.isEmpty() || text.endsWith("\n") || busybox ? "" : " [noeol]")
                + " " + lines + "L, " + content.value().length() + (busybox ? "C" : "B");
        return ViState.of(name, draft, message, busybox, locked);
    }
}
