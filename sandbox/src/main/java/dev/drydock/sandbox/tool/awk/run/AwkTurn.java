package dev.drydock.sandbox.tool.awk.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Ended;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.awk.code.Special;
import dev.drydock.sandbox.tool.awk.syntax.Expression;
import dev.drydock.sandbox.tool.awk.value.Value;
import dev.drydock.sandbox.tool.shape.Output;
import java.util.List;
import java.util.Optional;

/** One step of the process: the machine runs, and what it needs is done as long as nothing has to be waited for. */
final class AwkTurn {
    private static final int LONGEST = 50_000_000;
    private static final int MUCH = 1 << 15;
    private static final long CPU_MICROS = 2_000;
    private static final int CHUNK = 1 << 16;

    private final Sys sys;
    private final AwkProcess.Setup setup;
    private final Machine machine;
    private final Output output = new Output();
    private final Doors doors;
    private Channels channels;
    private Optional<AwkProcess.PendingEffect> pending;
    private int written;

    AwkTurn(Sys sys, AwkProcess process) {
        this.sys = sys;
        this.setup = process.setup();
        this.channels = process.channels();
        this.pending = process.pending();
        output.bytes(process.held());
        this.doors = new Doors(sys, setup);
        this.machine = new Machine(setup.program(), process.image(), new Machine.Surroundings(setup.flavour(),
                setup.encoding(), sys.now(), this::print, this::warn));
    }

    private boolean print(String text) {
        output.bytes(Bytes.wrap(setup.encoding().encode(text)));
        written += text.length();
        return written > MUCH;
    }

    private void warn(String text) {
        complain(place(Trouble.Kind.USUAL) + text);
    }

    private void complain(String text) {
        output.err(setup.encoding().outer(text) + "\n");
    }

    Step begin(List<AwkProcess.Assignment> assignments, List<String> warnings) {
        warnings.forEach(this::complain);
        assignments.forEach(a -> machine.assign(a.name(), a.value()));
        return go();
    }

    Step go() {
        try {
            while (true) {
                Effect effect = pending.map(AwkProcess.PendingEffect::effect).orElse(null);
                pending = Optional.empty();
                if (effect == null) {
                    effect = machine.run();
                }
                Optional<Step> step = carryOut(effect);
                if (step.isPresent()) {
                    return step.get();
                }
            }
        } catch (Trouble trouble) {
            complain(place(trouble.kind()) + trouble.getMessage() + (trouble.getMessage().startsWith("run time error") ? "\n\tFILENAME=\""
                    + machine.text(Special.FILENAME) + "\" FNR=" + machine.text(Special.FNR) + " NR=" + machine.text(Special.NR) : ""));
            return output.exit(sys, trouble.kind() == Trouble.Kind.EARLY ? 1 : setup.flavour().failure());
        }
    }

    /** Where in the program and in the input it is, as messages begin. */
    private String place(Trouble.Kind kind) {
        String name = setup.name() + ": ";
        boolean opening = kind == Trouble.Kind.OPENING;
        if (setup.flavour() == Flavour.MAWK || machine.line() == 0 || (opening && setup.flavour() == Flavour.BUSYBOX)) {
            return name;
        }
        boolean reading = setup.flavour() == Flavour.GAWK && !opening && machine.get(Special.FNR).number() > 0;
        String file = machine.text(Special.FILENAME);
        return name + setup.script() + ":" + machine.line() + ": "
                + (reading ? "(FILENAME=" + (file.isEmpty() ? "-" : file) + " FNR=" + machine.text(Special.FNR) + ") " : "");
    }

    /** Empty when it is done and the machine can go on at once. */
    private Optional<Step> carryOut(Effect effect) {
        if (effect instanceof Effect.NextRecord) {
            return nextRecord(effect, false);
        }
        if (effect instanceof Effect.ReadLine read) {
            return read.source() == Expression.Source.INPUT ? nextRecord(effect, true) : readLine(read);
        }
        if (effect instanceof Effect.Write write) {
            return write(write);
        }
        if (effect instanceof Effect.SkipFile) {
            channels.input().ifPresent(source -> doors.close(source.descriptor()));
            channels = channels.readingNothing();
            return Optional.empty();
        }
        if (effect instanceof Effect.Close close) {
            return close(close.name(), true);
        }
        if (effect instanceof Effect.Flush) {
            machine.push(Value.ZERO);
            return output.chunks().isEmpty() ? Optional.empty() : Optional.of(flushed(s -> Step.next(freeze()::resume)));
        }
        if (effect instanceof Effect.Run run) {
            return run(run);
        }
        if (effect instanceof Effect.AwaitChild child) {
            return await(child);
        }
        return effect instanceof Effect.Halt ? halt() : Optional.of(pause());
    }

    // ---- stopping and going on ----------------------------------------------------------------------------------------------------------

