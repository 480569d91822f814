package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Optional;

/** {@code head}: the beginning of files. */
public final class Head implements Tool {
    @Override
    public Spec options() {
        return Spec.of("c,bytes= n,lines= q,quiet,silent v,verbose z,zero-terminated").withNumbers();
    }

    @Override
    public String usage() {
        return "[OPTIONS] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        String kind = arguments.lastOf("c", "n", "#");
        String typed = kind.isEmpty() ? "10" : arguments.value(kind).orElse("10");
        Optional<Counts> count = Counts.parse(typed);
        if (count.isEmpty()) {
            String unit = kind.equals("c") ? "bytes" : "lines";
            return sys.fail(arguments.name() + ": " + arguments.words("invalid number of " + unit + ": " + arguments.quote(typed),
                    "invalid number '" + typed + "'") + "\n", 1);
        }
        boolean headers = arguments.has("v") || (arguments.operands().size() > 1 && !arguments.has("q"));
        byte unit = kind.equals("c") ? 0 : (byte) (arguments.has("z") ? 2 : 1);
        Limit limit = new Limit(count.get().number(), unit, count.get().sign() == '-');
        return Inputs.feed(sys, arguments.operands(), words(arguments), new Beginning(limit, headers, true, limit.number, Bytes.EMPTY));
    }

    static Inputs.Words words(Arguments arguments) {
        return new Inputs.Words() {
            @Override
            public String unopened(String file, Errno errno) {
                String gnu = "cannot open '" + file + "' for reading: " + errno.text();
                String busybox = (arguments.name().equals("tail") ? "can't open '" + file + "'" : file) + ": " + errno.text();
                return arguments.name() + ": " + arguments.words(gnu, busybox) + "\n";
            }

            @Override
            public String unread(String file, Errno errno) {
                return arguments.name() + ": " + arguments.words("error reading '" + file + "': " + errno.text(), file + ": I/O error") + "\n";
            }
        };
    }


    static String header(String file, boolean first) {
        return (first ? "" : "\n") + "==> " + (file.equals("-") ? "standard input" : file) + " <==\n";
    }

    /** @param unit 0 for bytes, 1 for lines, 2 for pieces that end in NUL */
    private record Limit(long number, byte unit, boolean allBut) {}

    /**
     * @param left of the file at hand
     * @param held what may turn out to be the end, with {@code -n -NUMBER}
     */
    private record Beginning(Limit limit, boolean headers, boolean first, long left, Bytes held) implements Intake {
        @Override
        public Turn begin(String file) {
            Beginning fresh = new Beginning(limit, headers, false, limit.number, Bytes.EMPTY);
            Output output = new Output().out(headers ? header(file, first) : "");
            boolean nothing = limit.number == 0 && !limit.allBut;
            return new Turn(fresh, output.chunks(), nothing ? Appetite.NEXT_FILE : Appetite.MORE);
        }

        @Override
        public Turn take(Bytes chunk) {
            return limit.allBut ? hold(chunk) : print(chunk);
        }

        private Turn print(Bytes chunk) {
            long rest = left;
            int end = 0;
            if (limit.unit == 0) {
                end = (int) Math.min(rest, chunk.length());
                rest -= end;
            } else {
                while (rest > 0 && end < chunk.length()) {
                    int newline = chunk.indexOf((byte) (limit.unit == 1 ? '\n' : 0), end);
                    rest -= newline < 0 ? 0 : 1;
                    end = newline < 0 ? chunk.length() : newline + 1;
                }
            }
            Output output = new Output().bytes(chunk.slice(0, end));
            return new Turn(new Beginning(limit, headers, first, rest, held), output.chunks(), rest == 0 ? Appetite.NEXT_FILE : Appetite.MORE);
        }

        private Turn hold(Bytes chunk) {
            Bytes all = held.plus(chunk);
            int cut = limit.unit == 0 ? (int) Math.max(0, all.length() - limit.number)
                    : Ends.startOfLast(all, limit.number, (byte) (limit.unit == 1 ? '\n' : 0));
            return Turn.of(new Beginning(limit, headers, first, left, all.from(cut)), new Output().bytes(all.slice(0, cut)));
        }
    }
}
