package dev.drydock.sandbox.tool.jq;

import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Whole;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates, which jq keeps as seconds or as a sequence of year, month from 0, day, hour, minute, second, weekday, day of the year. */
final class Times {
    private static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private Times() {}

    static Tree apply(String signature, Tree in, List<Tree> arguments) {
        return switch (signature) {
            case "gmtime/0", "localtime/0" -> {
                if (!Values.isNumber(in)) {
                    throw new Failure(signature.replace("/0", "") + "() requires a number");
                }
                yield broken(Instant.ofEpochSecond((long) Math.floor(in.number())).atZone(ZoneOffset.UTC), in.number() - Math.floor(in.number()));
            }
            case "mktime/0" -> new Whole(moment(in, "mktime").toEpochSecond());
            case "strptime/1" -> broken(parsed(in, arguments.get(0)), 0);
            default -> {
                String name = signature.replace("/1", "");
                if (!(arguments.get(0) instanceof Text)) {
                    throw new Failure(name + "/1 requires a string format");
                }
                yield new Text(DateFormat.format(arguments.get(0).text(), moment(in, name + "/1")));
            }
        };
    }

    private static Tree broken(ZonedDateTime t, double fraction) {
        return new Sequence(List.of(new Whole(t.getYear()), new Whole(t.getMonthValue() - 1), new Whole(t.getDayOfMonth()), new Whole(t.getHour()),
                new Whole(t.getMinute()), Values.number(t.getSecond() + fraction), new Whole(t.getDayOfWeek().getValue() % 7), new Whole(t.getDayOfYear() - 1)));
    }

    private static ZonedDateTime moment(Tree in, String name) {
        if (Values.isNumber(in) && !name.equals("mktime")) {
            return Instant.ofEpochSecond((long) Math.floor(in.number())).atZone(ZoneOffset.UTC);
        }
        if (!(in instanceof Sequence sequence) || sequence.size() < 6) {
            throw new Failure(name.equals("mktime") ? "mktime requires array of 6 numbers" : name + " requires parsed datetime inputs");
        }
        try {
            return LocalDateTime.of((int) in.get(0).number(), (int) in.get(1).number() + 1, (int) in.get(2).number(), (int) in.get(3).number(),
                    (int) in.get(4).number(), (int) in.get(5).number()).atZone(ZoneOffset.UTC);
        } catch (DateTimeException bad) {
            throw new Failure("invalid gmtime representation");
        }
    }

    private static ZonedDateTime parsed(Tree in, Tree format) {
        if (!(in instanceof Text)) {
            throw new Failure("strptime/1 requires string inputs and arguments");
        }
        StringBuilder pattern = new StringBuilder();
        StringBuilder letters = new StringBuilder();
        String wanted = format.text().replace("%T", "%H:%M:%S").replace("%D", "%m/%d/%y").replace("%F", "%Y-%m-%d");
        for (int i = 0; i < wanted.length(); i++) {
            if (wanted.charAt(i) == '%' && i + 1 < wanted.length()) {
                char letter = wanted.charAt(++i);
                letters.append(letter);
                pattern.append(switch (letter) {
                    case 'Y' -> "(\\d{4})";
                    case 'b', 'B', 'h', 'a', 'A' -> "([A-Za-z]+)";
                    case 'Z' -> "([A-Za-z]+)";
                    case 'z' -> "(Z|[+-]\\d\\d:?\\d\\d)";
                    case 's' -> "(-?\\d+)";
                    default -> "(\\d{1,3})";
                });
            } else {
                pattern.append(Pattern.quote(wanted.substring(i, i + 1)));
            }
        }
        Matcher matcher = Pattern.compile(pattern.toString()).matcher(in.text());
        if (!matcher.matches()) {
            throw new Failure("date \"" + in.text() + "\" does not match format \"" + format.text() + "\"");
        }
        TreeMap<Character, String> parts = new TreeMap<>();
        for (int i = 0; i < letters.length(); i++) {
            parts.put(letters.charAt(i), matcher.group(i + 1));
        }
        return built(parts);
    }

    private static ZonedDateTime built(TreeMap<Character, String> parts) {
        if (parts.containsKey('s')) {
            return Instant.ofEpochSecond(Long.parseLong(parts.get('s'))).atZone(ZoneOffset.UTC);
        }
        String named = parts.getOrDefault('b', parts.getOrDefault('B', ""));
        int month = named.length() >= 3 ? MONTHS.indexOf(named.substring(0, 3)) + 1 : number(parts, 'm', 1);
        int year = parts.containsKey('y') ? number(parts, 'y', 0) + (number(parts, 'y', 0) < 69 ? 2000 : 1900) : number(parts, 'Y', 1900);
        try {
            return LocalDateTime.of(year, Math.max(1, month), number(parts, 'd', number(parts, 'e', 1)), number(parts, 'H', 0), number(parts, 'M', 0), number(parts, 'S', 0))
                    .atZone(ZoneOffset.UTC);
        } catch (DateTimeException bad) {
            throw new Failure("invalid gmtime representation");
        }
    }

    private static int number(TreeMap<Character, String> parts, char letter, int otherwise) {
        return parts.containsKey(letter) ? Integer.parseInt(parts.get(letter)) : otherwise;
    }
}
