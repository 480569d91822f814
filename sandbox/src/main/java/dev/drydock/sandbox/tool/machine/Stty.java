package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Optional;

/** {@code stty}: the switches of the terminal. */
public final class Stty implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[-a|g] [-F DEVICE] [SETTING]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        Optional<Terminal> terminal = sys.terminal(0);
        if (terminal.isEmpty()) {
            return sys.fail(arguments.name() + ": " + arguments.words("'standard input'", "standard input") + ": Inappropriate ioctl for device\n", 1);
        }
        Terminal.Modes modes = terminal.get().modes();
        Terminal.Size size = terminal.get().size();
        Output output = new Output();
        for (String word : arguments.operands()) {
            boolean on = !word.startsWith("-");
            switch (on ? word : word.substring(1)) {
                case "raw" -> modes = on ? Terminal.Modes.RAW : Terminal.Modes.COOKED;
                case "cooked", "sane" -> modes = Terminal.Modes.COOKED;
                case "echo" -> modes = new Terminal.Modes(modes.canonical(), on, modes.signals(), modes.newlines());
                case "icanon" -> modes = new Terminal.Modes(on, modes.echo(), modes.signals(), modes.newlines());
                case "cbreak" -> modes = new Terminal.Modes(!on, modes.echo(), modes.signals(), modes.newlines());
                case "isig" -> modes = new Terminal.Modes(modes.canonical(), modes.echo(), on, modes.newlines());
                case "opost", "onlcr" -> modes = new Terminal.Modes(modes.canonical(), modes.echo(), modes.signals(), on);
                case "size" -> output.out(size.rows() + " " + size.columns() + "\n");
                case "a" -> output.out(all(modes, size));
                case "g" -> output.out(modes.canonical() + ":" + modes.echo() + "\n");
                default -> {
                    return sys.fail(arguments.name() + ": invalid argument " + arguments.quote(word) + "\n" + hint(arguments.name()), 1);
                }
            }
        }
        sys.setTerminalModes(0, modes);
        return output.out(arguments.operands().isEmpty() ? "speed 38400 baud; line = 0;\n" + (modes.echo() ? "" : "-echo\n") : "").exit(sys, 0);
    }

    private static String all(Terminal.Modes modes, Terminal.Size size) {
        return "speed 38400 baud; rows " + size.rows() + "; columns " + size.columns() + "; line = 0;\nintr = ^C; quit = ^\\; erase = ^?; kill = ^U; eof = ^D; susp = ^Z;\n"
                + (modes.signals() ? "" : "-") + "isig " + (modes.canonical() ? "" : "-") + "icanon " + (modes.echo() ? "" : "-") + "echo "
                + (modes.newlines() ? "" : "-") + "onlcr\n";
    }
}
