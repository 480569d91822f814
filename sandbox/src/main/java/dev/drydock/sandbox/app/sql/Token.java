package dev.drydock.sandbox.app.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word or sign of a statement.
 *
 * @param text in small letters for a bare word; as written for a quoted name or text
 * @param raw as written
 * @param at its place in the statement
 */
record Token(Kind kind, String text, String raw, int at) {
    enum Kind { WORD, NAME, TEXT, NUMBER, SIGN, END }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(word);
    }

    static List<Token> of(String sql, boolean backquotes) {
        List<Token> tokens = new ArrayList<>();
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            int from = i;
            if (Character.isWhitespace(c)) {
                i++;
            } else if (sql.startsWith("--", i) || c == '#' && backquotes) {
                int end = sql.indexOf('\n', i);
                i = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", i)) {
                int end = sql.indexOf("*/", i);
                i = end < 0 ? sql.length() : end + 2;
            } else if (c == '\'' || c == '"' || c == '`') {
                StringBuilder text = new StringBuilder();
                i++;
                while (i < sql.length() && (sql.charAt(i) != c || i + 1 < sql.length() && sql.charAt(i + 1) == c)) {
                    i += sql.charAt(i) == c ? 1 : backquotes && sql.charAt(i) == '\\' && i + 1 < sql.length() ? 1 : 0;
                    text.append(sql.charAt(i++));
                }
                i++;
                boolean name = c == '`' || c == '"' && !backquotes;
                tokens.add(new Token(name ? Kind.NAME : Kind.TEXT, text.toString(), sql.substring(from, Math.min(i, sql.length())), from));
            } else if (Character.isDigit(c) || c == '.' && i + 1 < sql.length() && Character.isDigit(sql.charAt(i + 1))) {
                while (i < sql.length() && (Character.isDigit(sql.charAt(i)) || sql.charAt(i) == '.')) {
                    i++;
                }
                tokens.add(new Token(Kind.NUMBER, sql.substring(from, i), sql.substring(from, i), from));
            } else if (Character.isLetter(c) || c == '_' || c == '@') {
                while (i < sql.length() && (Character.isLetterOrDigit(sql.charAt(i)) || "_$@".indexOf(sql.charAt(i)) >= 0)) {
                    i++;
                }
                tokens.add(new Token(Kind.WORD, sql.substring(from, i).toLowerCase(Locale.ROOT), sql.substring(from, i), from));
            } else {
                int length = List.of("<=", ">=", "<>", "!=", "||", "::").contains(sql.substring(i, Math.min(sql.length(), i + 2))) ? 2 : 1;
                i += length;
                tokens.add(new Token(Kind.SIGN, sql.substring(from, i), sql.substring(from, i), from));
            }
        }
        tokens.add(new Token(Kind.END, "", "", sql.length()));
        return tokens;
    }
}
