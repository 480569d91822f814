package dev.drydock.sandbox.app.script;

import java.util.List;

/** Lexemes being read one after the other. */
final class Words {
    private final List<Lexeme> all;
    private int at;

    Words(List<Lexeme> all) {
        this.all = all;
    }

    Lexeme peek() {
        return all.get(at);
    }

    Lexeme peek(int more) {
        return all.get(Math.min(all.size() - 1, at + more));
    }

    Lexeme next() {
        Lexeme one = all.get(at);
        at += one.kind().equals("end") ? 0 : 1;
        return one;
    }

    boolean take(String sign) {
        boolean is = peek().is(sign);
        at += is ? 1 : 0;
        return is;
    }

    boolean takeKind(String kind) {
        boolean is = peek().kind().equals(kind);
        at += is && !kind.equals("end") ? 1 : 0;
        return is;
    }

    void expect(String sign) {
        if (!take(sign)) {
            throw wrong();
        }
    }

    String name() {
        if (!peek().kind().equals("name")) {
            throw wrong();
        }
        return next().text();
    }

    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    Trouble.Unreadable wrong() {
        return new Trouble.Unreadable("SyntaxError: invalid syntax", peek().line());
    }
}
