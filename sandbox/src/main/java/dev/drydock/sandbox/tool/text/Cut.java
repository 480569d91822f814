package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.LineWork;
import dev.drydock.sandbox.tool.shape.Lines;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;

/** {@code cut}: parts of lines. */
public final class Cut implements Tool {
    @Override
    public Spec options() {
        return Spec.of("b,bytes= c,characters= d,delimiter= f,fields= n s,only-delimited complement output-delimiter= z,zero-terminated D");
    }

    @Override
    public String usage() {
        return "[OPTIONS] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        List<Arguments.Given> lists = arguments.given().stream().filter(given -> List.of("b", "c", "f").contains(given.key())).toList();
        if (lists.isEmpty()) {
            return refuse(sys, arguments, "you must specify a list of bytes, characters, or fields", "expected a list of bytes, characters, or fields");
        }
        if (lists.size() > 1) {
            return refuse(sys, arguments, "only one list may be specified", "only one list may be specified");
        }
        String kind = lists.get(0).key();
        String delimiter = arguments.value("d").orElse("\t");
        if (delimiter.codePointCount(0, delimiter.length()) > 1 && !arguments.busybox()) {
            return refuse(sys, arguments, "the delimiter must be a single character", "");
        }
        try {
            ListOfRanges list = ListOfRanges.parse(lists.get(0).value(), kind.equals("f"), arguments.has("complement"));
            LineWork work = kind.equals("f")
                    ? new Fields(list, delimiter, arguments.value("output-delimiter").orElse(delimiter), arguments.has("s"))
                    : new Characters(list, kind.equals("b") || !arguments.busybox() && !arguments.unicode(), arguments.value("output-delimiter").orElse(""));
            return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Lines.of(work, arguments.has("z") ? '\0' : '\n'));
        } catch (ListOfRanges.BadList bad) {
            String text = bad.getMessage().replace("\u0001", arguments.unicode() ? "\u2018" : "'").replace("\u0002", arguments.unicode() ? "\u2019" : "'");
            return refuse(sys, arguments, text, "invalid number '" + lists.get(0).value() + "'");
        }
    }

    private Step refuse(Sys sys, Arguments arguments, String gnu, String busybox) {
        return sys.fail(arguments.name() + ": " + arguments.words(gnu + "\n" + hint(arguments.name()), busybox + "\n"), 1);
    }

    private record Fields(ListOfRanges list, String delimiter, String between, boolean onlyDelimited) implements LineWork {
        @Override
        public Turn line(String line, boolean terminated) {
            if (!line.contains(delimiter)) {
                return Turn.of(this, onlyDelimited ? "" : line + "\n");
            }
            List<String> kept = new ArrayList<>();
            int number = 1;
            int start = 0;
            while (true) {
                int end = line.indexOf(delimiter, start);
                if (list.has(number++)) {
                    kept.add(line.substring(start, end < 0 ? line.length() : end));
                }
                if (end < 0) {
                    return Turn.of(this, String.join(between, kept) + "\n");
                }
                start = end + delimiter.length();
            }
        }
    }

    private record Characters(ListOfRanges list, boolean bytes, String between) implements LineWork {
        @Override
        public Turn line(String line, boolean terminated) {
            StringBuilder out = new StringBuilder();
            int number = 0;
            String text = bytes ? Bytes.wrap(Text.encode(line)).latin1() : line;
            for (int c : text.codePoints().toArray()) {
                number++;
                if (list.has(number)) {
                    out.append(out.length() > 0 && list.startsAt(number) ? between : "").appendCodePoint(bytes && c > 127 ? 0xDC00 + c : c);
                }
            }
            return Turn.of(this, out.append('\n').toString());
        }
    }
}
