package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Locale;

/** {@code wc}: counts lines, words, characters, bytes. */
public final class Wc implements Tool {
    @Override
    public Spec options() {
        return Spec.of("c,bytes m,chars l,lines L,max-line-length w,words");
    }

    @Override
    public String usage() {
        return "[-cmlwL] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Columns columns = Columns.of(arguments, width(sys, arguments));
        Inputs.Words words = new Inputs.Words() {
            @Override
            public String unopened(String file, Errno errno) {
                return arguments.name() + ": " + file + ": " + errno.text() + "\n";
            }
        };
        return Inputs.feed(sys, arguments.operands(), words, new Counting(columns, arguments.operands(), Tally.NONE, Tally.NONE, "", 0));
    }

    /** GNU makes its columns as wide as the files' sizes need, seven for what is no regular file. */
    private static int width(Sys sys, Arguments arguments) {
        boolean one = List.of("c", "m", "l", "L", "w").stream().filter(arguments::has).count() == 1;
        if (arguments.busybox()) {
            return one ? 0 : 9;
        }
        if (one && arguments.operands().size() <= 1) {
            return 1;
        }
        if (arguments.operands().isEmpty()) {
            return inputWidth(sys);
        }
        long total = 0;
        int least = 1;
        for (String file : arguments.operands()) {
            var node = sys.files().node(file);
            if (node.ok() && node.value() instanceof RegularFile regular) {
                total += regular.size();
            } else if (file.equals("-") || node.ok()) {
                least = 7;
            }
        }
        return Math.max(least, Long.toString(total).length());
    }

    private static int inputWidth(Sys sys) {
        if (sys.kindOf(0).orElse(null) instanceof OpenFile.TreeFile file) {
            var root = sys.kernel().transaction().find(Space.FILE_SYSTEMS.key(file.fileSystem()));
            return root.flatMap(tree -> tree.find(file.path())).map(node -> Long.toString(node.size()).length()).orElse(7);
        }
        return 7;
    }

    private record Columns(boolean lines, boolean words, boolean characters, boolean bytes, boolean longest, int width) {
        static Columns of(Arguments a, int width) {
            boolean none = !a.has("c") && !a.has("m") && !a.has("l") && !a.has("w") && !a.has("L");
            return new Columns(none || a.has("l"), none || a.has("w"), a.has("m"), none || a.has("c"), a.has("L"), width);
        }

        String row(Tally tally, String name) {
            StringBuilder row = new StringBuilder();
            add(row, lines, tally.lines);
            add(row, words, tally.words);
            add(row, characters, tally.characters);
            add(row, bytes, tally.bytes);
            add(row, longest, tally.longest);
            return row + (name.isEmpty() ? "" : " " + name) + "\n";
        }

        private void add(StringBuilder row, boolean wanted, long number) {
            if (wanted) {
                row.append(row.length() == 0 ? "" : " ").append(width == 0 ? Long.toString(number) : String.format(Locale.ROOT, "%" + width + "d", number));
            }
        }
    }

    /** @param column of the unfinished line */
    private record Tally(long lines, long words, long characters, long bytes, long longest, long column, boolean inWord) {
        static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, false);

        Tally with(Bytes chunk) {
            long l = lines;
            long w = words;
            long c = characters;
            long most = longest;
            long at = column;
            boolean in = inWord;
            for (int i = 0; i < chunk.length(); i++) {
                int b = chunk.at(i) & 0xff;
                boolean begins = b < 0x80 || b >= 0xc0;
                c += begins ? 1 : 0;
                at = b == '\n' || b == '\r' || b == '\f' ? 0 : b == '\t' ? at / 8 * 8 + 8 : begins && b >= ' ' ? at + (b >= 0xe3 ? 2 : 1) : at;
                most = Math.max(most, at);
                l += b == '\n' ? 1 : 0;
                boolean space = b == ' ' || (b >= '\t' && b <= '\r');
                w += !space && !in ? 1 : 0;
                in = !space;
            }
            return new Tally(l, w, c, bytes + chunk.length(), most, at, in);
        }

        Tally plus(Tally more) {
            return new Tally(lines + more.lines, words + more.words, characters + more.characters, bytes + more.bytes,
                    Math.max(longest, more.longest), 0, false);
        }
    }

    /** @param files how many were counted */
    private record Counting(Columns columns, List<String> operands, Tally file, Tally total, String name, int files) implements Intake {
        @Override
        public Turn begin(String file) {
            return Turn.of(new Counting(columns, operands, Tally.NONE, total, operands.isEmpty() ? "" : file, files));
        }

        @Override
        public Turn take(Bytes chunk) {
            return Turn.of(new Counting(columns, operands, file.with(chunk), total, name, files));
        }

        @Override
        public Turn finish() {
            return Turn.of(new Counting(columns, operands, Tally.NONE, total.plus(file), name, files + 1), new Output().out(columns.row(file, name)));
        }

        @Override
        public Ending end(boolean failed) {
            return Ending.of(new Output().out(operands.size() > 1 ? columns.row(total, "total") : ""), failed ? 1 : 0);
        }
    }
}
