package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;

/** {@code tput}: capabilities of the terminal. */
public final class Tput implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "CAPABILITY [PARAMETER]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return sys.fail("usage: " + arguments.name() + " [-V] [-S] [-T term] capname\n", 2);
        }
        Terminal.Size size = sys.terminal(1).or(() -> sys.terminal(2)).or(() -> sys.terminal(0)).map(Terminal::size).orElse(new Terminal.Size(80, 24));
        String number = arguments.operands().size() > 1 && arguments.operand(1).matches("\\d{1,3}") ? arguments.operand(1) : "0";
        String text = switch (arguments.operand(0)) {
            case "cols" -> size.columns() + "\n";
            case "lines" -> size.rows() + "\n";
            case "colors" -> "256\n";
            case "clear" -> "\u001b[H\u001b[2J\u001b[3J";
            case "bold" -> "\u001b[1m";
            case "dim" -> "\u001b[2m";
            case "smul" -> "\u001b[4m";
            case "rmul" -> "\u001b[24m";
            case "rev", "smso" -> "\u001b[7m";
            case "rmso" -> "\u001b[27m";
            case "sgr0" -> "\u001b(B\u001b[m";
            case "setaf" -> "\u001b[3" + number + "m";
            case "setab" -> "\u001b[4" + number + "m";
            case "civis" -> "\u001b[?25l";
            case "cnorm" -> "\u001b[?25h";
            case "el" -> "\u001b[K";
            case "cup" -> "\u001b[" + (Integer.parseInt(number) + 1) + ";"
                    + (arguments.operands().size() > 2 && arguments.operand(2).matches("\\d{1,3}") ? Integer.parseInt(arguments.operand(2)) + 1 : 1) + "H";
            default -> "";
        };
        return text.isEmpty() ? sys.fail(arguments.name() + ": unknown terminfo capability '" + arguments.operand(0) + "'\n", 4) : sys.print(text, 0);
    }
}
