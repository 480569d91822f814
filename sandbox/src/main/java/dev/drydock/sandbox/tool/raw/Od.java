package dev.drydock.sandbox.tool.raw;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code od}: bytes as numbers or characters. */
public final class Od implements Tool {
    @Override
    public Spec options() {
        return Spec.of("A,address-radix= t,format= N,read-bytes= j,skip-bytes= w,width?= v,output-duplicates a b c d o s x i l S?= h");
    }

    @Override
    public String usage() {
        return "[-abcdeFfHhIiLlovXx] [-A R] [-t TYPE] [-N N] [-j N] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        List<OdFormat> formats = new ArrayList<>();
        for (Arguments.Given given : arguments.given()) {
            String type = switch (given.key()) {
                case "a", "c" -> given.key();
                case "b" -> "o1";
                case "d" -> "u2";
                case "o" -> "o2";
                case "s" -> "d2";
                case "x", "h" -> "x2";
                case "i" -> "d4";
                case "l" -> "d8";
                case "t" -> given.value();
                default -> "";
            };
            Optional<List<OdFormat>> parsed = OdFormat.parse(type);
            if (parsed.isEmpty()) {
                return sys.fail(arguments.name() + ": invalid character '" + type.replaceFirst("^[acdouxf]+", "") + "' in type string " + arguments.quote(type) + "\n", 1);
            }
            formats.addAll(parsed.get());
        }
        if (formats.isEmpty()) {
            formats.add(new OdFormat('o', 2, false));
        }
        long skip = number(arguments, "j", 0);
        long most = number(arguments, "N", Long.MAX_VALUE);
        int perLine = (int) number(arguments, "w", 16);
        char radix = (arguments.value("A").orElse("o") + "o").charAt(0);
        Shown shown = new Shown(List.copyOf(formats), radix, perLine < 1 ? 16 : perLine, arguments.has("v"), skip, most, 0, Bytes.EMPTY, Optional.empty(), false);
        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), shown);
    }

    private static long number(Arguments arguments, String key, long otherwise) {
        String text = arguments.value(key).orElse("");
        if (text.matches("0[xX][0-9a-fA-F]{1,8}")) {
            return Long.parseLong(text.substring(2), 16);
        }
        return text.matches("\\d{1,12}") ? Long.parseLong(text) : otherwise;
    }

    /**
     * @param at offset of the first byte held
     * @param before the last line shown, to notice repetitions
     */
    private record Shown(List<OdFormat> formats, char radix, int perLine, boolean all, long skip, long most, long at, Bytes held,
            Optional<Bytes> before, boolean repeating) implements Intake {

        @Override
        public Turn take(Bytes chunk) {
            int dropped = (int) Math.min(chunk.length(), skip);
            Bytes rest = chunk.from(dropped);
            long room = Math.max(0, most - held.length());
            Bytes used = rest.length() > room ? rest.slice(0, (int) room) : rest;
            Shown next = new Shown(formats, radix, perLine, all, skip - dropped, most, at + dropped, held.plus(used), before, repeating);
            Output output = new Output();
            Shown shown = next.lines(output);
            boolean enough = most != Long.MAX_VALUE && used.length() < rest.length();
            return new Turn(shown, output.chunks(), enough ? Appetite.NOTHING : Appetite.MORE);
        }

        private Shown lines(Output output) {
            Shown now = this;
            while (now.held.length() >= perLine) {
                now = now.line(now.held.slice(0, perLine), output);
            }
            return now;
        }

        private Shown line(Bytes line, Output output) {
            boolean same = !all && before.isPresent() && before.get().equals(line) && line.length() == perLine;
            if (same) {
                output.out(repeating ? "" : "*\n");
            } else {
                double unit = formats.stream().mapToDouble(f -> (double) f.width() / f.size()).max().orElse(1);
                String address = address(at);
                for (OdFormat format : formats) {
                    output.out(address + format.line(line, perLine, unit) + "\n");
                    address = " ".repeat(address.length());
                }
            }
            long left = most == Long.MAX_VALUE ? most : most - line.length();
            return new Shown(formats, radix, perLine, all, skip, left, at + line.length(), held.from(line.length()), Optional.of(line), same);
        }

        private String address(long offset) {
            return switch (radix) {
                case 'n' -> "";
                case 'd' -> String.format(Locale.ROOT, "%07d", offset);
                case 'x' -> String.format(Locale.ROOT, "%06x", offset);
                default -> String.format(Locale.ROOT, "%07o", offset);
            };
        }

        @Override
        public Ending end(boolean failed) {
            Output output = new Output();
            Shown last = held.isEmpty() ? this : line(held, output);
            if (!failed || last.at > 0) {
                output.out(radix == 'n' ? "" : address(last.at) + "\n");
            }
            return Ending.of(output, failed ? 1 : 0);
        }
    }
}
