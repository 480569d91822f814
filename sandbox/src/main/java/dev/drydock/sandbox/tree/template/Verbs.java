package dev.drydock.sandbox.tree.template;

import dev.drydock.sandbox.tree.GoFloat;
import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.template.GoType.Kind;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One value by one verb of Go's fmt, with the flags, width and precision set before. */
final class Verbs {
    private static final int WIDEST = 1_000_000;

    private final GoType numbers;
    boolean minus;
    boolean plus;
    boolean sharp;
    boolean space;
    boolean zero;
    int width = -1;
    int precision = -1;

    Verbs(GoType numbers) {
        this.numbers = numbers;
    }

    /** Prints an operand. */
    String print(Value operand, int verb) {
        Value value = operand.concrete(numbers);
        if (value.isNone()) return verb == 'v' || verb == 'T' ? pad("<nil>") : bad(value, verb);
        if (verb == 'T') return pad(value.type().name());
        return print(value, verb, 0);
    }

    private String print(Value value, int verb, int depth) {
        return switch (value.kind()) {
            case BOOL -> verb == 't' || verb == 'v' ? pad(value.tree().truth() ? "true" : "false") : bad(value, verb);
            case INT, UINT -> integer(value, verb);
            case FLOAT -> real(value, verb);
            case STRING -> string(value, verb);
            case INTERFACE -> {
                Value held = value.concrete(numbers);
                yield held.isNone() ? pad("<nil>") : print(held, verb, depth + 1);
            }
            case TIME -> verb == 'v' || verb == 's' ? pad(GoTime.string(GoTime.read(value.text()))) : bad(value, verb);
            case POINTER -> pointer(value, verb, depth);
            case SLICE, MAP, STRUCT -> verb == 'p' ? pad(address(value)) : composite(value, verb, depth);
        };
    }

    private String composite(Value value, int verb, int depth) {
        List<String> parts = new ArrayList<>();
        if (value.type() instanceof GoType.SliceOf slice) {
            value.tree().items().forEach(item -> parts.add(print(new Value(slice.item(), item), verb, depth + 1)));
            return "[" + String.join(" ", parts) + "]";
        }
        if (value.type() instanceof GoType.MapOf map) {
            Mapping sorted = value.tree().mapping().sorted();
            sorted.forEach((key, item) -> parts.add(print(new Value(map.key(), new dev.drydock.sandbox.tree.Text(key)), verb, depth + 1) + ":"
                    + print(new Value(map.value(), item), verb, depth + 1)));
            return "map[" + String.join(" ", parts) + "]";
        }
        ((GoType.Struct) value.type()).members().forEach((name, member) -> {
            String label = plus && verb == 'v' ? name + ":" : "";
            if (member instanceof GoType.Field field) parts.add(label + print(new Value(field.type(), value.tree().get(field.key())), verb, depth + 1));
            if (member instanceof GoType.Embedded embedded) parts.add(label + print(new Value(embedded.type(), value.tree()), verb, depth + 1));
        });
        return "{" + String.join(" ", parts) + "}";
    }

    private String pointer(Value value, int verb, int depth) {
        if (value.isNil()) return verb == 'v' ? pad("<nil>") : bad(value, verb);
        GoType target = ((GoType.PointerTo) value.type()).target();
        boolean followed = depth == 0 && verb != 'p' && (target.kind() == Kind.STRUCT || target.kind() == Kind.MAP || target.kind() == Kind.SLICE);
        return followed ? "&" + print(new Value(target, value.tree()), verb, depth + 1) : pad(address(value));
    }

    /** An address such as Go prints; the same for equal values, since the world has no addresses. */
    private static String address(Value value) {
        return String.format(Locale.ROOT, "0xc000%06x", Json.compact(value.tree()).hashCode() & 0xfffff0);
    }

    private String bad(Value value, int verb) {
        String shown = new String(Character.toChars(verb));
        if (value.isNone()) return "%!" + shown + "(<nil>)";
        return "%!" + shown + "(" + value.type().name() + "=" + new Verbs(numbers).print(value, 'v', 0) + ")";
    }

