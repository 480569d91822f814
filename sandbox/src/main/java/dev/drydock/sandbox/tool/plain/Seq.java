package dev.drydock.sandbox.tool.plain;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Printf;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** {@code seq}: numbers in a row. */
public final class Seq implements Tool {
    private static final int AT_ONCE = 500;

    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[-w] [-s SEP] [FIRST [INC]] LAST";
    }

    @Override
    public Step run(Sys sys, Arguments raw) {
        // Negative numbers look like options: they are told apart by their digits.
        int first = 0;
        List<String> words = raw.operands();
        String separator = "\n";
        String format = "";
        boolean wide = false;
        while (first < words.size() && words.get(first).matches("-[^.\\d].*")) {
            String word = words.get(first++);
            String attached = word.startsWith("--") ? word.substring(Math.max(2, word.indexOf('=') + 1)) : word.substring(2);
            boolean needs = word.matches("-[sf]|--separator|--format");
            String value = needs && first < words.size() ? words.get(first++) : attached;
            if (word.equals("--")) {
                break;
            } else if (word.matches("-s.*|--separator.*")) {
                separator = value;
            } else if (word.matches("-f.*|--format.*")) {
                format = value;
            } else if (word.matches("-w|--equal-width")) {
                wide = true;
            } else {
                return Tool.misuse(sys, this, raw.dialect(), raw.name(), word.startsWith("--") ? "unrecognized option '" + word + "'"
                        : "invalid option -- '" + word.charAt(1) + "'");
            }
        }
        return numbers(sys, raw, words.subList(first, words.size()), new Look(separator, format, wide, 0, 0));
    }

    private Step numbers(Sys sys, Arguments arguments, List<String> operands, Look look) {
        if (operands.isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        if (operands.size() > 3) {
            return misuse(sys, arguments, "extra operand " + arguments.quote(operands.get(3)));
        }
        List<BigDecimal> numbers = new ArrayList<>();
        for (String operand : operands) {
            if (!operand.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?") || operand.length() > 100) {
                return misuse(sys, arguments, "invalid floating point argument: " + arguments.quote(operand));
            }
            numbers.add(new BigDecimal(operand));
        }
        BigDecimal from = numbers.size() > 1 ? numbers.get(0) : BigDecimal.ONE;
        BigDecimal step = numbers.size() > 2 ? numbers.get(1) : BigDecimal.ONE;
        BigDecimal to = numbers.get(numbers.size() - 1);
        if (step.signum() == 0) {
            return misuse(sys, arguments, "invalid Zero increment value: " + arguments.quote(operands.get(1)));
        }
        int scale = Math.max(0, Math.max(from.scale(), step.scale()));
        int width = look.wide ? Math.max(plain(from, scale).length(), plain(to, scale).length()) : 0;
        return some(sys, new Look(look.separator, look.format, look.wide, scale, width), from, step, to, true);
    }

    private static String plain(BigDecimal number, int scale) {
        return number.setScale(scale, RoundingMode.DOWN).toPlainString();
    }

    private record Look(String separator, String format, boolean wide, int scale, int width) {
        String number(BigDecimal number) {
            if (!format.isEmpty()) {
                return Printf.format(Printf.Dialect.GNU, format, List.of(number.toPlainString())).output();
            }
            String text = plain(number, scale);
            String sign = text.startsWith("-") ? "-" : "";
            return sign + "0".repeat(Math.max(0, width - text.length())) + text.substring(sign.length());
        }
    }

    private static Step some(Sys sys, Look look, BigDecimal from, BigDecimal step, BigDecimal to, boolean first) {
        StringBuilder text = new StringBuilder();
        BigDecimal at = from;
        boolean begun = !first;
        for (int i = 0; i < AT_ONCE && at.compareTo(to) * step.signum() <= 0; i++) {
            text.append(begun ? look.separator : "").append(look.number(at));
            begun = true;
            at = at.add(step);
        }
        if (at.compareTo(to) * step.signum() > 0) {
            return new Output().out(text.append(begun ? "\n" : "").toString()).exit(sys, 0);
        }
        BigDecimal next = at;
        return new Output().out(text.toString()).then(sys, s -> some(s, look, next, step, to, false));
    }
}
