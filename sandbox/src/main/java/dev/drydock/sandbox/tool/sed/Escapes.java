package dev.drydock.sandbox.tool.sed;

import java.util.Optional;

/** The escapes of GNU sed that name one character. */
final class Escapes {
    private Escapes() {}

    /** The character named by backslash and {@code c}; more digits are taken from {@code in} as needed. */
    static Optional<Character> control(char c, ScriptReader in) {
        int simple = "ntfvra".indexOf(c);
        if (simple >= 0) {
            return Optional.of("\n\t\f\u000b\r\u0007".charAt(simple));
        }
        return switch (c) {
            case 'c' -> Optional.of((char) (Character.toUpperCase(in.next()) ^ 0x40));
            case 'd' -> numbered(in, 10, 3);
            case 'o' -> numbered(in, 8, 3);
            case 'x' -> numbered(in, 16, 2);
            default -> Optional.empty();
        };
    }

    private static Optional<Character> numbered(ScriptReader in, int base, int most) {
        int value = 0;
        int digits = 0;
        while (digits < most && Character.digit(in.peek(), base) >= 0) {
            value = value * base + Character.digit(in.next(), base);
            digits++;
        }
        return digits == 0 ? Optional.empty() : Optional.of((char) (value & 0xff));
    }
}
