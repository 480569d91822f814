package dev.drydock.sandbox.tool.text;

import java.util.Optional;

/** Numbers as {@code head} and {@code tail} take them: {@code 10}, {@code -3}, {@code +5}, {@code 2k}. */
record Counts(char sign, long number) {
    static Optional<Counts> parse(String text) {
        char sign = text.startsWith("-") || text.startsWith("+") ? text.charAt(0) : ' ';
        String digits = sign == ' ' ? text : text.substring(1);
        if (!digits.matches("\\d{1,15}(b|[kKMG](B|iB)?)?")) {
            return Optional.empty();
        }
        String number = digits.replaceAll("[a-zA-Z]+$", "");
        String suffix = digits.substring(number.length());
        long unit = suffix.isEmpty() ? 1 : suffix.equals("b") ? 512 : unit(suffix);
        return Optional.of(new Counts(sign, Long.parseLong(number) * unit));
    }

    private static long unit(String suffix) {
        long base = suffix.endsWith("B") && !suffix.endsWith("iB") ? 1000 : 1024;
        int power = "kMG".indexOf(suffix.charAt(0) == 'K' ? 'k' : suffix.charAt(0)) + 1;
        return (long) Math.pow(base, power);
    }
}
