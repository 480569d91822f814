package dev.drydock.sandbox.shell.parse;

import dev.drydock.sandbox.shell.parse.Lexer.Mode;
import dev.drydock.sandbox.shell.syntax.Assignment;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.shell.syntax.Part;
import dev.drydock.sandbox.shell.syntax.Redirect;
import dev.drydock.sandbox.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Simple commands, the short style of function definitions, and redirections with their here-documents. */
final class SimpleParser {
    /** The builtins among whose arguments bash reads assignments. */
    private static final Set<String> DECLARING =
            Set.of("declare", "typeset", "local", "export", "readonly", "alias", "eval", "let");

    private final Parser parser;
    private final Lexer lexer;

    SimpleParser(Parser parser) {
        this.parser = parser;
        this.lexer = parser.lexer();
    }

    /** The command that begins at the next token. */
    Command parse() {
        Token first = parser.peek();
        List<Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        refuseReserved(first);
        Mode mode = Mode.COMMAND;
        while (true) {
            Token token = parser.peek(mode);
            if (token.kind() == Token.Kind.ASSIGNMENT && words.isEmpty()) {
                assignments.add(parser.take(mode).assignment().orElseThrow());
            } else if (token.isWord()) {
                words.add(parser.take(mode).word().orElseThrow());
                mode = argumentMode(words);
                if (words.size() == 1 && assignments.isEmpty() && redirects.isEmpty()
                        && parser.peek(mode).isOperator("(")) {
                    return function(words.get(0), first.line());
                }
            } else {
                Optional<Redirect> redirect = redirect(mode);
                if (redirect.isEmpty()) {
                    break;
                }
                redirects.add(redirect.get());
            }
        }
        if (assignments.isEmpty() && words.isEmpty() && redirects.isEmpty()) {
            throw parser.unexpected(parser.peek(mode), "");
        }
        return new Command.Simple(first.line(), assignments, words, redirects);
    }

    private void refuseReserved(Token first) {
        if (first.kind() != Token.Kind.WORD) {
            return;
        }
        String plain = first.word().flatMap(Word::plain).orElse("");
        if (Parser.isReserved(plain)) {
            throw parser.unexpected(first, "");
        }
    }

    private Mode argumentMode(List<Word> words) {
        for (Word word : words) {
            String text = word.plain().orElse("");
            if (!text.equals("command") && !text.equals("builtin")) {
                return DECLARING.contains(text) ? Mode.DECLARATION : Mode.ARGUMENT;
            }
        }
        return Mode.ARGUMENT;
    }

    private Command function(Word name, int line) {
        parser.take(Mode.ARGUMENT);
        Token close = parser.peek(Mode.ARGUMENT);
        if (!close.isOperator(")")) {
            throw parser.unexpected(close, ")");
        }
        parser.take(Mode.ARGUMENT);
        boolean goodName = name.plain().filter(text -> lexer.dialect().isBash()
                || text.matches("[A-Za-z_][A-Za-z0-9_]*")).isPresent();
        if (!goodName) {
            throw lexer.dialect().isBash()
                    ? lexer.wording().plain(line, "`" + name.source() + "': not a valid identifier", Optional.empty())
                    : lexer.wording().plain(line, lexer.wording().ashMessage("bad function name"), Optional.empty());
        }
        return functionBody(name.source(), line);
    }

    /** The body of a function; bash wants a compound command there, the others take any. */
    Command functionBody(String name, int line) {
        parser.skipNewlines();
        Command body = lexer.dialect().isBash()
                ? new CompoundParser(parser).parse().orElseThrow(() -> parser.unexpected(parser.peek(), ""))
                : parser.command();
        return new Command.Function(line, name, body);
    }

    /** All redirections that follow. */
    List<Redirect> redirects() {
        List<Redirect> redirects = new ArrayList<>();
        for (Optional<Redirect> r = redirect(Mode.ARGUMENT); r.isPresent(); r = redirect(Mode.ARGUMENT)) {
            redirects.add(r.get());
        }
        return redirects;
    }

    private Optional<Redirect> redirect(Mode mode) {
        Token token = parser.peek(mode);
        OptionalInt fd = OptionalInt.empty();
        if (token.kind() == Token.Kind.DESCRIPTOR) {
            parser.take(mode);
            fd = OptionalInt.of(Integer.parseInt(token.text()));
            token = parser.peek(Mode.ARGUMENT);
            mode = Mode.ARGUMENT;
        }
        if (token.kind() != Token.Kind.OPERATOR) {
            return Optional.empty();
        }
        String operator = token.text();
        if (operator.equals("<<") || operator.equals("<<-")) {
            parser.take(mode);
            return Optional.of(hereDocument(fd, operator.equals("<<-"), token.line()));
        }
        for (Redirect.Kind kind : Redirect.Kind.values()) {
            if (kind.operator().equals(operator)) {
                parser.take(mode);
                return Optional.of(plain(fd, kind, target(), token.line()));
            }
        }
        return Optional.empty();
    }

    private Word target() {
        Token token = parser.peek(Mode.ARGUMENT);
        if (!token.isWord()) {
            throw parser.unexpected(token, "");
        }
        return parser.take(Mode.ARGUMENT).word().orElseThrow();
    }

    /** {@code >&file} without a descriptor means both streams. */
    private Redirect plain(OptionalInt fd, Redirect.Kind kind, Word target, int line) {
        boolean both = kind == Redirect.Kind.DUPLICATE_OUTPUT && fd.isEmpty() && lexer.dialect() != Dialect.DASH
                && target.plain().filter(text -> !text.matches("[0-9]+-?|-")).isPresent();
        return new Redirect(fd, both ? Redirect.Kind.BOTH : kind, target, line);
    }

    private Redirect hereDocument(OptionalInt fd, boolean stripTabs, int line) {
        Word delimiter = target();
        String end = unquoted(delimiter.parts());
        boolean quoted = delimiter.parts().stream().anyMatch(part -> !(part instanceof Part.Literal));
        HereDocuments documents = new HereDocuments(parser, stripTabs, quoted, end);
        return new Redirect(fd, Redirect.Kind.HERE_DOCUMENT, documents.read(line, delimiter.source()), line);
    }

    private static String unquoted(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Literal p) {
                text.append(p.text());
            } else if (part instanceof Part.Quoted p) {
                text.append(p.text());
            } else if (part instanceof Part.DoubleQuoted p) {
                text.append(unquoted(p.parts()));
            } else if (part instanceof Part.Parameter p) {
                text.append(p.source());
            }
        }
        return text.toString();
    }
}
