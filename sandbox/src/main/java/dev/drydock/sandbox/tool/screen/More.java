package dev.drydock.sandbox.tool.screen;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.shape.Usage;

/** {@code more}: shows files a page at a time. */
public final class More implements Tool {
    @Override
    public Spec options() {
        return Spec.of("d f l p c u s n,lines= e h");
    }

    @Override
    public String usage() {
        return "[FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty() && sys.isTerminal(0)) {
            return sys.fail(arguments.words(arguments.name() + ": bad usage\n" + hint(arguments.name()), Usage.busybox(arguments.name(), usage())), 1);
        }
        Outcome<Integer> keys = sys.isTerminal(0) && !arguments.operands().isEmpty() ? Outcome.of(0) : sys.open("/dev/tty", Sys.OpenMode.READ);
        Inputs.Words words = (file, errno) -> arguments.name() + ": " + arguments.words("cannot open " + file, file) + ": " + errno.text() + "\n";
        if (!sys.isTerminal(1) || !keys.ok()) {
            return Inputs.feed(sys, arguments.operands(), words, new Copy());
        }
        Bytes all = Bytes.EMPTY;
        for (String file : arguments.operands()) {
            Outcome<Bytes> content = sys.files().read(file);
            if (!content.ok()) {
                return sys.fail(words.unopened(file, content.errno()), 1);
            }
            all = all.plus(content.value());
        }
        Screen.raw(sys, keys.value());
        if (arguments.operands().isEmpty()) {
            return gather(sys, keys.value(), Bytes.EMPTY);
        }
        return page(sys, keys.value(), all, 0, Screen.size(sys).rows() - 1);
    }

    private static Step gather(Sys sys, int keys, Bytes soFar) {
        return sys.read(0, 1 << 16, (s, read) -> !read.ok() || read.value().isEmpty()
                ? page(s, keys, soFar, 0, Screen.size(s).rows() - 1) : gather(s, keys, soFar.plus(read.value())));
    }

    /** Prints some rows from an offset on, then asks how to go on. */
    private static Step page(Sys sys, int keys, Bytes all, int offset, int rows) {
        int columns = Screen.size(sys).columns();
        StringBuilder out = new StringBuilder();
        int at = offset;
        int left = rows;
        while (left > 0 && at < all.length()) {
            int newline = all.indexOf((byte) '\n', at);
            int end = newline < 0 ? all.length() : newline + 1;
            String line = Text.decode(all.slice(at, newline < 0 ? end : newline).toArray());
            left -= Screen.wrapped(Screen.visible(line), columns).size();
            out.append(line).append("\r\n");
            at = end;
        }
        if (at >= all.length()) {
            Screen.cooked(sys, keys);
            return new Output().out(out.toString().replace("\r\n", "\n")).exit(sys, 0);
        }
        int next = at;
        String prompt = Screen.INVERSE + "--More--(" + at * 100L / all.length() + "%)" + Screen.PLAIN;
        return new Output().out(out + prompt).then(sys, s -> ask(s, keys, Bytes.EMPTY, all, next));
    }

    private static Step ask(Sys sys, int keys, Bytes typed, Bytes all, int offset) {
        return Keys.next(sys, keys, typed, (s, key, rest) -> switch (key) {
            case "", "q", "Q", "C-c" -> {
                Screen.cooked(s, keys);
                yield new Output().out("\r\u001b[K").exit(s, 0);
            }
            case " ", "f", "PGDN" -> new Output().out("\r\u001b[K").then(s, t -> page(t, keys, all, offset, Screen.size(t).rows() - 1));
            case "ENTER", "j", "DOWN" -> new Output().out("\r\u001b[K").then(s, t -> page(t, keys, all, offset, 1));
            case "d" -> new Output().out("\r\u001b[K").then(s, t -> page(t, keys, all, offset, 11));
            case "b", "PGUP" -> new Output().out("\r\u001b[K").then(s, t -> page(t, keys, all, 0, Screen.size(t).rows() - 1));
            default -> ask(s, keys, rest, all, offset);
        });
    }

    private record Copy() implements Intake {
        @Override
        public Turn take(Bytes chunk) {
            return Turn.of(this, new Output().bytes(chunk));
        }
    }
}
