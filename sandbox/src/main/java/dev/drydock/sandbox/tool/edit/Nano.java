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

/** {@code nano}, {@code pico}: the editor that says how it is used. */
public final class Nano implements Tool {
    @Override
    public Spec options() {
        return Spec.of("v,view l,linenumbers m,mouse i,autoindent w,nowrap S,softwrap T,tabsize= E,tabstospaces B,backup c,constantshow x,nohelp V,version h,help");
    }

    @Override
    public String usage() {
        return "[OPTIONS] [[+LINE[,COLUMN]] FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (!sys.isTerminal(0) || !sys.isTerminal(1)) {
            return sys.fail(sys.isTerminal(0) ? "Could not get size of window\n" : "Standard input is not a terminal\n", 1);
        }
        List<String> files = arguments.operands().stream().filter(word -> !word.matches("\\+\\d*(,\\d+)?")).toList();
        String name = files.isEmpty() ? "" : files.get(0);
        if (!name.isEmpty() && sys.files().isDirectory(name)) {
            return sys.fail("\"" + name + "\" is a directory\n", 1);
        }
        Outcome<Bytes> content = name.isEmpty() ? Outcome.refused(Errno.ENOENT) : sys.files().read(name);
        String message = name.isEmpty() ? "" : content.is(Errno.ENOENT) ? "New File" : content.ok() ? "" : "Error reading " + name + ": " + content.errno().text();
        Draft draft = Draft.of(content.ok() ? Text.decode(content.value().toArray()) : "");
        if (content.ok()) {
            int lines = content.value().isEmpty() ? 0 : draft.size();
            message = "Read " + lines + (lines == 1 ? " line" : " lines");
            draft = content.value().isEmpty() || !content.value().text().endsWith("\n") ? draft : draft.insertLines(draft.size(), List.of(""));
        }
        NanoState state = NanoState.of(name, draft, message, arguments.has("v"), arguments.has("l"));
        for (String word : arguments.operands()) {
            if (word.matches("\\+\\d{1,6}")) {
                state = state.at(draft.within(Integer.parseInt(word.substring(1)) - 1, 0, true));
            }
        }
        Screen.raw(sys, 0);
        NanoState first = state;
        return new Output().out(Screen.ENTER).then(sys, s -> NanoScreen.show(s, first));
    }
}