    private String integer(Value value, int verb) {
        long number = value.tree().whole();
        return switch (verb) {
            case 'v', 'd' -> digits(number, 10, "");
            case 'b' -> digits(number, 2, sharp ? "0b" : "");
            case 'o' -> digits(number, 8, sharp ? "0" : "");
            case 'O' -> digits(number, 8, "0o");
            case 'x' -> digits(number, 16, sharp ? "0x" : "");
            case 'X' -> digits(number, 16, sharp ? "0X" : "").toUpperCase(Locale.ROOT);
            case 'c' -> pad(rune(number));
            case 'q' -> pad(GoText.quoteRune((int) number));
            case 'U' -> pad(sharp ? GoText.codePoint((int) number) : GoText.codePoint((int) number).split(" ")[0]);
            case 'e', 'E', 'f', 'F', 'g', 'G', 's', 't' -> bad(value, verb);
            default -> bad(value, verb);
        };
    }

    private static String rune(long number) {
        return Character.isValidCodePoint((int) number) && number == (int) number ? new String(Character.toChars((int) number)) : "\uFFFD";
    }

    private String digits(long number, int radix, String prefix) {
        String digits = Long.toString(number, radix);
        boolean negative = digits.startsWith("-");
        if (negative) digits = digits.substring(1);
        String sign = negative ? "-" : plus ? "+" : space ? " " : "";
        if (precision == 0 && number == 0) return " ".repeat(Math.max(0, width));
        int least = precision >= 0 ? precision : zero && !minus && width >= 0 ? width - sign.length() : 0;
        return pad(sign + prefix + "0".repeat(Math.max(0, least - digits.length())) + digits);
    }

    private String real(Value value, int verb) {
        char form = verb == 'v' ? 'g' : verb == 'F' ? 'f' : (char) Character.toLowerCase(verb);
        if (form != 'e' && form != 'f' && form != 'g') return bad(value, verb);
        int digits = precision >= 0 ? precision : form == 'g' ? -1 : 6;
        String number = GoFloat.format(value.tree().number(), form, digits);
        if (verb == 'E' || verb == 'G') number = number.toUpperCase(Locale.ROOT);
        boolean signed = number.startsWith("-") || number.startsWith("+");
        String sign = signed ? number.substring(0, 1) : "+";
        String body = signed ? number.substring(1) : number;
        String shownSign = sign.equals("-") || plus || body.equals("Inf") && !space ? sign : space ? " " : "";
        boolean finite = Character.isDigit(body.charAt(0));
        if (zero && !minus && finite && width > shownSign.length() + body.length()) body = "0".repeat(width - shownSign.length() - body.length()) + body;
        return pad(shownSign + body);
    }

    private String string(Value value, int verb) {
        String text = value.text();
        return switch (verb) {
            case 'v', 's' -> pad(sharp && verb == 'v' ? GoText.quote(text) : cut(text));
            case 'q' -> pad(sharp && !text.contains("`") && text.codePoints().allMatch(c -> c == '\t' || GoText.isPrintable(c)) ? "`" + cut(text) + "`"
                    : plus ? GoText.quoteToAscii(cut(text)) : GoText.quote(cut(text)));
            case 'x' -> pad(bytes(text));
            case 'X' -> pad(bytes(text).toUpperCase(Locale.ROOT));
            default -> bad(value, verb);
        };
    }

    private String cut(String text) {
        if (precision < 0 || text.codePointCount(0, text.length()) <= precision) return text;
        return text.substring(0, text.offsetByCodePoints(0, precision));
    }

    private String bytes(String text) {
        StringBuilder hex = new StringBuilder();
        int count = 0;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (precision >= 0 && count++ >= precision) break;
            if (space && hex.length() > 0) hex.append(' ');
            hex.append(sharp && (space || hex.length() == 0) ? "0x" : "").append(String.format(Locale.ROOT, "%02x", each & 0xff));
        }
        return hex.toString();
    }

    private String pad(String text) {
        int missing = Math.min(width, WIDEST) - text.codePointCount(0, text.length());
        if (missing <= 0) return text;
        if (minus) return text + " ".repeat(missing);
        return (zero ? "0" : " ").repeat(missing) + text;
    }
}
