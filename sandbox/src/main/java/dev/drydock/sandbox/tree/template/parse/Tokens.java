package dev.drydock.sandbox.tree.template.parse;

import dev.drydock.sandbox.tree.template.parse.Token.Kind;
import java.util.List;

/** The tokens still to come, with three tokens of look-ahead. */
final class Tokens {
    private final String name;
    private final List<Token> all;
    private final Token[] ahead = new Token[3];
    private int read;
    private int backed;
    private int actionLine;

    Tokens(String name, List<Token> all) {
        this.name = name;
        this.all = all;
        ahead[0] = new Token(Kind.EOF, 0, "", 1);
    }

    private Token fetch() {
        if (read < all.size()) return all.get(read++);
        Token last = all.get(all.size() - 1);
        return new Token(Kind.EOF, last.at(), "EOF", last.line());
    }

    int line() {
        return ahead[0].line();
    }

    /** Remembers where the action began, for errors on a later line; 0 outside. */
    void actionStartsAt(int line) {
        actionLine = line;
    }

    Token next() {
        if (backed > 0) backed--;
        else ahead[0] = fetch();
        return ahead[backed];
    }

    Token peek() {
        if (backed > 0) return ahead[backed - 1];
        backed = 1;
        return ahead[0] = fetch();
    }

    void backup() {
        backed++;
    }

    void backup2(Token before) {
        ahead[1] = before;
        backed = 2;
    }

    void backup3(Token first, Token second) {
        ahead[1] = second;
        ahead[2] = first;
        backed = 3;
    }

    Token nextNonSpace() {
        Token token = next();
        while (token.is(Kind.SPACE)) token = next();
        return token;
    }

    Token peekNonSpace() {
        Token token = nextNonSpace();
        backup();
        return token;
    }

    Token expect(Kind kind, String context) {
        Token token = nextNonSpace();
        if (!token.is(kind)) throw unexpected(token, context);
        return token;
    }

    /** Why a token cannot stand where it stands. */
    Parser.Wrong unexpected(Token token, String context) {
        if (!token.is(Kind.ERROR)) return new Parser.Wrong("unexpected " + token.shown() + " in " + context);
        if (actionLine == 0 || actionLine == token.line()) return new Parser.Wrong(token.text());
        String where = " in action started at " + name + ":" + actionLine;
        return new Parser.Wrong(token.text() + (token.text().endsWith(" action") ? where.substring(" in action".length()) : where));
    }
}
