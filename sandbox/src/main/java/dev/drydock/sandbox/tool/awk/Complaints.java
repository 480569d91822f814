package dev.drydock.sandbox.tool.awk;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.awk.run.Flavour;
import dev.drydock.sandbox.tool.awk.syntax.BadProgram;
import dev.drydock.sandbox.tool.awk.syntax.Source;
import dev.drydock.sandbox.tool.awk.syntax.StringEscapes;
import dev.drydock.sandbox.tool.awk.value.Encoding;
import dev.drydock.sandbox.tool.shape.Usage;
import java.util.List;

/**
 * What the awks say about a program that cannot be run.
 *
 * @param script what messages call the program
 * @param text the program
 */
record Complaints(Sys sys, String name, Flavour flavour, Encoding encoding, String script, String text) {

    /** A value given on the command line, as the program sees it. */
    String value(String given) {
        return StringEscapes.replaced(encoding.inner(given), flavour == Flavour.MAWK);
    }

    /** What is said of a program that can be run. */
    List<String> warnings(Source source) {
        return flavour != Flavour.GAWK ? List.of() : source.oddEscapes().stream().map(odd -> name + ": " + script + ":" + odd.line()
                + ": warning: escape sequence `\\" + odd.character() + "' treated as plain `" + odd.character() + "'").toList();
    }


    Step badVariable(String whole, String variable) {
        return switch (flavour) {
            case GAWK -> whole.contains("=") ? sys.fail(name + ": fatal: `" + variable + "' is not a legal variable name\n", 2)
                    : sys.fail(name + ": `" + variable + "' argument to `-v' not in `var=value' form\n\n" + Awk.usageText(name), 1);
            case MAWK -> sys.fail(name + ": improper assignment: -v " + whole + "\n", 2);
            case BUSYBOX -> sys.fail(Usage.busybox(name, "[OPTIONS] [AWK_PROGRAM] [FILE]..."), 1);
        };
    }

    Step about(BadProgram bad) {
        if (bad.kind() == BadProgram.Kind.NOT_SIMULATED) {
            String what = name + " " + bad.token();
            return sys.fail(sys.phrases().textOr(what + ": not simulated here", "not-simulated.command", what) + "\n", 96);
        }
        return switch (flavour) {
            case GAWK -> gawk(bad);
            case MAWK -> sys.fail(name + ": line " + (unclosed(bad) ? line(text.length()) + 1 : line(bad.at())) + ": " + mawk(bad) + "\n", 2);
            case BUSYBOX -> sys.fail(busybox(bad) + "\n", 1);
        };
    }

    private int line(int at) {
        return at < 0 ? 1 : 1 + (int) text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
    }

    private Step gawk(BadProgram bad) {
        String where = name + ": " + script + ":" + line(bad.at()) + ": ";
        String[] regex = bad.token().split("\n", 2);
        return switch (bad.kind()) {
            case UNDEFINED_FUNCTION -> sys.fail(where + "fatal: function `" + bad.token() + "' not defined\n", 2);
            case ARRAY_AS_SCALAR -> sys.fail(where + "fatal: attempt to use array `" + bad.token() + "' in a scalar context\n", 2);
            case SCALAR_AS_ARRAY -> sys.fail(where + "fatal: attempt to use a scalar value as array\n", 2);
            case BAD_REGEX -> sys.fail(where + "error: " + regex[0] + ": /" + regex[1] + "/\n", 1);
            case MISPLACED_NEXT -> {
                String[] words = bad.token().split(" ");
                yield sys.fail(where + "error: `" + words[0] + "' used in " + words[1] + " action\n", 1);
            }
            // It says so twice.
            case MISPLACED_BREAK -> sys.fail((where + "error: `" + bad.token() + "' is not allowed outside a loop"
                    + (bad.token().equals("break") ? " or switch" : "") + "\n").repeat(2), 1);
            default -> pointed(where, bad);
        };
    }

