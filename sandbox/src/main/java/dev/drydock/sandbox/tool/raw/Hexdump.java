package dev.drydock.sandbox.tool.raw;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Gather;
import dev.drydock.sandbox.tool.shape.Inputs;
import dev.drydock.sandbox.tool.shape.Intake;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Locale;

/** {@code hexdump}, {@code hd}: bytes in hexadecimal. */
public final class Hexdump implements Tool {
    @Override
    public Spec options() {
        return Spec.of("C,canonical c b d o x v,no-squeezing n,length= s,skip=");
    }

    @Override
    public String usage() {
        return "[-bcdoxCv] [-s N] [-n N] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        long most = number(arguments, "n", Long.MAX_VALUE);
        long skip = number(arguments, "s", 0);
        boolean canonical = arguments.has("C") || arguments.name().endsWith("hd");
        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Gather.all((files, failed) -> {
            Bytes all = Bytes.EMPTY;
            for (Gather.Whole file : files) {
                all = all.plus(file.content());
            }
            int from = (int) Math.min(skip, all.length());
            Bytes wanted = all.slice(from, (int) Math.min(all.length(), from + Math.min(most, Integer.MAX_VALUE / 2)));
            return Intake.Ending.of(new Output().out(shown(arguments, wanted, from, canonical)), failed ? 1 : 0);
        }));
    }

    private static long number(Arguments arguments, String key, long otherwise) {
        return arguments.value(key).filter(text -> text.matches("\\d{1,9}")).map(Long::parseLong).orElse(otherwise);
    }

    private static String shown(Arguments arguments, Bytes bytes, int offset, boolean canonical) {
        StringBuilder out = new StringBuilder();
        boolean repeating = false;
        for (int i = 0; i < bytes.length(); i += 16) {
            Bytes line = bytes.slice(i, Math.min(bytes.length(), i + 16));
            boolean same = i >= 16 && line.length() == 16 && line.equals(bytes.slice(i - 16, i)) && !arguments.has("v");
            if (same) {
                out.append(repeating ? "" : "*\n");
            } else {
                out.append(canonical ? canonical(line, offset + i) : words(arguments, line, offset + i));
            }
            repeating = same;
        }
        if (bytes.length() > 0) {
            out.append(String.format(Locale.ROOT, canonical ? "%08x" : "%07x", offset + bytes.length())).append('\n');
        }
        return out.toString();
    }

    private static String canonical(Bytes line, int offset) {
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%08x", offset));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            out.append(i % 8 == 0 ? "  " : " ").append(i < line.length() ? String.format(Locale.ROOT, "%02x", line.at(i) & 0xff) : "  ");
            if (i < line.length()) {
                int b = line.at(i) & 0xff;
                text.append(b >= ' ' && b < 127 ? (char) b : '.');
            }
        }
        return out.append("  |").append(text).append("|\n").toString();
    }

    private static String words(Arguments arguments, Bytes line, int offset) {
        String kind = arguments.lastOf("c", "b", "d", "o", "x");
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%07x", offset));
        boolean single = kind.equals("c") || kind.equals("b");
        int cell = kind.isEmpty() ? 5 : single ? 4 : 8;
        for (int i = 0; i < 16; i += single ? 1 : 2) {
            String word = "";
            if (i < line.length()) {
                int low = line.at(i) & 0xff;
                int both = low | (i + 1 < line.length() ? (line.at(i + 1) & 0xff) << 8 : 0);
                word = switch (kind) {
                    case "c" -> new OdFormat('c', 1, false).line(line.slice(i, i + 1), 1, 4).strip();
                    case "b" -> String.format(Locale.ROOT, "%03o", low);
                    case "d" -> String.format(Locale.ROOT, "%05d", both);
                    case "o" -> String.format(Locale.ROOT, "%06o", both);
                    default -> String.format(Locale.ROOT, "%04x", both);
                };
            }
            out.append(" ".repeat(cell - word.length())).append(word);
        }
        return out.append('\n').toString();
    }
}
