package dev.drydock.sandbox.shell;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.run.Frame;
import dev.drydock.sandbox.shell.run.Frames;
import dev.drydock.sandbox.shell.run.Interpreter;
import dev.drydock.sandbox.shell.run.Machine;
import dev.drydock.sandbox.shell.run.Pending;
import dev.drydock.sandbox.shell.run.Signals;
import dev.drydock.sandbox.shell.state.Invocation;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.tool.print.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts a shell: reads its arguments, furnishes its state, and puts what it has to do on its stack. */
final class Start {
    private final Sys sys;
    private final Dialect dialect;
    private final Interpreter interpreter;
    private final String called;

    Start(Sys sys, Dialect dialect, Interpreter interpreter) {
        this.sys = sys;
        this.dialect = dialect;
        this.interpreter = interpreter;
        this.called = sys.arguments().isEmpty() ? "sh" : sys.arguments().get(0);
    }

    Step begin() {
        List<String> arguments = sys.arguments().subList(Math.min(1, sys.arguments().size()), sys.arguments().size());
        CommandLine line = CommandLine.read(arguments, dialect.isBash());
        if (line.problem().isPresent()) {
            return refuse(line.problem().get());
        }
        if (line.has("version")) {
            return sys.print(Help.VERSION, 0);
        }
        if (line.has("help")) {
            return sys.print(Help.USAGE.replace("$0", called), 0);
        }
        if (line.has("c")) {
            return line.operands().isEmpty()
                    ? refuse(dialect.isBash() ? "-c: option requires an argument" : "-c requires an argument")
                    : argument(line);
        }
        return line.operands().isEmpty() || line.has("s") ? input(line) : file(line);
    }

    private Step refuse(String problem) {
        String usage = dialect.isBash() && problem.endsWith("invalid option") ? Help.USAGE.replace("$0", called) : "";
        String prefix = dialect == Dialect.DASH ? called + ": 0: " : called + ": ";
        return sys.fail(prefix + problem + "\n" + usage, 2);
    }

    // --- where commands come from ---

    private Step argument(CommandLine line) {
        List<String> operands = line.operands();
        String name = operands.size() > 1 ? operands.get(1) : called;
        List<String> positional = operands.subList(Math.min(2, operands.size()), operands.size());
        String speaks = operands.size() > 1 ? name : called;
        Invocation invocation = invocation(line, name, speaks, Optional.empty(), Invocation.Source.ARGUMENT, line.has("i"));
        String title = dialect.isBash() ? speaks + ": -c" : "";
        Frame.Script script = new Frame.Script(operands.get(0), title, true);
        return run(line, invocation, positional, new Frame.Text(script, 0, 1, true));
    }

    private Step input(CommandLine line) {
        boolean terminal = sys.isTerminal(0) && sys.isTerminal(2);
        boolean interactive = line.has("i") || terminal && !line.has("s") || terminal && line.has("s");
        Invocation invocation = invocation(line, called, called, Optional.empty(), Invocation.Source.INPUT, interactive);
        Frame frame = interactive && terminal ? Frame.Ask.next(1)
                : new Frame.Input(Pending.NONE, 1, Optional.empty());
        return run(line, invocation, line.operands(), frame);
    }

    private Step file(CommandLine line) {
        String typed = line.operands().get(0);
        String path = located(typed);
        Outcome<Bytes> read = sys.files().read(path);
        if (!read.ok()) {
            return unreadable(typed, path, read);
        }
        Bytes content = read.value();
        boolean binary = content.slice(0, Math.min(80, content.length())).indexOf((byte) 0, 0) >= 0;
        if (binary && dialect.isBash()) {
            return sys.fail(path + ": " + path + ": cannot execute binary file\n", 126);
        }
        String text = Text.decode(content.toArray());
        Invocation invocation = invocation(line, path, called, Optional.of(path), Invocation.Source.FILE, line.has("i"));
        List<String> positional = line.operands().subList(1, line.operands().size());
        return run(line, invocation, positional, new Frame.Text(new Frame.Script(text, path, false), 0, 1, true));
    }

