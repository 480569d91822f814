package dev.drydock.sandbox.tool.print;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code date -d} understands: calendar dates, times, zones, weekdays and relative items, in any order; used once. */
public final class DateText {
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4,})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})(?:/(\\d{2,4}))?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?");
    private static final Pattern ZONE = Pattern.compile("([+-])(\\d{2}):?(\\d{2})?");
    private static final Pattern ITEM = Pattern.compile(
            "\\d{4,}-\\d{1,2}-\\d{1,2}|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?|[+-]\\d{2}:\\d{2}|[+-]?\\d+|[a-z]+\\.?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final ZonedDateTime now;
    private LocalDate date;
    private boolean dated;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private boolean timed;
    private ZoneId zone;
    private DayOfWeek weekday;
    private int weeks;
    private long months;
    private long days;
    private long nanosAway;
    private long pending;
    private boolean hasPending;
    private boolean monthNamed;
    private boolean dayGiven;
    private long lastAmount;
    private String lastUnit = "";

    private DateText(ZonedDateTime now) {
        this.now = now;
        this.date = now.toLocalDate();
        this.zone = now.getZone();
    }

    /** The time a text means, seen from {@code now}; empty when {@code date} would say {@code invalid date}. */
    public static Optional<ZonedDateTime> parse(String text, ZonedDateTime now) {
        String trimmed = text.trim().toLowerCase(Locale.ROOT);
        try {
            if (trimmed.matches("@-?\\d{1,15}([.,]\\d{1,9})?")) {
                return Optional.of(epoch(trimmed.substring(1).replace(',', '.'), now));
            }
            DateText reading = new DateText(now);
            return reading.read(trimmed) ? Optional.of(reading.result(trimmed.isEmpty())) : Optional.empty();
        } catch (DateTimeException | ArithmeticException | NumberFormatException outOfRange) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime epoch(String seconds, ZonedDateTime now) {
        java.math.BigDecimal nanos = new java.math.BigDecimal(seconds).movePointRight(9);
        long total = nanos.longValueExact();
        return Instant.ofEpochSecond(Math.floorDiv(total, 1_000_000_000L), Math.floorMod(total, 1_000_000_000L)).atZone(now.getZone());
    }

    private boolean read(String text) {
        Matcher item = ITEM.matcher(text);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == ',' || c == '\t') {
                at++;
                continue;
            }
            item.region(at, text.length());
            if (!item.lookingAt()) {
                return false;
            }
            boolean understood = Character.isLetter(c) ? word(item.group().replace(".", "")) : number(item.group());
            if (!understood) {
                return false;
            }
            at = item.end();
        }
        return !hasPending;
    }

    private boolean number(String item) {
        Matcher iso = ISO_DATE.matcher(item);
        if (iso.matches()) {
            return setDate(LocalDate.of(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), Integer.parseInt(iso.group(3))));
        }
        Matcher slashed = SLASHED.matcher(item);
        if (slashed.matches()) {
            int year = slashed.group(3) == null ? now.getYear() : Integer.parseInt(slashed.group(3));
            return setDate(LocalDate.of(year < 69 ? year + 2000 : year < 100 ? year + 1900 : year,
                    Integer.parseInt(slashed.group(1)), Integer.parseInt(slashed.group(2))));
        }
        Matcher clock = CLOCK.matcher(item);
        if (clock.matches()) {
            String fraction = clock.group(4) == null ? "" : clock.group(4);
            return setTime(Integer.parseInt(clock.group(1)), Integer.parseInt(clock.group(2)),
                    clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3)), Integer.parseInt((fraction + "000000000").substring(0, 9)));
        }
        Matcher offset = ZONE.matcher(item);
        if (timed && offset.matches() && (item.length() > 3 || dated)) {
            int minutes = Integer.parseInt(offset.group(2)) * 60 + (offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3)));
            zone = ZoneOffset.ofTotalSeconds(minutes * 60 * (offset.group(1).equals("-") ? -1 : 1));
            return true;
        }
        return plainNumber(item);
    }

    private boolean plainNumber(String item) {
        long value = Long.parseLong(item.startsWith("+") ? item.substring(1) : item);
        if (hasPending) {
            return false;
        }
        if (monthNamed && item.matches("\\d{4}")) {
            return setYear((int) value);
        }
        if (monthNamed && !dayGiven && item.matches("\\d{1,2}")) {
            dayGiven = true;
            date = date.withDayOfMonth((int) value);
            return true;
        }
        if (item.matches("\\d{8}") && !dated) {
            return setDate(LocalDate.of((int) (value / 10000), (int) (value / 100 % 100), (int) (value % 100)));
        }
        pending = value;
        hasPending = true;
        return true;
    }

    private boolean setYear(int year) {
        date = date.withYear(year);
        return true;
    }

    private boolean setDate(LocalDate given) {
        boolean first = !dated;
        date = given;
        dated = true;
        return first;
    }

    private boolean setTime(int h, int m, int s, int n) {
        boolean valid = !timed && h < 24 && m < 60 && s <= 60;
        hour = h;
        minute = m;
        second = Math.min(s, 59);
        nano = n;
        timed = true;
        return valid;
    }

    private boolean word(String word) {
        if (word.equals("t") && dated) {
            return true;
        }
        if (word.equals("z") || word.equals("utc") || word.equals("gmt") || word.equals("ut")) {
            zone = ZoneId.of("UTC");
            return true;
        }
        if (word.equals("am") || word.equals("pm")) {
            return halfDay(word.equals("pm"));
        }
        int month = index(MONTHS, word);
        if (month >= 0) {
            monthNamed = true;
            dayGiven = hasPending;
            date = LocalDate.of(now.getYear(), month + 1, hasPending ? (int) pending : 1);
            hasPending = false;
            dated = true;
            return true;
        }
        int day = index(DAYS, word);
        if (day >= 0) {
            weekday = DayOfWeek.of(day + 1);
            weeks = hasPending ? (int) pending : 0;
            hasPending = false;
            return true;
        }
        return relative(word);
    }

    private boolean halfDay(boolean afternoon) {
        if (hasPending) {
            hasPending = false;
            return pending >= 1 && pending <= 12 && setTime((int) pending % 12 + (afternoon ? 12 : 0), 0, 0, 0);
        }
        hour = hour % 12 + (afternoon ? 12 : 0);
        return timed;
    }

    private static int index(List<String> names, String word) {
        return word.length() < 3 ? -1 : names.indexOf(word.substring(0, 3)) >= 0 && isLongForm(word) ? names.indexOf(word.substring(0, 3)) : -1;
    }

    private static boolean isLongForm(String word) {
        List<String> longForms = List.of("january", "february", "march", "april", "may", "june", "july", "august", "september", "sept",
                "october", "november", "december", "monday", "tuesday", "tues", "wednesday", "wednes", "thursday", "thur", "thurs", "friday",
                "saturday", "sunday");
        return word.length() == 3 || longForms.contains(word);
    }

    private boolean relative(String word) {
        switch (word) {
            case "now", "today" -> {
                return true;
            }
            case "yesterday" -> days--;
            case "tomorrow" -> days++;
            case "next" -> {
                pending = 1;
                hasPending = true;
            }
            case "last" -> {
                pending = -1;
                hasPending = true;
            }
            case "this" -> {
                pending = 0;
                hasPending = true;
            }
            case "ago" -> {
                move(lastUnit, -2 * lastAmount);
                return !lastUnit.isEmpty();
            }
            default -> {
                lastAmount = hasPending ? pending : 1;
                lastUnit = word.endsWith("s") && word.length() > 1 ? word.substring(0, word.length() - 1) : word;
                hasPending = false;
                return move(lastUnit, lastAmount);
            }
        }
        return true;
    }

    private boolean move(String unit, long amount) {
        switch (unit) {
            case "year" -> months += 12 * amount;
            case "month" -> months += amount;
            case "fortnight" -> days += 14 * amount;
            case "week" -> days += 7 * amount;
            case "day" -> days += amount;
            case "hour" -> nanosAway += Math.multiplyExact(amount, 3_600_000_000_000L);
            case "minute", "min" -> nanosAway += Math.multiplyExact(amount, 60_000_000_000L);
            case "second", "sec" -> nanosAway += Math.multiplyExact(amount, 1_000_000_000L);
            default -> {
                return false;
            }
        }
        return true;
    }

    private ZonedDateTime result(boolean empty) {
        boolean startOfDay = dated || weekday != null || empty;
        LocalDate day = date;
        if (months != 0) {
            // Like mktime: 31 January and a month is 2 March.
            int dayOfMonth = day.getDayOfMonth();
            day = day.withDayOfMonth(1).plusMonths(months).plusDays(dayOfMonth - 1L);
        }
        if (weekday != null) {
            int ahead = Math.floorMod(weekday.getValue() - day.getDayOfWeek().getValue(), 7);
            day = day.plusDays(ahead + 7L * (weeks > 0 && ahead > 0 ? weeks - 1 : weeks));
        }
        day = day.plusDays(days);
        ZonedDateTime time = startOfDay || timed ? day.atStartOfDay(zone) : day.atTime(now.toLocalTime()).atZone(zone);
        if (timed) {
            time = day.atTime(hour, minute, second, nano).atZone(zone);
        }
        return time.plus(nanosAway, ChronoUnit.NANOS).withZoneSameInstant(now.getZone());
    }
}
