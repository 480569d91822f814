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
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;

/** {@code xxd}: bytes in hexadecimal, and back. */
public final class Xxd implements Tool {
    @Override
    public Spec options() {
        return Spec.of("p,ps,plain r,revert u b,bits c,cols= g= l,len= s,seek= i");
    }

    @Override
    public String usage() {
        return "[-pru] [-c COLS] [-g N] [-l LEN] [FILE]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        return Inputs.feed(sys, arguments.operands(), Inputs.Words.plain(arguments), Gather.all((files, failed) -> {
            if (files.isEmpty()) {
                return new Intake.Ending(List.of(), 2);
            }
            Bytes all = files.get(0).content();
            if (arguments.has("r")) {
                return Intake.Ending.of(new Output().bytes(back(all.latin1(), arguments.has("p"))), 0);
            }
            int from = Math.min(all.length(), number(arguments, "s", 0));
            Bytes wanted = all.slice(from, (int) Math.min(all.length(), from + (long) number(arguments, "l", Integer.MAX_VALUE)));
            return Intake.Ending.of(new Output().out(arguments.has("p") ? plain(arguments, wanted) : lines(arguments, wanted, from)), 0);
        }));
    }

    private static int number(Arguments arguments, String key, int otherwise) {
        return arguments.value(key).filter(text -> text.matches("\\d{1,8}")).map(Integer::parseInt).orElse(otherwise);
    }

    private static String hex(Arguments arguments, int b) {
        return String.format(Locale.ROOT, arguments.has("u") ? "%02X" : "%02x", b & 0xff);
    }

    private static String plain(Arguments arguments, Bytes bytes) {
        StringBuilder out = new StringBuilder();
        int columns = Math.max(1, number(arguments, "c", 30));
        for (int i = 0; i < bytes.length(); i++) {
            out.append(hex(arguments, bytes.at(i))).append((i + 1) % columns == 0 || i + 1 == bytes.length() ? "\n" : "");
        }
        return out.toString();
    }

    private static String lines(Arguments arguments, Bytes bytes, int offset) {
        StringBuilder out = new StringBuilder();
        int columns = Math.max(1, number(arguments, "c", arguments.has("b") ? 6 : 16));
        int group = Math.max(1, number(arguments, "g", arguments.has("b") ? 1 : 2));
        int digits = arguments.has("b") ? 8 : 2;
        for (int i = 0; i < bytes.length(); i += columns) {
            StringBuilder text = new StringBuilder();
            StringBuilder row = new StringBuilder();
            for (int j = 0; j < columns; j++) {
                boolean there = i + j < bytes.length();
                int b = there ? bytes.at(i + j) & 0xff : 0;
                String shown = arguments.has("b") ? String.format(Locale.ROOT, "%8s", Integer.toBinaryString(b)).replace(' ', '0') : hex(arguments, b);
                row.append(j % group == 0 ? " " : "").append(there ? shown : " ".repeat(digits));
                if (there) {
                    text.append(b >= ' ' && b < 127 ? (char) b : '.');
                }
            }
            out.append(String.format(Locale.ROOT, "%08x:", offset + i)).append(row).append("  ").append(text).append('\n');
        }
        return out.toString();
    }

    private static Bytes back(String text, boolean plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String line : text.split("\n")) {
            String hex = plain ? line : line.replaceFirst("^[0-9a-fA-F]+: ?", "").replaceFirst("  .*$", "");
            String digits = hex.replaceAll("[^0-9a-fA-F]", "");
            for (int i = 0; i + 1 < digits.length(); i += 2) {
                out.write(Integer.parseInt(digits.substring(i, i + 2), 16));
            }
        }
        return Bytes.wrap(out.toByteArray());
    }
}
