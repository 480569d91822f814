package dev.drydock.sandbox.tool.screen;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.shape.Usage;
import java.util.List;

/** {@code less}: shows files page by page; without a terminal it passes them on. */
public final class Less implements Tool {
    @Override
    public Spec options() {
        return Spec.of("N,LINE-NUMBERS S,chop-long-lines R,RAW-CONTROL-CHARS r F,quit-if-one-screen X,no-init i,ignore-case I n E e M m s g J K L f q Q c C "
                + "p,pattern= x= z= P= k= h= y= b= tabs=");
    }

    @Override
    public String usage() {
        return "[-EFIMmNSRh~] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> files = arguments.operands().stream().filter(word -> !word.startsWith("+")).toList();
        boolean atEnd = arguments.operands().stream().anyMatch(word -> word.equals("+G") || word.equals("+F"));
        if (files.isEmpty() && sys.isTerminal(0)) {
            return sys.fail(arguments.busybox() ? Usage.busybox(arguments.name(), usage()) : "Missing filename (\"less --help\" for help)\n", arguments.busybox() ? 1 : 0);
        }
        if (!sys.isTerminal(1)) {
            return Inputs.feed(sys, files, words(), new Copy());
        }
        Outcome<Integer> keys = files.isEmpty() || !sys.isTerminal(0) ? sys.open("/dev/tty", Sys.OpenMode.READ) : Outcome.of(0);
        if (!keys.ok()) {
            return Inputs.feed(sys, files, words(), new Copy());
        }
        String name = files.isEmpty() ? "" : files.get(0);
        if (!name.isEmpty() && sys.files().isDirectory(name)) {
            return sys.fail(name + " is a directory\n", 1);
        }
        Outcome<Integer> source = files.isEmpty() ? Outcome.of(0) : sys.open(name, Sys.OpenMode.READ);
        if (!source.ok()) {
            return sys.fail(words().unopened(name, source.errno()), 1);
        }
        Screen.raw(sys, keys.value());
        PagerLook look = new PagerLook(arguments.has("N"), arguments.has("S"), arguments.has("R") || arguments.has("r"), arguments.has("F"), arguments.has("X"), arguments.has("i") || arguments.has("I"));
        Pager pager = Pager.of(look, name, files, source.value(), keys.value(), atEnd);
        return look.quitsIfShort() ? pager.show(sys) : new Output().out(look.keepsScreen() ? "" : Screen.ENTER).then(sys, pager::show);
    }

    private static Inputs.Words words() {
        return (file, errno) -> errno == Errno.EISDIR ? file + " is a directory\n" : file + ": " + errno.text() + "\n";
    }

    private record Copy() implements Intake {
        @Override
        public Turn take(Bytes chunk) {
            return Turn.of(this, new Output().bytes(chunk));
        }
    }
}
