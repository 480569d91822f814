package dev.drydock.sandbox.engine.shim;

import dev.drydock.sandbox.engine.shim.Line.Ends;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Starts one process of a container for its shim, with pipes or a pseudo terminal between them. */
final class Starter {
    private static final int RUNTIME_THREADS = 6;

    private final Sys sys;
    private final Kernel kernel;
    private final Job job;
    private Descriptors child = Descriptors.NONE;
    private final List<String> opened = new ArrayList<>();

    private Starter(Sys sys, Job job) {
        this.sys = sys;
        this.kernel = sys.kernel();
        this.job = job;
    }

    static Line start(Sys sys, String space, Job job) {
        Attachments.of(sys.kernel(), job.streams(), job.wiring().tty()).put(sys.kernel(), job.streams());
        Starter starter = new Starter(sys, job);
        // The runtime's own threads take the numbers after 1 in a new PID namespace: what comes next is number 7.
        boolean first = sys.kernel().processes().inPids(sys.self().id().machine(), space).isEmpty();
        Line line = job.wiring().tty() ? starter.onTerminal(sys.self().id().machine(), space) : starter.onPipes(space);
        starter.opened.forEach(sys.kernel().openFiles()::release);
        if (first) {
            sys.kernel().startPidsAt(space, RUNTIME_THREADS);
        }
        return line;
    }

    private Line onTerminal(String machine, String space) {
        Terminal terminal = kernel.terminals().openPseudo(machine, job.wiring().size());
        for (int number = 0; number < 3; number++) {
            give(number, new OpenFile.TerminalFile(terminal.id()));
        }
        int out = sys.adopt(kernel.openFiles().open(new OpenFile.PipeReader(terminal.output().substring("pipe:".length()))));
        Outcome<Process> process = spawn(space, Optional.of(terminal.id()));
        if (!process.ok()) {
            kernel.terminals().hangUp(terminal.id());
            return failed(new Ends(-1, out, -1), terminal.id());
        }
        kernel.transaction().put(Terminal.key(terminal.id()), terminal.withForeground(process.value().id().pid()));
        Attachments.of(kernel, job.streams(), true).clients().stream().filter(Attachments.Attachment::stdin)
                .forEach(client -> kernel.exchanges().serveTerminal(client.exchange(), terminal.id()));
        return line(process.value().id().pid(), new Ends(-1, out, -1), terminal.id());
    }

    private Line onPipes(String space) {
        int in = -1;
        if (job.wiring().stdin()) {
            String pipe = kernel.openFiles().newPipe();
            give(0, new OpenFile.PipeReader(pipe));
            in = sys.adopt(kernel.openFiles().open(new OpenFile.PipeWriter(pipe)));
        } else {
            give(0, new OpenFile.DeviceFile("null"));
        }
        int out = output(1);
        int err = output(2);
        Outcome<Process> process = spawn(space, Optional.empty());
        return process.ok() ? line(process.value().id().pid(), new Ends(in, out, err), "") : failed(new Ends(in, out, err), "");
    }

    private int output(int number) {
        String pipe = kernel.openFiles().newPipe();
        give(number, new OpenFile.PipeWriter(pipe));
        return sys.adopt(kernel.openFiles().open(new OpenFile.PipeReader(pipe)));
    }

    private void give(int number, OpenFile.Kind kind) {
        String open = kernel.openFiles().open(kind);
        opened.add(open);
        child = child.with(number, new Descriptors.Descriptor(open, false));
    }

    private Outcome<Process> spawn(String space, Optional<String> terminal) {
        Job.Command command = job.command();
        Credentials credentials = command.credentials();
        boolean foreign = job.traits().foreign();
        Process.Invocation invocation = new Process.Invocation(command.path(), command.arguments(), new java.util.TreeMap<>(command.environment()));
        return kernel.processes().spawn(new Processes.Birth(Optional.of(sys.self().id()), space, invocation, command.directory(), 022,
                credentials, child, Optional.of(0), true, terminal, inside -> exec(inside, command, foreign)));
    }

    private static Step exec(Sys sys, Job.Command command, boolean foreign) {
        Outcome<Step> running = foreign
                ? Outcome.refused(Errno.ENOEXEC)
                : sys.exec(command.path(), command.arguments(), command.environment());
        if (running.ok()) {
            return running.value();
        }
        String why = running.errno().text().toLowerCase(Locale.ROOT);
        return sys.fail("exec " + command.path() + ": " + why + "\n", 255);
    }

    private Line line(int pid, Ends ends, String terminal) {
        return new Line(job, pid, ends, terminal, Line.Half.NONE, Bytes.EMPTY, Optional.empty());
    }

    /** No process could be made: its streams end at once. */
    private Line failed(Ends ends, String terminal) {
        return line(0, ends, terminal).with(Ended.exit(126));
    }
}
