package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** {@code cal}: a month. */
public final class Cal implements Tool {
    @Override
    public Spec options() {
        return Spec.of("m,monday s,sunday 3,three y,year 1 j w h");
    }

    @Override
    public String usage() {
        return "[MONTH] [YEAR]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        LocalDate today = Instant.ofEpochSecond(sys.now() / 1_000_000).atZone(ZoneOffset.UTC).toLocalDate();
        List<String> operands = arguments.operands();
        boolean good = operands.stream().allMatch(word -> word.matches("\\d{1,4}")) && operands.size() <= 2;
        int month = operands.size() == 2 && good ? Integer.parseInt(operands.get(0)) : today.getMonthValue();
        int year = good && !operands.isEmpty() ? Integer.parseInt(operands.get(operands.size() - 1)) : today.getYear();
        if (!good || month < 1 || month > 12 || year < 1) {
            return sys.fail(arguments.name() + ": " + (month < 1 || month > 12 ? month + " is neither a month number (1..12) nor a name" : "not a valid year") + "\n", 1);
        }
        boolean whole = operands.size() == 1 || arguments.has("y");
        Output output = new Output();
        for (int m = whole ? 1 : month; m <= (whole ? 12 : month); m++) {
            output.out(month(YearMonth.of(year, m), arguments.has("m")));
        }
        return output.exit(sys, 0);
    }

    private static String month(YearMonth month, boolean mondayFirst) {
        String title = DateFormat.format("%B %Y", month.atDay(1).atStartOfDay(ZoneOffset.UTC));
        StringBuilder out = new StringBuilder(" ".repeat((20 - title.length()) / 2)).append(title).append('\n').append(mondayFirst ? "Mo Tu We Th Fr Sa Su\n" : "Su Mo Tu We Th Fr Sa\n");
        int column = month.atDay(1).getDayOfWeek().getValue() % 7;
        column = mondayFirst ? (column + 6) % 7 : column;
        out.append("   ".repeat(column));
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            boolean last = ++column % 7 == 0 || day == month.lengthOfMonth();
            out.append(String.format(Locale.ROOT, "%2d", day)).append(last ? "\n" : " ");
        }
        return out.chars().filter(c -> c == '\n').count() < 8 ? out + " ".repeat(21) + "\n" : out.toString();
    }
}
