package dev.drydock.sandbox.app.script;

import java.util.ArrayList;
import java.util.List;

/** Cuts a JavaScript program into lexemes. A lexeme of kind {@code line} stands where a line ends outside of brackets. */
final class ScriptReader {
    private static final List<String> SIGNS = List.of("===", "!==", "...", "**=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "+=", "-=", "*=", "/=", "%=", "++", "--", "**");

    private ScriptReader() {}

    static List<Lexeme> read(String text) {
        List<Lexeme> all = new ArrayList<>();
        int line = 1;
        int at = text.startsWith("#!") ? Math.max(0, text.indexOf('\n')) : 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                all.add(new Lexeme("line", "", line++));
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at);
                end = end < 0 ? text.length() : end + 2;
                line += (int) text.substring(at, end).chars().filter(x -> x == '\n').count();
                at = end;
            } else if (c == '"' || c == '\'' || c == '`') {
                StringBuilder word = new StringBuilder();
                int began = line;
                at++;
                while (at < text.length() && text.charAt(at) != c) {
                    char next = text.charAt(at++);
                    if (next == '\n') {
                        if (c != '`') {
                            throw new Trouble.Unreadable("SyntaxError: Invalid or unexpected token", began);
                        }
                        line++;
                    }
                    if (next == '\\' && at < text.length()) {
                        char escaped = text.charAt(at++);
                        word.append(c == '`' && escaped == '$' ? "\0" : Texts.escape(escaped, escaped == '\n' ? "" : String.valueOf(escaped)));
                    } else if (c == '`' && next == '$' && at < text.length() && text.charAt(at) == '{') {
                        int end = closing(text, at + 1);
                        word.append('$').append(text, at, Math.min(text.length(), end + 1));
                        at = Math.min(text.length(), end + 1);
                    } else {
                        word.append(next);
                    }
                }
                if (at >= text.length()) {
                    throw new Trouble.Unreadable(c == '`' ? "SyntaxError: Unterminated template literal" : "SyntaxError: Invalid or unexpected token", began);
                }
                at++;
                all.add(new Lexeme(c == '`' ? "format" : "text", word.toString(), began));
            } else if (Character.isDigit(c)) {
                int from = at;
                while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '_')) {
                    at++;
                }
                all.add(new Lexeme("number", text.substring(from, at).replace("_", ""), line));
            } else if (Character.isLetter(c) || c == '_' || c == '$') {
                int from = at;
                while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_' || text.charAt(at) == '$')) {
                    at++;
                }
                all.add(new Lexeme("name", text.substring(from, at), line));
            } else {
                String sign = String.valueOf(c);
                for (String one : SIGNS) {
                    sign = sign.length() == 1 && text.startsWith(one, at) ? one : sign;
                }
                at += sign.length();
                all.add(new Lexeme("sign", sign, line));
            }
        }
        all.add(new Lexeme("line", "", line));
        all.add(new Lexeme("end", "", line));
        return all;
    }

    /** Where the bracket that is open before {@code from} closes. */
    static int closing(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '}' && depth-- == 0) {
                return i;
            }
            depth += c == '{' ? 1 : 0;
        }
        return text.length();
    }
}
