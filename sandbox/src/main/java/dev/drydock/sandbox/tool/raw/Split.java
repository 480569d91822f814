package dev.drydock.sandbox.tool.raw;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.function.Function;

/** {@code split}: a file in pieces. */
public final class Split implements Tool {
    @Override
    public Spec options() {
        return Spec.of("l,lines= b,bytes= a,suffix-length= d,numeric-suffixes?= n,number= additional-suffix= verbose");
    }

    @Override
    public String usage() {
        return "[OPTIONS] [INPUT [PREFIX]]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        int lines = arguments.value("l").filter(text -> text.matches("[1-9]\\d{0,8}")).map(Integer::parseInt).orElse(1000);
        int length = arguments.value("a").filter(text -> text.matches("[1-9]")).map(Integer::parseInt).orElse(2);
        String prefix = arguments.operands().size() > 1 ? arguments.operand(1) : "x";
        String file = arguments.operands().isEmpty() ? "-" : arguments.operand(0);
        Outcome<Bytes> content = file.equals("-") ? Outcome.of(Bytes.EMPTY) : sys.files().read(file);
        if (!content.ok()) {
            return sys.fail(arguments.name() + ": cannot open " + arguments.quote(file) + " for reading: " + content.errno().text() + "\n", 1);
        }
        if (file.equals("-")) {
            return whole(sys, Bytes.EMPTY, all -> s -> pieces(s, arguments, all, prefix, lines, length));
        }
        return pieces(sys, arguments, content.value(), prefix, lines, length);
    }

    private static Step whole(Sys sys, Bytes soFar, Function<Bytes, Code> then) {
        return sys.read(0, 1 << 16, (s, read) -> read.ok() && !read.value().isEmpty() ? whole(s, soFar.plus(read.value()), then) : then.apply(soFar).run(s));
    }

    private static Step pieces(Sys sys, Arguments arguments, Bytes content, String prefix, int lines, int length) {
        String text = arguments.value("b").orElse("");
        int bytes = text.matches("\\d{1,9}[kKM]?") ? Integer.parseInt(text.replaceAll("[^0-9]", "")) * (text.matches(".*[kK]") ? 1024 : text.endsWith("M") ? 1 << 20 : 1) : 0;
        int start = 0;
        for (int number = 0; start < content.length() && number < 676; number++) {
            int end = bytes > 0 ? Math.min(content.length(), start + bytes) : afterLines(content, start, lines);
            Outcome<Boolean> written = sys.files().write(prefix + suffix(number, length, arguments.has("d")) + arguments.value("additional-suffix").orElse(""), content.slice(start, end));
            if (!written.ok()) {
                return sys.fail(arguments.name() + ": " + prefix + ": " + written.errno().text() + "\n", 1);
            }
            start = end;
        }
        return Step.exit(0);
    }

    private static int afterLines(Bytes content, int start, int lines) {
        int at = start;
        for (int i = 0; i < lines && at < content.length(); i++) {
            int newline = content.indexOf((byte) '\n', at);
            at = newline < 0 ? content.length() : newline + 1;
        }
        return at;
    }

    private static String suffix(int number, int length, boolean digits) {
        StringBuilder out = new StringBuilder();
        int left = number;
        for (int i = 0; i < length; i++) {
            int base = digits ? 10 : 26;
            out.insert(0, (char) ((digits ? '0' : 'a') + left % base));
            left /= base;
        }
        return out.toString();
    }
}