    private AwkProcess freeze() {
        return new AwkProcess(setup, machine.freeze(), channels, pending, Bytes.EMPTY);
    }

    /** What follows when all that was printed is written. */
    private interface After {
        Step run(Sys sys);
    }

    private Step flushed(After after) {
        List<Output.Chunk> chunks = output.chunks();
        return Output.write(sys, chunks, after::run);
    }

    private Step pause() {
        AwkProcess frozen = freeze();
        return flushed(s -> new Step.Busy(CPU_MICROS, frozen::resume));
    }

    private Step await(Step.Condition condition, Effect again) {
        pending = Optional.of(new AwkProcess.PendingEffect(again));
        AwkProcess frozen = freeze();
        return output.chunks().isEmpty() ? Step.await(condition, frozen::resume) : flushed(s -> Step.await(condition, frozen::resume));
    }

    /** Waits with what was printed unwritten: the originals write it when they end. */
    private Step holding(Step.Condition condition, Effect again) {
        List<Output.Chunk> chunks = output.chunks();
        if (chunks.size() != 1 || chunks.get(0).descriptor() != 1) {
            return await(condition, again);
        }
        AwkProcess frozen = new AwkProcess(setup, machine.freeze(), channels, Optional.of(new AwkProcess.PendingEffect(again)), chunks.get(0).bytes());
        return Step.await(condition, frozen::resume);
    }

    /** Writes what was printed first, so that it stands before what a child prints. */
    private Optional<Step> flushFirst(Effect again) {
        if (output.chunks().isEmpty()) {
            return Optional.empty();
        }
        pending = Optional.of(new AwkProcess.PendingEffect(again));
        AwkProcess frozen = freeze();
        return Optional.of(flushed(s -> Step.next(frozen::resume)));
    }

    // ---- reading -------------------------------------------------------------------------------------------------------------------------

    private Optional<Step> nextRecord(Effect effect, boolean getline) {
        while (true) {
            if (channels.input().isEmpty() && !openNext()) {
                if (getline) {
                    machine.line(0, "");
                } else {
                    machine.endOfRecords();
                }
                return Optional.empty();
            }
            Source source = channels.input().orElseThrow();
            Optional<Source.Cut> cut = source.next(machine.text(Special.RS), setup.encoding(), machine.regexes()::of);
            if (cut.isPresent()) {
                channels = channels.reading(cut.get().rest());
                count(Special.NR);
                count(Special.FNR);
                machine.set(Special.RT, Value.of(cut.get().terminator()));
                if (getline) {
                    machine.line(1, cut.get().record());
                } else {
                    machine.nextRecord(cut.get().record());
                }
                return Optional.empty();
            }
            if (source.ended()) {
                doors.close(source.descriptor());
                channels = channels.readingNothing();
                continue;
            }
            Outcome<Bytes> read = sys.read(source.descriptor(), CHUNK);
            if (read.is(Errno.EAGAIN)) {
                return Optional.of(await(new Step.Condition.Readable(source.descriptor()), effect));
            }
            if (!read.ok()) {
                unreadable(read.errno());
            }
            if (tired(source)) {
                return Optional.of(pauseBefore(effect, channels.reading(read.ok() && !read.value().isEmpty() ? source.with(read.value()) : source.end())));
            }
            channels = channels.reading(!read.ok() || read.value().isEmpty() ? source.end() : source.with(read.value()));
        }
    }

    private boolean tired(Source source) {
        if (source.buffer().length() > LONGEST) {
            throw new Trouble("fatal: record too long");
        }
        return machine.tired();
    }

    private Step pauseBefore(Effect effect, Channels now) {
        channels = now;
        pending = Optional.of(new AwkProcess.PendingEffect(effect));
        return pause();
    }

    private void unreadable(Errno errno) {
        String file = machine.text(Special.FILENAME);
        if (setup.flavour() != Flavour.GAWK) {
            throw new Trouble(setup.flavour().words("", "read error (" + errno.text() + ")", errno.text()));
        }
        String what = errno == Errno.EISDIR ? "warning: command line argument `" + file + "' is a directory: skipped"
                : "warning: error reading input file `" + file + "': " + errno.text();
        output.err(setup.name() + ": " + what + "\n");
    }

    private void count(Special special) {
        machine.set(special, Value.of(machine.get(special).number() + 1));
    }

    /** Opens the next file among the arguments; whether there was one. */
    private boolean openNext() {
        Optional<Doors.Next> next = doors.next(machine, channels);
        if (next.isEmpty()) {
            return false;
        }
        channels = next.get().channels();
        machine.set(Special.FNR, Value.ZERO);
        machine.set(Special.FILENAME, Value.of(next.get().file()));
        return true;
    }

