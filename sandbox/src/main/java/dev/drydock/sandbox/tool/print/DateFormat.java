package dev.drydock.sandbox.tool.print;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** The formats of {@code date} and {@code strftime} in the C locale, with GNU's flags {@code - _ 0 ^ #} and widths. */
public final class DateFormat {
    /** What {@code date} prints when no format is given. */
    public static final String DEFAULT = "%a %b %e %H:%M:%S %Z %Y";

    private DateFormat() {}

    /** That time in that format; an unknown conversion stays as it is. */
    public static String format(String format, ZonedDateTime time) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                i++;
                continue;
            }
            i = conversion(format, i, time, out);
        }
        return out.toString();
    }

    private static int conversion(String format, int percent, ZonedDateTime time, StringBuilder out) {
        int i = percent + 1;
        StringBuilder flags = new StringBuilder();
        while (i < format.length() && "-_0^#+".indexOf(format.charAt(i)) >= 0) {
            flags.append(format.charAt(i++));
        }
        int width = 0;
        while (i < format.length() && Character.isDigit(format.charAt(i))) {
            width = Math.min(1000, width * 10 + format.charAt(i++) - '0');
        }
        int colons = 0;
        while (i < format.length() && format.charAt(i) == ':') {
            colons++;
            i++;
        }
        while (i < format.length() && "EO".indexOf(format.charAt(i)) >= 0) {
            i++;
        }
        if (i >= format.length()) {
            out.append(format, percent, i);
            return i;
        }
        char kind = format.charAt(i);
        String value = value(kind, flags.toString(), width, colons, time);
        out.append(value == null ? format.substring(percent, i + 1) : value);
        return i + 1;
    }

    private static String value(char kind, String flags, int width, int colons, ZonedDateTime t) {
        if (kind == 'N') {
            return nanoseconds(flags, width, t);
        }
        String number = number(kind, flags, width, t);
        if (number != null) {
            return number;
        }
        String text = text(kind, colons, t);
        if (text == null) {
            return null;
        }
        if (flags.indexOf('^') >= 0) {
            text = text.toUpperCase(Locale.ROOT);
        } else if (flags.indexOf('#') >= 0) {
            text = "pZ".indexOf(kind) >= 0 ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
        }
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String nanoseconds(String flags, int width, ZonedDateTime t) {
        String digits = String.format(Locale.ROOT, "%09d", t.getNano());
        if (flags.indexOf('-') >= 0) {
            digits = digits.replaceFirst("0{1,8}$", "");
        }
        return width == 0 || width >= digits.length() ? digits : digits.substring(0, width);
    }

    private static String number(char kind, String flags, int width, ZonedDateTime t) {
        int hour12 = t.getHour() % 12 == 0 ? 12 : t.getHour() % 12;
        return switch (kind) {
            case 'C' -> padded(t.getYear() / 100, 2, '0', flags, width);
            case 'd' -> padded(t.getDayOfMonth(), 2, '0', flags, width);
            case 'e' -> padded(t.getDayOfMonth(), 2, ' ', flags, width);
            case 'g' -> padded(t.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', flags, width);
            case 'G' -> padded(t.get(IsoFields.WEEK_BASED_YEAR), 1, '0', flags, width);
            case 'H' -> padded(t.getHour(), 2, '0', flags, width);
            case 'I' -> padded(hour12, 2, '0', flags, width);
            case 'j' -> padded(t.getDayOfYear(), 3, '0', flags, width);
            case 'k' -> padded(t.getHour(), 2, ' ', flags, width);
            case 'l' -> padded(hour12, 2, ' ', flags, width);
            case 'm' -> padded(t.getMonthValue(), 2, '0', flags, width);
            case 'M' -> padded(t.getMinute(), 2, '0', flags, width);
            case 'q' -> padded((t.getMonthValue() + 2) / 3, 1, '0', flags, width);
            case 's' -> padded(t.toEpochSecond(), 1, '0', flags, width);
            case 'S' -> padded(t.getSecond(), 2, '0', flags, width);
            case 'u' -> padded(t.getDayOfWeek().getValue(), 1, '0', flags, width);
            case 'U' -> padded((t.getDayOfYear() + 6 - t.getDayOfWeek().getValue() % 7) / 7, 2, '0', flags, width);
            case 'V' -> padded(t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flags, width);
            case 'w' -> padded(t.getDayOfWeek().getValue() % 7, 1, '0', flags, width);
            case 'W' -> padded((t.getDayOfYear() + 7 - t.getDayOfWeek().getValue()) / 7, 2, '0', flags, width);
            case 'y' -> padded(t.getYear() % 100, 2, '0', flags, width);
            case 'Y' -> padded(t.getYear(), 1, '0', flags, width);
            default -> null;
        };
    }

    private static String padded(long value, int digits, char usual, String flags, int width) {
        String text = Long.toString(value);
        if (flags.indexOf('-') >= 0) {
            return text;
        }
        char fill = flags.indexOf('_') >= 0 ? ' ' : flags.indexOf('0') >= 0 ? '0' : usual;
        int missing = Math.max(digits, width) - text.length();
        return String.valueOf(fill).repeat(Math.max(0, missing)) + text;
    }

    private static String text(char kind, int colons, ZonedDateTime t) {
        return switch (kind) {
            case '%' -> "%";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'a' -> named("EEE", t);
            case 'A' -> named("EEEE", t);
            case 'b', 'h' -> named("MMM", t);
            case 'B' -> named("MMMM", t);
            case 'c' -> format("%a %b %e %H:%M:%S %Y", t);
            case 'D', 'x' -> format("%m/%d/%y", t);
            case 'F' -> format("%Y-%m-%d", t);
            case 'p' -> t.getHour() < 12 ? "AM" : "PM";
            case 'P' -> t.getHour() < 12 ? "am" : "pm";
            case 'r' -> format("%I:%M:%S %p", t);
            case 'R' -> format("%H:%M", t);
            case 'T', 'X' -> format("%H:%M:%S", t);
            case 'z' -> offset(t, colons);
            case 'Z' -> zone(t);
            default -> null;
        };
    }

    private static String named(String pattern, ZonedDateTime t) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(t);
    }

    private static String zone(ZonedDateTime t) {
        String id = t.getZone().getId();
        if (id.equals("Z") || id.equals("UTC") || id.equals("Etc/UTC")) {
            return "UTC";
        }
        return DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(t);
    }

    private static String offset(ZonedDateTime t, int colons) {
        int seconds = t.getOffset().getTotalSeconds();
        int magnitude = Math.abs(seconds);
        String separator = colons > 0 ? ":" : "";
        String text = String.format(Locale.ROOT, "%c%02d%s%02d", seconds < 0 ? '-' : '+', magnitude / 3600, separator, magnitude / 60 % 60);
        return colons > 1 ? text + String.format(Locale.ROOT, ":%02d", magnitude % 60) : text;
    }
}
