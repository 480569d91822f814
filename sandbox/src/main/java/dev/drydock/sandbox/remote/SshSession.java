package dev.drydock.sandbox.remote;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Descriptors;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Exchange;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Processes;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.process.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A session's relay on the server's machine: between the exchange and the descriptors of the shell it started.
 *
 * @param up descriptor that reads what the client sends
 * @param down descriptor that writes to the client
 * @param input descriptor of the shell's standard input; with a terminal -1: what is sent is typed there
 * @param outputs descriptors to relay, by channel from {@link Frame#OUTPUT} on; those at their end are -1
 */
record SshSession(int up, int down, Optional<String> terminal, int input, List<Integer> outputs, int shell) {
    private static final int CHUNK = 16_384;

    static Step start(Sys sys, Exchange exchange, Optional<Terminal> terminal, SshServer.Account account, String command) {
        Kernel kernel = sys.kernel();
        int up = sys.adopt(kernel.openFiles().open(new OpenFile.PipeReader(exchange.upstream())));
        int down = sys.adopt(kernel.openFiles().open(new OpenFile.PipeWriter(exchange.downstream())));
        // From here on the relay's own descriptors keep the connection, and its end closes it.
        kernel.exchanges().finish(exchange.id());
        List<Integer> relayed = new ArrayList<>();
        int input = -1;
        Descriptors descriptors = Descriptors.NONE;
        List<Integer> shells = new ArrayList<>();
        if (terminal.isPresent()) {
            relayed.add(sys.adopt(kernel.openFiles().open(new OpenFile.PipeReader(terminal.get().output().substring(5)))));
            for (int number = 0; number < 3; number++) {
                descriptors = descriptors.with(number, new Descriptors.Descriptor(
                        kernel.openFiles().open(new OpenFile.TerminalFile(terminal.get().id())), false));
            }
        } else {
            Sys.PipeEnds in = sys.pipe();
            input = in.writer();
            shells.add(in.reader());
            for (int number = 1; number < 3; number++) {
                Sys.PipeEnds out = sys.pipe();
                relayed.add(out.reader());
                shells.add(out.writer());
            }
            for (int number = 0; number < 3; number++) {
                String open = sys.self().descriptors().find(shells.get(number)).orElseThrow().openFile();
                descriptors = descriptors.with(number, new Descriptors.Descriptor(open, false));
            }
        }
        Process shell = shell(sys, account, terminal.map(Terminal::id), descriptors, command);
        if (terminal.isPresent()) {
            descriptors.byNumber().values().forEach(d -> kernel.openFiles().release(d.openFile()));
            Terminal opened = kernel.terminals().find(terminal.get().id()).orElseThrow();
            kernel.transaction().put(Terminal.key(opened.id()), opened.withForeground(shell.id().pid()));
        }
        shells.forEach(sys::close);
        return new SshSession(up, down, terminal.map(Terminal::id), input, relayed, shell.id().pid()).relay(sys);
    }

    private static Process shell(Sys sys, SshServer.Account account, Optional<String> terminal, Descriptors descriptors, String command) {
        String name = account.shell().substring(account.shell().lastIndexOf('/') + 1);
        List<String> arguments = command.isEmpty() ? List.of("-" + name) : List.of(name, "-c", command);
        Credentials credentials = account.credentials();
        var environment = account.environment(terminal.isPresent());
        Process.Invocation invocation = new Process.Invocation(account.shell(), arguments, new TreeMap<>(environment));
        return sys.kernel().processes().spawn(new Processes.Birth(
                Optional.of(sys.self().id()), sys.self().place().space(), invocation, account.home(), 022, credentials, descriptors,
                Optional.of(0), true, terminal,
                child -> child.exec(account.shell(), arguments, environment).toOptional().orElse(Step.exit(127)))).value();
    }

    private Step relay(Sys sys) {
        Outcome<Bytes> sent = up < 0 ? Outcome.of(Bytes.EMPTY) : sys.read(up, CHUNK);
        if (up >= 0 && sent.ok()) {
            return sent.value().isEmpty() ? hungUp(sys) : forward(sys, sent.value());
        }
        for (int channel = 0; channel < outputs.size(); channel++) {
            int output = outputs.get(channel);
            Outcome<Bytes> read = output < 0 ? Outcome.refused(Errno.EAGAIN) : sys.read(output, CHUNK);
            if (read.ok() && read.value().isEmpty()) {
                sys.close(output);
                return without(channel).relay(sys);
            }
            if (read.ok()) {
                return sys.write(down, new Frame(channel + 1, read.value()).encoded(), this::relay);
            }
        }
        Process child = sys.children().get(shell);
        if (child != null && !child.alive() && terminal.isPresent()) {
            // The last output is in the pipe already: the end of the terminal lets the relay see its end.
            terminal.filter(id -> sys.kernel().terminals().find(id).isPresent()).ifPresent(sys.kernel().terminals()::hangUp);
        }
        if (outputs.stream().allMatch(output -> output < 0)) {
            return sys.waitFor(shell, (s, ended) ->
                    s.write(down, new Frame(Frame.EXIT, Bytes.wrap(new byte[] {(byte) ended.status()})).encoded(), end -> Step.exit(0)));
        }
        List<Step.Condition> any = new ArrayList<>();
        any.add(new Step.Condition.ChildChanged(sys.childChanges()));
        if (up >= 0) {
            any.add(new Step.Condition.Readable(up));
        }
        outputs.stream().filter(output -> output >= 0).forEach(output -> any.add(new Step.Condition.Readable(output)));
        return Step.await(any, this::relay);
    }

    private Step forward(Sys sys, Bytes typed) {
        if (terminal.isPresent()) {
            sys.kernel().terminals().type(terminal.get(), typed);
            return Step.next(this::relay);
        }
        return sys.write(input, typed, (s, written) -> Step.next(this::relay));
    }

    /** The client sends no more: a terminal's session ends with it, a command reads its end of file. */
    private Step hungUp(Sys sys) {
        sys.close(up);
        if (terminal.isPresent()) {
            sys.kernel().processes().signalGroup(sys.self().id().machine(), shell, Signal.HUP);
        } else {
            sys.close(input);
        }
        return new SshSession(-1, down, terminal, -1, outputs, shell).relay(sys);
    }

    private SshSession without(int channel) {
        List<Integer> left = new ArrayList<>(outputs);
        left.set(channel, -1);
        return new SshSession(up, down, terminal, input, left, shell);
    }
}
