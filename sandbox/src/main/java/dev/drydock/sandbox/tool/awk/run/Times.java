package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.tool.awk.value.Value;
import dev.drydock.sandbox.tool.print.DateFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** {@code strftime} and {@code mktime}; the clocks of the world show UTC. */
final class Times {
    private Times() {}

    static Value strftime(Machine m, List<Value> v) {
        String format = v.isEmpty() ? "%a %b %e %H:%M:%S %Z %Y" : m.text(v.get(0));
        long seconds = v.size() > 1 ? (long) v.get(1).number() : Math.floorDiv(m.nowMicros(), 1_000_000L);
        long sane = Math.max(-60_000_000_000L, Math.min(250_000_000_000L, seconds));
        return Value.of(DateFormat.format(format, Instant.ofEpochSecond(sane).atZone(ZoneOffset.UTC)));
    }

    /** {@code "YYYY MM DD HH MM SS"}; numbers beyond their range carry over. */
    static Value mktime(Machine m, List<Value> v) {
        List<String> words = Splitter.blanks(m.text(v.get(0)));
        if (words.size() < 6 || words.stream().limit(6).anyMatch(word -> !word.matches("-?\\d{1,9}"))) {
            return Value.of(-1);
        }
        List<Long> n = words.stream().limit(6).map(Long::parseLong).toList();
        try {
            LocalDateTime time = LocalDateTime.of(n.get(0).intValue(), 1, 1, 0, 0).plusMonths(n.get(1) - 1).plusDays(n.get(2) - 1)
                    .plusHours(n.get(3)).plusMinutes(n.get(4)).plusSeconds(n.get(5));
            return Value.of(time.toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeException outOfRange) {
            return Value.of(-1);
        }
    }
}
