package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Optional;

/** {@code tail}: the end of files, and with {@code -f} what is added to them. */
public final class Tail implements Tool {
    @Override
    public Spec options() {
        return Spec.of("c,bytes= n,lines= f F follow?= q,quiet,silent v,verbose s,sleep-interval= pid= retry z,zero-terminated").withNumbers();
    }

    @Override
    public String usage() {
        return "[OPTIONS] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments given) {
        Arguments arguments = oldStyle(given);
        String kind = arguments.lastOf("c", "n", "#");
        String typed = kind.isEmpty() ? "10" : arguments.value(kind).orElse("10").replaceFirst("f$", "");
        Optional<Counts> count = Counts.parse(typed);
        if (count.isEmpty()) {
            String unit = kind.equals("c") ? "bytes" : "lines";
            return sys.fail(arguments.name() + ": " + arguments.words("invalid number of " + unit + ": " + arguments.quote(typed),
                    "invalid number '" + typed + "'") + "\n", 1);
        }
        if (kind.equals("#") && arguments.operands().size() > 1 && !arguments.busybox()) {
            return sys.fail(arguments.name() + ": option used in invalid context -- " + typed.charAt(0) + "\n", 1);
        }
        boolean headers = arguments.has("v") || (arguments.operands().size() > 1 && !arguments.has("q"));
        Part part = new Part(count.get().number(), kind.equals("c"), count.get().sign() == '+');
        boolean follows = arguments.has("f") || arguments.has("F") || arguments.has("follow") || arguments.value("#").orElse("").endsWith("f");
        if (follows && !arguments.operands().isEmpty()) {
            return Follow.start(sys, arguments, headers, content -> part.of(content));
        }
        boolean endless = !part.fromStart && arguments.operands().stream().anyMatch(file ->
                sys.files().node(file).toOptional().filter(node -> node instanceof Device device && device.driver().equals("zero")).isPresent());
        if (endless) {
            return gather(sys, 1 << 20);
        }
        return Inputs.feed(sys, arguments.operands(), Head.words(arguments), new End(part, headers, true, Bytes.EMPTY, 0));
    }

    /** A line without an end, all of which must be kept: more and more memory, until there is no more. */
    private static Step gather(Sys sys, long bytes) {
        sys.claimMemory(bytes);
        return new Step.Busy(bytes >> 11, s -> gather(s, Math.min(1L << 40, bytes * 2)));
    }

    /** {@code tail +5 FILE}, as busybox still takes it. */
    private static Arguments oldStyle(Arguments arguments) {
        boolean old = !arguments.operands().isEmpty() && arguments.operand(0).matches("\\+\\d+") && arguments.given().isEmpty();
        return !old ? arguments : new Arguments(arguments.name(), arguments.dialect(), arguments.unicode(),
                List.of(new Arguments.Given("n", arguments.operand(0))), arguments.operands().subList(1, arguments.operands().size()));
    }

    /** Which part of a file is wanted. */
    private record Part(long number, boolean bytes, boolean fromStart) {
        Bytes of(Bytes content) {
            if (!fromStart) {
                return content.from(bytes ? (int) Math.max(0, content.length() - number) : Ends.startOfLast(content, number, (byte) '\n'));
            }
            int at = 0;
            for (long skip = Math.max(0, number - 1); skip > 0 && at < content.length(); skip--) {
                int newline = bytes ? at : content.indexOf((byte) '\n', at);
                at = newline < 0 ? content.length() : newline + 1;
            }
            return content.from(at);
        }
    }

    /** @param skipped lines or bytes passed over so far, with {@code +NUMBER} */
    private record End(Part part, boolean headers, boolean first, Bytes held, long skipped) implements Intake {
        @Override
        public Turn begin(String file) {
            return Turn.of(new End(part, headers, false, Bytes.EMPTY, 0), new Output().out(headers ? Head.header(file, first) : ""));
        }

        @Override
        public Turn take(Bytes chunk) {
            if (!part.fromStart) {
                return Turn.of(new End(part, headers, first, part.of(held.plus(chunk)), 0));
            }
            long toSkip = Math.max(0, part.number - 1) - skipped;
            int at = 0;
            long passed = 0;
            while (passed < toSkip && at < chunk.length()) {
                int newline = part.bytes ? at : chunk.indexOf((byte) '\n', at);
                passed += newline < 0 ? 0 : 1;
                at = newline < 0 ? chunk.length() : newline + 1;
            }
            return Turn.of(new End(part, headers, first, held, skipped + passed), new Output().bytes(chunk.from(at)));
        }

        @Override
        public Turn finish() {
            return Turn.of(new End(part, headers, first, Bytes.EMPTY, 0), new Output().bytes(held));
        }
    }
}