    private Optional<Step> readLine(Effect.ReadLine effect) {
        boolean command = effect.source() == Expression.Source.COMMAND;
        if (!channels.sources().containsKey(effect.name())) {
            Optional<Step> first = command ? flushFirst(effect) : Optional.empty();
            if (first.isPresent()) {
                return first;
            }
            Optional<Source> opened = command ? doors.readCommand(effect.name()) : doors.readFile(effect.name());
            if (opened.isEmpty()) {
                machine.line(-1, "");
                return Optional.empty();
            }
            channels = channels.with(effect.name(), opened.get());
        }
        while (true) {
            Source source = channels.sources().get(effect.name());
            Optional<Source.Cut> cut = source.next(machine.text(Special.RS), setup.encoding(), machine.regexes()::of);
            if (cut.isPresent()) {
                channels = channels.with(effect.name(), cut.get().rest());
                if (command) {
                    count(Special.NR);
                }
                machine.line(1, cut.get().record());
                return Optional.empty();
            }
            if (source.ended()) {
                machine.line(0, "");
                return Optional.empty();
            }
            Outcome<Bytes> read = sys.read(source.descriptor(), CHUNK);
            if (read.is(Errno.EAGAIN)) {
                return Optional.of(await(new Step.Condition.Readable(source.descriptor()), effect));
            }
            if (!read.ok()) {
                machine.line(-1, "");
                return Optional.empty();
            }
            channels = channels.with(effect.name(), read.value().isEmpty() ? source.end() : source.with(read.value()));
            if (tired(source)) {
                return Optional.of(pauseBefore(effect, channels));
            }
        }
    }

    // ---- writing -------------------------------------------------------------------------------------------------------------------------

    private Optional<Step> write(Effect.Write effect) {
        if (effect.name().equals("/dev/stdout") || effect.name().equals("/dev/stderr") || effect.name().equals("-")) {
            if (effect.name().equals("/dev/stderr")) {
                output.err(setup.encoding().outer(effect.text()));
            } else {
                print(effect.text());
            }
            return Optional.empty();
        }
        Channels.Sink sink = channels.sinks().get(effect.name());
        if (sink == null) {
            Optional<Step> first = flushFirst(effect);
            if (first.isPresent()) {
                return first;
            }
            sink = doors.write(effect.direction(), effect.name());
            channels = channels.with(effect.name(), sink);
        }
        Bytes bytes = Bytes.wrap(setup.encoding().encode(effect.text()));
        int descriptor = sink.descriptor();
        Outcome<Integer> done = bytes.isEmpty() ? Outcome.of(0) : sys.write(descriptor, bytes);
        if (done.ok() && done.value() == bytes.length()) {
            return Optional.empty();
        }
        Bytes rest = done.ok() ? bytes.from(done.value()) : bytes;
        AwkProcess frozen = freeze();
        return Optional.of(flushed(s -> s.write(descriptor, rest, frozen::resume)));
    }

    // ---- children ------------------------------------------------------------------------------------------------------------------------

    private Optional<Step> run(Effect.Run effect) {
        return flushFirst(effect).or(() -> {
            int pid = doors.command(effect.command(), List.of());
            return await(new Effect.AwaitChild(pid, true));
        });
    }

    private Optional<Step> await(Effect.AwaitChild child) {
        Optional<Ended> ended = sys.reap(child.pid());
        if (ended.isEmpty() && sys.children().containsKey(child.pid())) {
            return Optional.of(holding(new Step.Condition.ChildChanged(sys.childChanges()), child));
        }
        if (child.toAnswer()) {
            machine.push(Value.of(ended.map(Ended::status).orElse(0)));
        }
        return Optional.empty();
    }

    private Optional<Step> close(String name, boolean answers) {
        Source source = channels.sources().get(name);
        Channels.Sink sink = channels.sinks().get(name);
        channels = channels.without(name);
        if (source == null && sink == null) {
            machine.push(Value.of(setup.flavour() == Flavour.BUSYBOX ? 0 : -1));
            return Optional.empty();
        }
        int pid = source != null ? source.pid() : sink.pid();
        doors.close(source != null ? source.descriptor() : sink.descriptor());
        if (pid == 0) {
            if (answers) {
                machine.push(Value.ZERO);
            }
            return Optional.empty();
        }
        Effect.AwaitChild child = new Effect.AwaitChild(pid, answers);
        return sys.isTerminal(1) ? flushFirst(child).or(() -> await(child)) : await(child);
    }

    /** Closes what is open, one after the other, and waits for the commands. */
    private Optional<Step> halt() {
        if (!channels.sinks().isEmpty()) {
            return close(channels.sinks().firstKey(), false);
        }
        if (!channels.sources().isEmpty()) {
            return close(channels.sources().firstKey(), false);
        }
        return Optional.of(output.exit(sys, machine.exitStatus()));
    }
}
