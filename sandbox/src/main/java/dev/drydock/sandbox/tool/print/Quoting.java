package dev.drydock.sandbox.tool.print;

/** How shells and GNU's tools write a word so that a shell reads it back. */
public final class Quoting {
    private Quoting() {}

    /** As bash's {@code printf %q}: backslashes, or {@code $'...'} when there are control characters. */
    public static String bash(String word) {
        if (word.isEmpty()) {
            return "''";
        }
        if (word.chars().anyMatch(c -> c < ' ' || c == 127)) {
            return dollarQuoted(word);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean special = " |&;<>()$`\\\"'*?[]{}!,^".indexOf(c) >= 0 || (i == 0 && (c == '~' || c == '#'));
            out.append(special ? "\\" : "").append(c);
        }
        return out.toString();
    }

    private static String dollarQuoted(String word) {
        StringBuilder out = new StringBuilder("$'");
        for (char c : word.toCharArray()) {
            int control = "\u0007\b\u001b\f\n\r\t\u000b\\'".indexOf(c);
            if (control >= 0) {
                out.append('\\').append("abEfnrtv\\'".charAt(control));
            } else if (c < ' ' || c == 127) {
                out.append(String.format(java.util.Locale.ROOT, "\\%03o", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('\'').toString();
    }

    /** As {@code ls} on a terminal and coreutils' {@code %q}: quotes only where a shell needs them ("shell-escape" style). */
    public static String shellEscape(String word) {
        boolean plain = !word.isEmpty() && word.chars().noneMatch(c -> c <= ' ' || c == 127 || "|&;<>()$`\\\"'*?[!^=".indexOf(c) >= 0)
                && "~#".indexOf(word.charAt(0)) < 0;
        if (plain) {
            return word;
        }
        if (word.chars().anyMatch(c -> c < ' ' || c == 127)) {
            return mixed(word);
        }
        boolean onlySingle = word.indexOf('\'') >= 0 && word.chars().noneMatch(c -> "\"$`\\!".indexOf(c) >= 0);
        return onlySingle ? "\"" + word + "\"" : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The same, but always with quotation marks: how GNU's messages name files. */
    public static String shellEscapeAlways(String word) {
        String escaped = shellEscape(word);
        return escaped.equals(word) ? "'" + word + "'" : escaped;
    }

    private static String mixed(String word) {
        StringBuilder out = new StringBuilder("'");
        boolean dollar = false;
        for (char c : word.toCharArray()) {
            boolean control = c < ' ' || c == 127;
            if (control && !dollar) {
                out.append("'$'");
            } else if (!control && dollar) {
                out.append("''");
            }
            dollar = control;
            String escaped = control ? dollarQuoted(String.valueOf(c)) : c == '\'' ? "xx'\\''x" : "xx" + c + "x";
            out.append(escaped, 2, escaped.length() - 1);
        }
        return out.append('\'').toString();
    }
}