    /** The line of the program and a mark below the place. */
    private Step pointed(String where, BadProgram bad) {
        if (bad.at() < 0) {
            return sys.fail(where + "syntax error\n", 1);
        }
        int start = text.lastIndexOf('\n', Math.min(bad.at(), text.length()) - 1) + 1;
        int end = text.indexOf('\n', start);
        String source = text.substring(start, end < 0 ? text.length() : end);
        int column = bad.at() - start;
        String why = switch (bad.kind()) {
            case UNTERMINATED_STRING -> "unterminated string";
            case UNTERMINATED_REGEX -> {
                column++;
                yield "unterminated regexp";
            }
            case MISPLACED_RETURN -> "`return' used outside function context";
            case WRONG_COUNT -> bad.token().replaceFirst("(\\S+) (\\d+)", "$2 is invalid as number of arguments for $1");
            default -> bad.kind() == BadProgram.Kind.UNFINISHED || bad.token().equals("\n") ? "unexpected newline or end of string" : "syntax error";
        };
        StringBuilder blanks = new StringBuilder();
        for (int i = 0; i < column; i++) {
            blanks.append(i < source.length() && source.charAt(i) == '\t' ? '\t' : ' ');
        }
        return sys.fail(where + source + "\n" + where + blanks + "^ " + why + "\n", 1);
    }

    /** Whether it is noticed only behind the end. */
    private boolean unclosed(BadProgram bad) {
        return bad.kind() == BadProgram.Kind.UNDEFINED_FUNCTION || (bad.kind() == BadProgram.Kind.UNFINISHED && openBrace());
    }

    private boolean openBrace() {
        return text.chars().filter(c -> c == '{').count() > text.chars().filter(c -> c == '}').count();
    }

    private String mawk(BadProgram bad) {
        String[] parts = bad.token().split("\n", 2);
        return switch (bad.kind()) {
            case UNFINISHED -> openBrace()
                    ? "missing } near end of file" : "syntax error at or near end of line";
            case UNTERMINATED_STRING -> "runaway string constant " + bad.token() + " ...";
            case UNTERMINATED_REGEX -> "runaway regular expression " + bad.token() + " ...";
            case BAD_REGEX -> "regular expression compile failed (" + parts[0] + ")\n" + parts[1];
            case WRONG_COUNT -> "wrong number of arguments in call to " + bad.token().split(" ")[0];
            case UNDEFINED_FUNCTION -> "function " + bad.token() + " never defined";
            case MISPLACED_RETURN -> "return outside function body";
            case MISPLACED_NEXT -> "improper use of " + bad.token().split(" ")[0];
            case MISPLACED_BREAK -> bad.token() + " statement outside of loop";
            case ARRAY_AS_SCALAR, SCALAR_AS_ARRAY -> "illegal reference to array " + bad.token();
            case UNEXPECTED -> {
                boolean extra = bad.token().equals("}") && !openBrace();
                yield extra ? "extra '}'\n" + name + ": line " + line(bad.at()) + ": syntax error at or near end of line"
                        : "syntax error at or near " + (bad.token().equals("\n") ? "end of line" : bad.token());
            }
            default -> "syntax error at or near " + (bad.token().equals("\n") ? "end of line" : bad.token());
        };
    }

    private String busybox(BadProgram bad) {
        String[] parts = bad.token().split("\n", 2);
        String where = name + ": " + script + ":" + line(bad.at()) + ": ";
        return switch (bad.kind()) {
            case BAD_REGEX -> name + ": bad regex '" + parts[1] + "': " + parts[0];
            case UNTERMINATED_STRING, UNTERMINATED_REGEX -> where + "Unexpected end of string";
            case WRONG_COUNT -> where + (bad.token().matches(".* [01]") ? "Too few arguments" : "Too many arguments");
            case UNDEFINED_FUNCTION -> where + "Call to undefined function";
            default -> where + "Unexpected token";
        };
    }
}
