package dev.drydock.sandbox.shell.builtin;

import dev.drydock.sandbox.shell.expand.Names;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.expand.Trouble;
import dev.drydock.sandbox.shell.run.Call;
import dev.drydock.sandbox.shell.run.Turn;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.tool.print.Printf;
import dev.drydock.sandbox.tool.print.Text;
import java.util.List;
import java.util.Optional;

/** {@code echo}, {@code printf} and {@code let}. */
final class Printing {
    private Printing() {
    }

    static Turn echo(Call call) {
        List<String> arguments = call.arguments();
        boolean dash = call.state().dialect() == Dialect.DASH;
        boolean escapes = dash || call.state().shopt("xpg_echo");
        boolean newline = true;
        int first = 0;
        while (first < arguments.size() && arguments.get(first).matches(dash ? "-n" : "-[neE]+")) {
            for (char c : arguments.get(first).substring(1).toCharArray()) {
                newline &= c != 'n';
                escapes = c == 'e' || escapes && c != 'E';
            }
            first++;
        }
        String text = String.join(" ", arguments.subList(first, arguments.size()));
        if (!escapes || text.indexOf('\\') < 0) {
            return call.print(newline ? text + "\n" : text);
        }
        StringBuilder out = new StringBuilder();
        boolean goesOn = escaped(text, out, dash);
        return call.print(newline && goesOn ? out.append('\n').toString() : out.toString());
    }

    /** Decodes escapes; false after {@code \c}, which ends all output. */
    private static boolean escaped(String text, StringBuilder out, boolean dash) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'a' -> out.append('\007');
                case 'b' -> out.append('\b');
                case 'c' -> {
                    return false;
                }
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'v' -> out.append('\013');
                case '\\' -> out.append('\\');
                case '0' -> i = number(text, i + 1, 8, 3, out, "\0");
                default -> {
                    if (!dash && (escape == 'e' || escape == 'E')) {
                        out.append('\033');
                    } else if (!dash && "xuU".indexOf(escape) >= 0) {
                        int most = escape == 'x' ? 2 : escape == 'u' ? 4 : 8;
                        i = number(text, i + 1, 16, most, out, "\\" + escape);
                    } else {
                        out.append('\\').append(escape);
                    }
                }
            }
        }
        return true;
    }

    private static int number(String text, int from, int radix, int most, StringBuilder out, String none) {
        int end = from;
        while (end < text.length() && end < from + most && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        if (end == from) {
            out.append(none);
            return from - 1;
        }
        long value = Long.parseLong(text.substring(from, end), radix);
        boolean octet = radix == 8 || most == 2;
        if (octet && (value & 0xff) > 127) {
            // A single byte that is no character by itself; see Text.
            out.append((char) (0xDC00 + (value & 0xff)));
        } else {
            out.appendCodePoint(octet ? (int) value & 0xff : (int) Math.min(value, Character.MAX_CODE_POINT));
        }
        return end - 1;
    }

    static Turn printf(Call call) {
        List<String> arguments = call.arguments();
        Optional<String> variable = Optional.empty();
        if (call.bash() && arguments.size() >= 2 && arguments.get(0).equals("-v")) {
            variable = Optional.of(arguments.get(1));
            arguments = arguments.subList(2, arguments.size());
        }
        if (!arguments.isEmpty() && arguments.get(0).equals("--")) {
            arguments = arguments.subList(1, arguments.size());
        }
        if (arguments.isEmpty()) {
            if (call.bash()) {
                dev.drydock.sandbox.shell.run.Complaints.say(call.sys(), "printf: usage: printf [-v var] format [arguments]\n");
                return call.done(2);
            }
            return call.fail("usage: printf format [arg ...]", 2);
        }
        Printf.Dialect dialect = switch (call.state().dialect()) {
            case BASH -> Printf.Dialect.BASH;
            case ASH -> Printf.Dialect.BUSYBOX;
            case DASH -> Printf.Dialect.DASH;
        };
        Printf.Printed printed = Printf.format(dialect, arguments.get(0), arguments.subList(1, arguments.size()));
        printed.complaints().forEach(call::say);
        if (variable.isEmpty()) {
            return call.print(printed.output(), printed.exitCode());
        }
        return assign(call, variable.get(), printed);
    }

    private static Turn assign(Call call, String variable, Printf.Printed printed) {
        Session session = call.session();
        int bracket = variable.indexOf('[');
        try {
            String name = bracket < 0 ? variable : variable.substring(0, bracket);
            Optional<String> index = bracket < 0 ? Optional.empty()
                    : Optional.of(variable.substring(bracket + 1, variable.length() - 1));
            new Names(session).assign(name, index, false, printed.output());
        } catch (Trouble trouble) {
            return call.fail(trouble.sentence(), 1);
        }
        return call.done(session.state(), printed.exitCode());
    }

    static Turn let(Call call) {
        if (call.arguments().isEmpty()) {
            return call.fail("expression expected", 1);
        }
        Session session = call.session();
        long value = 0;
        for (String expression : call.arguments()) {
            try {
                value = new Names(session).evaluate(expression);
            } catch (Trouble trouble) {
                call.say(trouble.sentence());
                return call.done(session.state(), 1);
            }
        }
        return call.done(session.state(), value != 0 ? 0 : 1);
    }
}
