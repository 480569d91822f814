package dev.drydock.sandbox.app.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts a Python program into lexemes, indentation among them. */
final class PythonReader {
    private final String text;
    private final List<Lexeme> all = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>(List.of(0));
    private int at;
    private int line = 1;
    private int depth;

    private PythonReader(String text) {
        this.text = text;
    }

    static List<Lexeme> read(String text) {
        PythonReader reader = new PythonReader(text.replace("\r\n", "\n"));
        reader.run();
        return reader.all;
    }

    private void add(String kind, String word) {
        all.add(new Lexeme(kind, word, line));
    }

    private void run() {
        boolean fresh = true;
        while (at < text.length()) {
            if (fresh && depth == 0) {
                fresh = false;
                if (!indent()) {
                    fresh = true;
                    continue;
                }
            }
            char c = text.charAt(at);
            if (c == '\n') {
                if (depth == 0 && !all.isEmpty() && !all.get(all.size() - 1).kind().matches("line|in|out")) {
                    add("line", "");
                }
                line++;
                at++;
                fresh = true;
            } else if (c == '#') {
                at = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                at += 2;
                line++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                word(c);
            }
        }
        if (!all.isEmpty() && !all.get(all.size() - 1).kind().equals("line")) {
            add("line", "");
        }
        while (indents.size() > 1) {
            indents.pop();
            add("out", "");
        }
        add("end", "");
    }

    /** Measures the line's beginning; false for an empty line. */
    private boolean indent() {
        int from = at;
        int width = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            width += text.charAt(at) == '\t' ? 8 - width % 8 : 1;
            at++;
        }
        if (at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '#') {
            if (at < text.length() && text.charAt(at) == '#') {
                at = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            }
            if (at < text.length()) {
                at++;
                line++;
            }
            return at == from;
        }
        if (width > indents.peek()) {
            indents.push(width);
            add("in", "");
        }
        while (width < indents.peek()) {
            indents.pop();
            add("out", "");
        }
        if (width != indents.peek()) {
            throw new Trouble.Unreadable("IndentationError: unindent does not match any outer indentation level", line);
        }
        return true;
    }

    private void word(char c) {
        int from = at;
        if (Character.isDigit(c)) {
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '_')) {
                at++;
            }
            add("number", text.substring(from, at).replace("_", ""));
        } else if (c == '"' || c == '\'' || isPrefixed()) {
            quoted();
        } else if (Character.isLetter(c) || c == '_') {
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            add("name", text.substring(from, at));
        } else {
            String sign = text.startsWith("**=", at) || text.startsWith("//=", at) ? text.substring(at, at + 3)
                    : at + 1 < text.length() && List.of("==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "//", "**", "->", ":=", "%=", "|=").contains(text.substring(at, at + 2)) ? text.substring(at, at + 2)
                    : String.valueOf(c);
            depth += "([{".contains(sign) ? 1 : ")]}".contains(sign) ? -1 : 0;
            at += sign.length();
            add("sign", sign);
        }
    }

    private boolean isPrefixed() {
        int i = at;
        while (i < text.length() && i < at + 2 && "fFbBrRuU".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i > at && i < text.length() && (text.charAt(i) == '"' || text.charAt(i) == '\'');
    }

    private void quoted() {
        String prefix = "";
        while (text.charAt(at) != '"' && text.charAt(at) != '\'') {
            prefix += Character.toLowerCase(text.charAt(at++));
        }
        String mark = text.startsWith("\"\"\"", at) || text.startsWith("'''", at) ? text.substring(at, at + 3) : text.substring(at, at + 1);
        int began = line;
        at += mark.length();
        StringBuilder word = new StringBuilder();
        while (!text.startsWith(mark, at)) {
            if (at >= text.length() || mark.length() == 1 && text.charAt(at) == '\n') {
                throw new Trouble.Unreadable("SyntaxError: unterminated " + (mark.length() == 3 ? "triple-quoted " : "") + "string literal (detected at line " + line + ")", began);
            }
            char c = text.charAt(at++);
            line += c == '\n' ? 1 : 0;
            if (c == '\\' && !prefix.contains("r") && at < text.length()) {
                char next = text.charAt(at++);
                line += next == '\n' ? 1 : 0;
                word.append(Texts.escape(next, next == '\n' ? "" : "\\" + next));
            } else {
                word.append(c);
            }
        }
        at += mark.length();
        all.add(new Lexeme(prefix.contains("f") ? "format" : prefix.contains("b") ? "bytes" : "text", word.toString(), began));
    }
}
