package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The line discipline: what is typed becomes input, echo and signals; what is written becomes output. */
public final class Terminals {
    private static final int LINE_LIMIT = 1 << 24;

    private final Kernel kernel;
    private final Transaction transaction;

    Terminals(Kernel kernel) {
        this.kernel = kernel;
        this.transaction = kernel.transaction();
    }

    /** A terminal whose output leaves the world under its own name. */
    public String open(String id, String machine, Terminal.Size size) {
        transaction.put(Terminal.key(id), new Terminal(
                id, machine, Terminal.Modes.COOKED, List.of(), Bytes.EMPTY, 0, size, id, Optional.empty()));
        return id;
    }

    /** A pseudo terminal: its output goes into a new pipe, whose id is in {@link Terminal#output} after {@code pipe:}. */
    public Terminal openPseudo(String machine, Terminal.Size size) {
        String id = "pts/" + kernel.count("pts");
        String pipe = kernel.openFiles().newPipe();
        Terminal terminal = new Terminal(
                id, machine, Terminal.Modes.COOKED, List.of(), Bytes.EMPTY, 0, size, "pipe:" + pipe, Optional.empty());
        transaction.put(Terminal.key(id), terminal);
        // The line discipline itself writes: as long as the terminal is there, its other end must not read the end.
        transaction.put(Pipe.key(pipe), new Pipe(Bytes.EMPTY, 0, 1));
        return terminal;
    }

    /** The last process has left a pseudo terminal: the other end reads what is left, then the end. */
    public void hangUp(String id) {
        transaction.find(Terminal.key(id)).ifPresent(terminal -> {
            outputPipe(id).flatMap(kernel.openFiles()::pipe).ifPresent(pipe -> {
                String name = terminal.output().substring(5);
                if (pipe.readers() == 0) {
                    transaction.remove(Pipe.key(name));
                } else {
                    transaction.put(Pipe.key(name), new Pipe(pipe.content(), pipe.readers(), pipe.writers() - 1));
                }
            });
            transaction.remove(Terminal.key(id));
        });
    }

    public Optional<Terminal> find(String id) {
        return transaction.find(Terminal.key(id));
    }

    void put(Terminal terminal) {
        transaction.put(Terminal.key(terminal.id()), terminal);
    }

    Optional<String> outputPipe(String id) {
        return find(id).map(Terminal::output).filter(output -> output.startsWith("pipe:")).map(output -> output.substring(5));
    }

    /** Takes what was typed. */
    public void type(String id, Bytes typed) {
        for (int i = 0; i < typed.length(); i++) {
            Optional<Terminal> terminal = find(id);
            if (terminal.isEmpty()) {
                return;
            }
            int plain = plainRun(terminal.get(), typed, i);
            if (plain > 0) {
                Bytes run = typed.slice(i, i + plain);
                take(terminal.get(), run);
                i += plain - 1;
            } else {
                take(terminal.get(), typed.at(i) & 0xff);
            }
        }
    }

    /** How many bytes from {@code from} on mean nothing special, so that a large paste is not taken byte by byte. */
    private static int plainRun(Terminal terminal, Bytes typed, int from) {
        int end = from;
        while (end < typed.length()) {
            int b = typed.at(end) & 0xff;
            boolean special = terminal.modes().signals() && (b == 3 || b == 26 || b == 28)
                    || terminal.modes().canonical() && (b == '\n' || b == '\r' || b == 4 || b == 127 || b == 8 || b == 21 || b == 23)
                    || b == '\r' || b == 3 && terminal.modes().signals();
            if (special) {
                break;
            }
            end++;
        }
        return end - from;
    }

    private void take(Terminal terminal, Bytes run) {
        if (terminal.modes().canonical()) {
            if (terminal.editing().length() + run.length() <= LINE_LIMIT) {
                put(terminal.withInput(terminal.ready(), terminal.editing().plus(run)));
                echo(terminal, run);
            }
        } else {
            put(terminal.withInput(plus(terminal.ready(), run), terminal.editing()));
            echo(terminal, run);
        }
    }

    private void take(Terminal terminal, int b) {
        Terminal.Modes modes = terminal.modes();
        if (modes.signals() && (b == 3 || b == 26 || b == 28)) {
            put(terminal.withInput(List.of(), Bytes.EMPTY));
            echo(terminal, Bytes.of("^" + (char) (b + 64)));
            Signal signal = b == 3 ? Signal.INT : b == 26 ? Signal.TSTP : Signal.QUIT;
            kernel.processes().signalGroup(terminal.machine(), terminal.foreground(), signal);
            return;
        }
        if (!modes.canonical()) {
            put(terminal.withInput(plus(terminal.ready(), Bytes.wrap(new byte[] {(byte) b})), terminal.editing()));
            return;
        }
        switch (b) {
            case '\r', '\n' -> {
                Bytes line = terminal.editing().plus(Bytes.of("\n"));
                put(terminal.withInput(plus(terminal.ready(), line), Bytes.EMPTY));
                echo(terminal, Bytes.of("\n"));
            }
            case 4 -> put(terminal.withInput(plus(terminal.ready(), terminal.editing()), Bytes.EMPTY));
            case 8, 127 -> erase(terminal, 1);
            case 21 -> erase(terminal, terminal.editing().length());
            default -> erase(terminal, lastWord(terminal.editing()));
        }
    }

