package dev.drydock.sandbox.cluster.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A schedule of a CronJob, {@code * * * * *} or {@code @daily}, as robfig/cron reads it.
 *
 * @param error what is wrong with the text, in that library's words; empty if nothing is
 */
public record Cron(long minutes, long hours, long days, long months, long weekdays, boolean anyDay, boolean anyWeekday, String error) {
    private static final List<String> MONTHS = List.of("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> WEEKDAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final int MINUTES_SEARCHED = 5 * 366 * 24 * 60;

    private static Cron wrong(String error) {
        return new Cron(0, 0, 0, 0, 0, false, false, error);
    }

    public static Cron parse(String text) {
        if (text.isEmpty()) {
            return wrong("empty spec string");
        }
        String spec = text.startsWith("@") ? descriptor(text) : text;
        if (spec.isEmpty()) {
            return wrong("unrecognized descriptor: " + text);
        }
        String[] fields = spec.strip().split("\\s+");
        if (fields.length != 5) {
            return wrong("expected exactly 5 fields, found " + fields.length + ": [" + String.join(" ", fields) + "]");
        }
        Field[] read = {
            Field.read(fields[0], 0, 59, List.of()), Field.read(fields[1], 0, 23, List.of()), Field.read(fields[2], 1, 31, List.of()),
            Field.read(fields[3], 1, 12, MONTHS), Field.read(fields[4], 0, 6, WEEKDAYS)};
        for (Field field : read) {
            if (!field.error().isEmpty()) {
                return wrong(field.error());
            }
        }
        return new Cron(read[0].bits(), read[1].bits(), read[2].bits(), read[3].bits(), read[4].bits(), isAny(fields[2]), isAny(fields[4]), "");
    }

    private static boolean isAny(String field) {
        return field.startsWith("*") || field.startsWith("?");
    }

    private static String descriptor(String text) {
        return switch (text) {
            case "@yearly", "@annually" -> "0 0 1 1 *";
            case "@monthly" -> "0 0 1 * *";
            case "@weekly" -> "0 0 * * 0";
            case "@daily", "@midnight" -> "0 0 * * *";
            case "@hourly" -> "0 * * * *";
            default -> "";
        };
    }

    public boolean valid() {
        return error.isEmpty();
    }

    /** The next time after one, both in virtual microseconds since 1970 UTC; empty if there is none within five years. */
    public OptionalLong next(long afterMicros) {
        LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochSecond(Math.floorDiv(afterMicros, 1_000_000L)), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        LocalDateTime end = at.plusMinutes(MINUTES_SEARCHED);
        while (at.isBefore(end)) {
            if ((months >> at.getMonthValue() & 1) == 0) {
                at = at.plusMonths(1).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
            } else if (!dayMatches(at)) {
                at = at.plusDays(1).truncatedTo(ChronoUnit.DAYS);
            } else if ((hours >> at.getHour() & 1) == 0) {
                at = at.plusHours(1).truncatedTo(ChronoUnit.HOURS);
            } else if ((minutes >> at.getMinute() & 1) == 0) {
                at = at.plusMinutes(1);
            } else {
                return OptionalLong.of(at.toEpochSecond(ZoneOffset.UTC) * 1_000_000L);
            }
        }
        return OptionalLong.empty();
    }

    private boolean dayMatches(LocalDateTime at) {
        boolean day = (days >> at.getDayOfMonth() & 1) == 1;
        boolean weekday = (weekdays >> at.getDayOfWeek().getValue() % 7 & 1) == 1;
        return anyDay || anyWeekday ? day && weekday : day || weekday;
    }

    /** One of the five fields. */
    private record Field(long bits, String error) {
        static Field read(String text, int least, int most, List<String> names) {
            long bits = 0;
            for (String part : text.split(",", -1)) {
                Field one = range(part, least, most, names);
                if (!one.error.isEmpty()) {
                    return one;
                }
                bits |= one.bits;
            }
            return new Field(bits, "");
        }

        private static Field range(String text, int least, int most, List<String> names) {
            String[] stepped = text.split("/", -1);
            String[] ends = stepped[0].split("-", -1);
            boolean all = ends[0].equals("*") || ends[0].equals("?");
            int from = all ? least : number(ends[0], names);
            int to = all ? most : ends.length > 1 ? number(ends[1], names) : from;
            if (from < 0 || to < 0) {
                String bad = from < 0 ? ends[0] : ends[1];
                return new Field(0, "failed to parse int from " + bad + ": strconv.Atoi: parsing \"" + bad + "\": invalid syntax");
            }
            if (ends.length > 2) {
                return new Field(0, "too many hyphens: " + text);
            }
            int step = 1;
            if (stepped.length == 2) {
                step = number(stepped[1], List.of());
                if (step < 0) {
                    return new Field(0, "failed to parse int from " + stepped[1] + ": strconv.Atoi: parsing \"" + stepped[1] + "\": invalid syntax");
                }
                to = ends.length == 1 && !all ? most : to;
            } else if (stepped.length > 2) {
                return new Field(0, "too many slashes: " + text);
            }
            return checked(text, least, most, new int[] {from, to, step});
        }

        private static Field checked(String text, int least, int most, int[] range) {
            if (range[0] < least) {
                return new Field(0, "beginning of range (" + range[0] + ") below minimum (" + least + "): " + text);
            }
            if (range[1] > most) {
                return new Field(0, "end of range (" + range[1] + ") above maximum (" + most + "): " + text);
            }
            if (range[0] > range[1]) {
                return new Field(0, "beginning of range (" + range[0] + ") beyond end of range (" + range[1] + "): " + text);
            }
            if (range[2] == 0) {
                return new Field(0, "step of range should be a positive number: " + text);
            }
            long bits = 0;
            for (int i = range[0]; i <= range[1]; i += range[2]) {
                bits |= 1L << i;
            }
            return new Field(bits, "");
        }

        private static int number(String text, List<String> names) {
            int named = names.indexOf(text.toLowerCase(Locale.ROOT));
            return named >= 0 && !text.isEmpty() ? named : text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        }
    }
}