    private String located(String typed) {
        if (typed.contains("/") || sys.files().exists(typed) || !dialect.isBash()) {
            return typed;
        }
        return sys.which(typed, sys.variable("PATH").orElse("")).toOptional().orElse(typed);
    }

    private Step unreadable(String typed, String path, Outcome<Bytes> read) {
        String reason = read.errno().text();
        return switch (dialect) {
            case BASH -> sys.files().isDirectory(path) ? sys.fail(called + ": " + typed + ": Is a directory\n", 126)
                    : sys.fail(called + ": " + typed + ": " + reason + "\n", 127);
            case ASH -> sys.fail(called + ": can't open '" + typed + "': " + reason + "\n", 2);
            case DASH -> sys.fail(called + ": 0: cannot open " + typed + ": No such file\n", 2);
        };
    }

    private Invocation invocation(CommandLine line, String name, String speaks, Optional<String> file,
            Invocation.Source source, boolean interactive) {
        boolean login = called.startsWith("-") || line.has("l") || line.has("login");
        return new Invocation(dialect, name, speaks, file, source, interactive, login, sys.pid(), sys.now());
    }

    // --- going ---

    private Step run(CommandLine line, Invocation invocation, List<String> positional, Frame first) {
        ShellState state = Furnishing.state(sys, invocation, positional);
        boolean monitor = invocation.interactive() && sys.isTerminal(0);
        state = state.with(Option.MONITOR, monitor);
        for (Map.Entry<Option, Boolean> entry : line.options().entrySet()) {
            state = state.with(entry.getKey(), entry.getValue());
        }
        if (!line.shopts().isEmpty()) {
            var shopts = new java.util.TreeSet<>(state.settings().shopt());
            shopts.addAll(line.shopts());
            state = state.with(state.settings().withShopt(shopts));
        }
        if (monitor) {
            takeTerminal();
        }
        Signals.arrange(sys, state);
        Machine machine = new Machine(interpreter, state, Frames.EMPTY).push(new Frame.Exit()).push(first);
        List<String> files = startFiles(line, invocation, state);
        for (int i = files.size() - 1; i >= 0; i--) {
            Outcome<Bytes> read = sys.files().read(files.get(i));
            if (read.ok()) {
                String text = Text.decode(read.value().toArray());
                machine = machine.push(new Frame.SourceEnd(Optional.empty(), invocation.file()))
                        .push(new Frame.Text(new Frame.Script(text, files.get(i), false), 0, 1, false));
            }
        }
        return machine.resume();
    }

    /** A shell with job control leads a process group of its own, and its terminal listens to that group. */
    private void takeTerminal() {
        int pid = sys.self().id().pid();
        if (sys.self().kinship().group() != pid && sys.self().kinship().session() != pid) {
            sys.setGroup(pid, 0);
        }
        sys.setForeground(sys.self().kinship().group());
    }

    private List<String> startFiles(CommandLine line, Invocation invocation, ShellState state) {
        String home = state.textOrEmpty("HOME");
        List<String> files = new ArrayList<>();
        boolean bash = dialect.isBash();
        if (invocation.login() && !line.has("noprofile")) {
            files.add("/etc/profile");
            List<String> own = bash ? List.of("/.bash_profile", "/.bash_login", "/.profile") : List.of("/.profile");
            own.stream().map(name -> home + name).filter(sys.files()::exists).findFirst().ifPresent(files::add);
        } else if (bash && invocation.interactive() && !line.has("norc")) {
            files.add("/etc/bash.bashrc");
            files.add(line.rcFile().orElse(home + "/.bashrc"));
        }
        if (!bash && invocation.interactive()) {
            sys.variable("ENV").filter(name -> !name.isEmpty()).ifPresent(files::add);
        }
        return files;
    }
}
