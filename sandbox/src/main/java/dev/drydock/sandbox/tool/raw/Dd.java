package dev.drydock.sandbox.tool.raw;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Conversion;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** {@code dd}: copies blocks. */
public final class Dd implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[if=FILE] [of=FILE] [bs=N] [count=N] [skip=N] [seek=N] [status=none]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        TreeMap<String, String> given = new TreeMap<>();
        for (String word : arguments.operands()) {
            int mark = word.indexOf('=');
            if (mark < 0 || !List.of("if", "of", "bs", "ibs", "obs", "count", "skip", "seek", "status", "conv", "iflag", "oflag", "cbs").contains(word.substring(0, mark))) {
                return sys.fail(arguments.name() + ": unrecognized operand " + arguments.quote(word) + "\n" + hint(arguments.name()), 1);
            }
            given.put(word.substring(0, mark), word.substring(mark + 1));
        }
        long block = size(given.getOrDefault("bs", given.getOrDefault("ibs", "512")));
        long count = given.containsKey("count") ? size(given.get("count")) : Long.MAX_VALUE;
        if (block <= 0 || count < 0) {
            return sys.fail(arguments.name() + ": invalid number: " + arguments.quote(given.getOrDefault(block <= 0 ? "bs" : "count", "")) + "\n", 1);
        }
        Outcome<Integer> input = given.containsKey("if") ? sys.open(given.get("if"), Sys.OpenMode.READ) : Outcome.of(0);
        if (!input.ok()) {
            return refuse(sys, arguments, given.get("if"), input);
        }
        boolean keeps = given.getOrDefault("conv", "").contains("notrunc");
        Outcome<Integer> target = given.containsKey("of") ? sys.open(given.get("of"), keeps ? Sys.OpenMode.READ_WRITE : Sys.OpenMode.WRITE) : Outcome.of(1);
        if (!target.ok()) {
            return refuse(sys, arguments, given.get("of"), target);
        }
        long skip = size(given.getOrDefault("skip", "0"));
        Copy copy = new Copy(input.value(), target.value(), (int) Math.min(block, 1 << 24), count, Math.max(0, skip), 0, 0, 0, given.getOrDefault("status", ""), sys.now());
        if (block > 1 << 20) {
            sys.claimMemory(block);
        }
        return copy.next(sys, Bytes.EMPTY);
    }

    private static Step refuse(Sys sys, Arguments arguments, String file, Outcome<Integer> opened) {
        return sys.fail(arguments.name() + ": " + arguments.words("failed to open " + arguments.quote(file), "can't open '" + file + "'") + ": " + opened.errno().text() + "\n", 1);
    }

    private static long size(String text) {
        if (!text.matches("\\d{1,12}([cwbkKMG](iB|B)?)?")) {
            return -1;
        }
        String digits = text.replaceAll("[^0-9]", "");
        String unit = text.substring(digits.length());
        long base = unit.endsWith("B") && !unit.endsWith("iB") ? 1000 : 1024;
        long factor = unit.isEmpty() || unit.equals("c") ? 1 : unit.equals("w") ? 2 : unit.equals("b") ? 512
                : (long) Math.pow(base, "kMG".indexOf(Character.toString(unit.charAt(0)).replace("K", "k")) + 1.0);
        return Long.parseLong(digits) * factor;
    }

    /** @param full whole blocks copied; {@code partial} others */
    private record Copy(int input, int target, int block, long left, long skip, long full, long partial, long bytes, String status, long startMicros) {
        Step next(Sys sys, Bytes held) {
            if (left == 0) {
                return end(sys);
            }
            return sys.read(input, block - held.length(), (s, read) -> {
                if (!read.ok()) {
                    return s.fail("dd: error reading: " + read.errno().text() + "\n", 1);
                }
                if (read.value().isEmpty() && held.isEmpty()) {
                    return end(s);
                }
                Bytes all = held.plus(read.value());
                if (!read.value().isEmpty() && all.length() < block && s.kindOf(input).orElse(null) instanceof OpenFile.TreeFile) {
                    return next(s, all);
                }
                if (skip > 0) {
                    return new Copy(input, target, block, left, skip - 1, full, partial, bytes, status, startMicros).next(s, Bytes.EMPTY);
                }
                boolean whole = all.length() == block;
                Copy after = new Copy(input, target, block, left - 1, 0, full + (whole ? 1 : 0), partial + (whole ? 0 : 1), bytes + all.length(), status, startMicros);
                Code then = t -> after.next(t, Bytes.EMPTY);
                return s.write(target, all, then);
            });
        }

        private Step end(Sys sys) {
            if (status.equals("none")) {
                return Step.exit(0);
            }
            String records = full + "+" + partial + " records in\n" + full + "+" + partial + " records out\n";
            double seconds = Math.max(1e-5, (sys.now() - startMicros) / 1e6);
            String human = bytes < 1000 ? "" : " (" + Human.decimal(bytes, true) + (bytes < 1024 ? "" : ", " + Human.decimal(bytes, false)) + ")";
            String speed = String.format(Locale.ROOT, "%d byte%s%s copied, %s s, %s/s\n", bytes, bytes == 1 ? "" : "s", human,
                    new Conversion("", 0, 6, 'g').real(seconds), Human.decimal((long) (bytes / seconds), true));
            return sys.fail(records + (status.equals("noxfer") ? "" : speed), 0);
        }
    }

    /** Sizes as dd tells them. */
    private static final class Human {
        private Human() {}

        static String decimal(long bytes, boolean si) {
            int base = si ? 1000 : 1024;
            int power = 0;
            double value = bytes;
            while (value >= base && power < 5) {
                value /= base;
                power++;
            }
            String unit = power == 0 ? "" : (si ? "kMGTP" : "KMGTP").substring(power - 1, power) + (si ? "" : "i");
            return (power == 0 ? Long.toString(bytes) : String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value)) + " " + unit + "B";
        }
    }
}
