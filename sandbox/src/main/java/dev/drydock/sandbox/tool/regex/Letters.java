package dev.drydock.sandbox.tool.regex;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The named classes of characters, {@code [:alpha:]} and so on, as in a UTF-8 locale. */
public final class Letters {
    private static final Map<String, IntPredicate> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("alpha", Character::isLetter),
            Map.entry("digit", c -> c >= '0' && c <= '9'),
            Map.entry("alnum", c -> Character.isLetter(c) || (c >= '0' && c <= '9')),
            Map.entry("upper", Character::isUpperCase),
            Map.entry("lower", Character::isLowerCase),
            Map.entry("space", Letters::isSpace),
            Map.entry("blank", c -> c == ' ' || c == '\t'),
            Map.entry("punct", Letters::isPunctuation),
            Map.entry("print", c -> !isControl(c)),
            Map.entry("graph", c -> !isControl(c) && !isSpace(c)),
            Map.entry("cntrl", Letters::isControl),
            Map.entry("xdigit", c -> Character.digit(c, 16) >= 0 && c < 128)));

    private Letters() {}

    /** The class of that name, as {@code tr} and brackets know it; never true for names that do not exist. */
    public static boolean exists(String name) {
        return BY_NAME.containsKey(name);
    }

    /** Whether the code point belongs to the class of that existing name. */
    public static boolean belongs(int codePoint, String name) {
        return BY_NAME.get(name).test(codePoint);
    }

    /** A character of a word, as {@code \w} means it. */
    public static boolean isWord(int c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF);
    }

    private static boolean isPunctuation(int c) {
        if (c < 128) {
            return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
        }
        return !Character.isLetterOrDigit(c) && !isSpace(c) && !isControl(c);
    }
}