    private static int lastWord(Bytes line) {
        int at = line.length();
        while (at > 0 && line.at(at - 1) == ' ') {
            at--;
        }
        while (at > 0 && line.at(at - 1) != ' ') {
            at--;
        }
        return line.length() - at;
    }

    private void erase(Terminal terminal, int count) {
        int keep = terminal.editing().length();
        int erased = 0;
        while (keep > 0 && erased < count) {
            keep--;
            erased++;
            while (keep > 0 && (terminal.editing().at(keep) & 0xc0) == 0x80) {
                keep--;
                erased += count > 1 ? 1 : 0;
            }
        }
        put(terminal.withInput(terminal.ready(), terminal.editing().slice(0, keep)));
        echo(terminal, Bytes.of("\b \b".repeat(erased)));
    }

    private static List<Bytes> plus(List<Bytes> ready, Bytes more) {
        List<Bytes> changed = new ArrayList<>(ready);
        changed.add(more);
        return changed;
    }

    private void echo(Terminal terminal, Bytes bytes) {
        boolean shownOutside = kernel.editedOutside() && terminal.request().isPresent();
        if (terminal.modes().echo() && !shownOutside) {
            send(terminal, bytes);
        }
    }

    Outcome<Bytes> read(String id, int most, Process reader) {
        Optional<Terminal> found = find(id);
        if (found.isEmpty()) {
            return Outcome.of(Bytes.EMPTY);
        }
        Terminal terminal = found.get();
        if (background(terminal, reader)) {
            return Outcome.refused(Errno.EAGAIN);
        }
        if (terminal.ready().isEmpty()) {
            return Outcome.refused(Errno.EAGAIN);
        }
        Bytes first = terminal.ready().get(0);
        int taken = Math.min(most, first.length());
        List<Bytes> left = new ArrayList<>(terminal.ready());
        if (taken == first.length()) {
            left.remove(0);
        } else {
            left.set(0, first.from(taken));
        }
        put(terminal.withInput(left, terminal.editing()));
        return Outcome.of(first.slice(0, taken));
    }

    boolean readable(String id, Process reader) {
        return find(id).map(terminal -> !terminal.ready().isEmpty() && !background(terminal, reader)).orElse(true);
    }

    private static boolean background(Terminal terminal, Process reader) {
        return terminal.foreground() != 0 && reader.kinship().group() != terminal.foreground();
    }

    /** What a process writes. */
    Outcome<Integer> write(String id, Bytes bytes) {
        Optional<Terminal> terminal = find(id);
        if (terminal.isEmpty()) {
            return Outcome.refused(Errno.EIO);
        }
        Optional<Pipe> pipe = outputPipe(id).flatMap(kernel.openFiles()::pipe);
        if (pipe.isPresent() && pipe.get().readers() > 0 && pipe.get().room() < 4096) {
            return Outcome.refused(Errno.EAGAIN);
        }
        Bytes taken = bytes.length() > 16_384 ? bytes.slice(0, 16_384) : bytes;
        send(terminal.get(), taken);
        return Outcome.of(taken.length());
    }

    private void send(Terminal terminal, Bytes bytes) {
        Bytes cooked = terminal.modes().newlines() ? Bytes.latin1(bytes.latin1().replace("\n", "\r\n")) : bytes;
        Optional<String> pipe = outputPipe(terminal.id());
        if (pipe.isEmpty()) {
            kernel.emit(terminal.output(), cooked);
            return;
        }
        // Nobody at the other end (yet): what a detached container writes to its terminal is kept up to the pipe's size.
        kernel.openFiles().pipe(pipe.get()).ifPresent(p -> {
            if (p.room() >= cooked.length() || p.readers() > 0) {
                transaction.put(Pipe.key(pipe.get()), p.with(p.content().plus(cooked)));
            }
        });
    }

    /** Changes the size and tells the foreground group. */
    public void resize(String id, Terminal.Size size) {
        find(id).filter(terminal -> !terminal.size().is(size)).ifPresent(terminal -> {
            put(terminal.with(size));
            kernel.processes().signalGroup(terminal.machine(), terminal.foreground(), Signal.WINCH);
        });
    }
}
