package dev.drydock.sandbox.tool.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Permissions as {@code chmod} takes them: {@code 755} or {@code u+x,go-w}. */
public final class ModeText {
    private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]))+)");
    private static final Pattern CHANGE = Pattern.compile("([-+=])([ugo]|[rwxXst]*)");

    private final String text;

    private ModeText(String text) {
        this.text = text;
    }

    /** Reads a mode; empty if it is none. */
    public static Optional<ModeText> parse(String text) {
        if (text.matches("[0-7]{1,5}") && Integer.parseInt(text, 8) <= 07777) {
            return Optional.of(new ModeText(text));
        }
        for (String clause : text.split(",", -1)) {
            if (!CLAUSE.matcher(clause).matches()) {
                return Optional.empty();
            }
        }
        return Optional.of(new ModeText(text));
    }

    /** The permissions that come of these. */
    public int apply(int before, boolean directory, int umask) {
        if (text.matches("[0-7]+")) {
            return Integer.parseInt(text, 8);
        }
        int mode = before;
        for (String clause : text.split(",")) {
            Matcher who = CLAUSE.matcher(clause);
            who.matches();
            int mask = who.group(1).isEmpty() ? 0777 & ~umask : mask(who.group(1));
            Matcher change = CHANGE.matcher(who.group(2));
            while (change.find()) {
                mode = changed(mode, change.group(1).charAt(0), change.group(2), mask, who.group(1), directory);
            }
        }
        return mode;
    }

    private static int changed(int mode, char operation, String what, int mask, String who, boolean directory) {
        int bits = 0;
        if (what.matches("[ugo]")) {
            bits = (mode >> (what.equals("u") ? 6 : what.equals("g") ? 3 : 0) & 7) * 0111;
        }
        for (char c : what.toCharArray()) {
            bits |= switch (c) {
                case 'r' -> 0444;
                case 'w' -> 0222;
                case 'x' -> 0111;
                case 'X' -> directory || (mode & 0111) != 0 ? 0111 : 0;
                default -> 0;
            };
        }
        int special = 0;
        boolean all = who.isEmpty() || who.contains("a");
        if (what.contains("s")) {
            special |= (all || who.contains("u") ? 04000 : 0) | (all || who.contains("g") ? 02000 : 0);
        }
        if (what.contains("t")) {
            special |= 01000;
        }
        int changedBits = bits & mask | special;
        return switch (operation) {
            case '+' -> mode | changedBits;
            case '-' -> mode & ~changedBits;
            default -> mode & ~(mask | (who.contains("u") ? 04000 : 0) | (who.contains("g") ? 02000 : 0)) | changedBits;
        };
    }

    private static int mask(String who) {
        return who.contains("a") ? 0777 : (who.contains("u") ? 0700 : 0) | (who.contains("g") ? 0070 : 0) | (who.contains("o") ? 0007 : 0);
    }
}
