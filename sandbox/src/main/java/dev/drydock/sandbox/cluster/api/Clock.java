package dev.drydock.sandbox.cluster.api;

/** Virtual times as objects carry them. Written by hand, because every write of every object has one. */
public final class Clock {
    private Clock() {}

    /** {@code metav1.Time}: {@code 2026-11-23T17:03:18Z}. */
    public static String seconds(long micros) {
        char[] text = new char[20];
        fill(text, micros);
        text[19] = 'Z';
        return new String(text);
    }

    /** {@code metav1.MicroTime}: {@code 2026-11-23T17:03:18.000123Z}. */
    public static String micros(long micros) {
        char[] text = new char[27];
        fill(text, micros);
        text[19] = '.';
        digits(text, 20, Math.floorMod(micros, 1_000_000L), 6);
        text[26] = 'Z';
        return new String(text);
    }

    private static void fill(char[] text, long micros) {
        long seconds = Math.floorDiv(micros, 1_000_000L);
        long day = Math.floorDiv(seconds, 86_400L);
        long second = seconds - day * 86_400L;
        // Days to a date of the Gregorian calendar, whose years begin in March here.
        long shifted = day + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        long ofEra = shifted - era * 146_097;
        long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long march = (5 * ofYear + 2) / 153;
        long month = march < 10 ? march + 3 : march - 9;
        digits(text, 0, yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
        text[4] = '-';
        digits(text, 5, month, 2);
        text[7] = '-';
        digits(text, 8, ofYear - (153 * march + 2) / 5 + 1, 2);
        text[10] = 'T';
        digits(text, 11, second / 3600, 2);
        text[13] = ':';
        digits(text, 14, second / 60 % 60, 2);
        text[16] = ':';
        digits(text, 17, second % 60, 2);
    }

    private static void digits(char[] text, int at, long number, int count) {
        long left = number;
        for (int i = count - 1; i >= 0; i--) {
            text[at + i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }
}
