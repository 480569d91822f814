package dev.drydock.sandbox.tool.search;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.sed.Effect;
import dev.drydock.sandbox.tool.sed.SedScript;
import dev.drydock.sandbox.tool.sed.SedState;
import dev.drydock.sandbox.tool.shape.Output;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The editor between its files: reads them in turn, cuts lines, looks ahead if the script asks for the last line, carries out effects.
 *
 * @param files not yet begun
 * @param descriptor of the file at hand, -1 for none
 * @param partial the beginning of a line whose end has not come yet
 * @param ahead a line that waits until it is known whether another follows
 * @param edited what the file edited in place holds so far
 * @param linesRead how many lines of files {@code R} has taken
 */
record SedStream(String name, boolean separate, Optional<String> suffix, List<String> files, String file, int descriptor, Bytes partial,
        Optional<SedState.Line> ahead, SedState state, Bytes edited, SortedMap<String, Integer> linesRead, int status) {
    private static final int CHUNK = 1 << 16;

    static Step start(Sys sys, String name, SedScript script, List<String> files, boolean separate, Optional<String> suffix) {
        for (String path : script.filesWritten()) {
            Outcome<Boolean> emptied = sys.files().write(path, Bytes.EMPTY);
            if (!emptied.ok()) {
                return sys.fail(name + ": couldn't open file " + path + ": " + emptied.errno().text() + "\n", 4);
            }
        }
        return new SedStream(name, separate, suffix, List.copyOf(files), "-", -1, Bytes.EMPTY, Optional.empty(), SedState.start(script),
                Bytes.EMPTY, Collections.emptySortedMap(), 0).nextFile(sys);
    }

    private SedStream with(SedState changed, Optional<SedState.Line> held, Bytes rest) {
        return new SedStream(name, separate, suffix, files, file, descriptor, rest, held, changed, edited, linesRead, status);
    }

    private boolean inPlace() {
        return suffix.isPresent();
    }

    private Step nextFile(Sys sys) {
        if (files.isEmpty()) {
            return end(sys);
        }
        String next = files.get(0);
        List<String> rest = files.subList(1, files.size());
        Outcome<Integer> opened = next.equals("-") && !inPlace() ? Outcome.of(0) : sys.open(next, Sys.OpenMode.READ);
        if (opened.ok() && inPlace() && sys.files().isDirectory(next)) {
            return skip(sys, rest, "couldn't edit " + next + ": not a regular file", 4);
        }
        if (!opened.ok()) {
            return skip(sys, rest, "can't read " + next + ": " + opened.errno().text(), 2);
        }
        SedState fresh = state.inFile(next, separate);
        return new SedStream(name, separate, suffix, rest, next, opened.value(), Bytes.EMPTY, ahead, fresh, Bytes.EMPTY, linesRead, status).read(sys);
    }

    private Step skip(Sys sys, List<String> rest, String complaint, int failure) {
        SedStream after = new SedStream(name, separate, suffix, rest, file, -1, Bytes.EMPTY, ahead, state, Bytes.EMPTY, linesRead,
                Math.max(status, failure));
        return sys.complain(name + ": " + complaint + "\n", after::nextFile);
    }

    private Step read(Sys sys) {
        return sys.read(descriptor, CHUNK, (s, read) -> {
            if (!read.ok()) {
                return skip(s, files, "read error on " + file + ": " + read.errno().text(), 4);
            }
            return read.value().isEmpty() ? endOfFile(s) : with(state, ahead, partial.plus(read.value())).lines(s);
        });
    }

    /** Works on the complete lines at hand. */
    private Step lines(Sys sys) {
        byte separator = (byte) (state.script().options().nulLines() ? 0 : '\n');
        SedStream at = this;
        Output output = new Output();
        int start = 0;
        int end;
        while ((end = partial.indexOf(separator, start)) >= 0) {
            SedState.Line line = new SedState.Line(Text.decode(partial.slice(start, end).toArray()), true);
            start = end + 1;
            at = at.offer(sys, line, output);
            if (at.state.phase() == SedState.Phase.BUSY || at.state.phase() == SedState.Phase.DONE) {
                break;
            }
        }
        SedStream next = at.with(at.state, at.ahead, partial.from(start));
        return output.then(sys, next::goOn);
    }

    private Step goOn(Sys sys) {
        return switch (state.phase()) {
            case DONE -> end(sys);
            case BUSY -> {
                Output output = new Output();
                SedStream next = carryOut(sys, state.goOn(), output);
                yield output.then(sys, s -> new Step.Busy(1000, next::goOn));
            }
            default -> partial.indexOf((byte) (state.script().options().nulLines() ? 0 : '\n'), 0) >= 0 ? lines(sys) : read(sys);
        };
    }

    /** Takes a line; with looking ahead it is the one before that is worked on. */
    private SedStream offer(Sys sys, SedState.Line line, Output output) {
        if (!state.script().looksAhead()) {
            return carryOut(sys, state.feed(line, false), output);
        }
        SedStream held = with(state, Optional.of(line), partial);
        return ahead.isEmpty() ? held : held.carryOut(sys, state.feed(ahead.get(), false), output);
    }

    private Step endOfFile(Sys sys) {
        Output output = new Output();
        SedStream at = this;
        if (!partial.isEmpty()) {
            at = offer(sys, new SedState.Line(Text.decode(partial.toArray()), false), output);
        }
        boolean last = separate || files.stream().noneMatch(f -> f.equals("-") || sys.files().node(f).toOptional()
                .filter(node -> !(node instanceof Directory) && (node.size() > 0 || !(node instanceof RegularFile))).isPresent());
        if (last && at.ahead.isPresent()) {
            SedState.Line line = at.ahead.get();
            at = at.with(at.state, Optional.empty(), Bytes.EMPTY);
            at = at.carryOut(sys, at.state.feed(line, true), output);
        }
        SedStream done = at.with(at.state, at.ahead, Bytes.EMPTY);
        if (descriptor > 0) {
            sys.close(descriptor);
        }
        return output.then(sys, done::afterFile);
    }

    private Step afterFile(Sys sys) {
        if (state.phase() == SedState.Phase.BUSY) {
            Output output = new Output();
            SedStream next = carryOut(sys, state.goOn(), output);
            return output.then(sys, s -> new Step.Busy(1000, next::afterFile));
        }
        if (inPlace()) {
            Optional<Step> refused = saveEdited(sys);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return state.phase() == SedState.Phase.DONE ? end(sys) : nextFile(sys);
    }

    private Optional<Step> saveEdited(Sys sys) {
        if (!suffix.orElse("").isEmpty()) {
            String backup = suffix.get().contains("*") ? suffix.get().replace("*", file) : file + suffix.get();
            sys.files().node(file).toOptional().ifPresent(node -> sys.files().put(backup, node));
        }
        Outcome<Boolean> written = sys.files().write(file, edited);
        return written.ok() ? Optional.empty()
                : Optional.of(sys.fail(name + ": couldn't open temporary file ./sedXXXXXX: " + written.errno().text() + "\n", 4));
    }

    private Step end(Sys sys) {
        if (inPlace() && state.phase() == SedState.Phase.DONE && descriptor > 0 && sys.isOpen(descriptor)) {
            return quitInPlace(sys);
        }
        return Step.exit(state.phase() == SedState.Phase.DONE && state.exitCode() != 0 ? state.exitCode() : status);
    }

    /** {@code q} while editing in place: the rest of the file stays as it is. */
    private Step quitInPlace(Sys sys) {
        Bytes rest = partial;
        Outcome<Bytes> read = sys.read(descriptor, CHUNK);
        while (read.ok() && !read.value().isEmpty()) {
            rest = rest.plus(read.value());
            read = sys.read(descriptor, CHUNK);
        }
        sys.files().write(file, edited.plus(rest));
        return Step.exit(state.exitCode());
    }

    private SedStream carryOut(Sys sys, SedState.Turn turn, Output output) {
        Bytes result = edited;
        SortedMap<String, Integer> taken = linesRead;
        for (Effect effect : turn.effects()) {
            Bytes made = Bytes.EMPTY;
            if (effect instanceof Effect.Print print) {
                made = Bytes.wrap(Text.encode(print.text()));
            } else if (effect instanceof Effect.CopyFile copy) {
                made = copy.path().equals("/dev/stdin") ? Bytes.EMPTY : sys.files().read(copy.path()).toOptional().orElse(Bytes.EMPTY);
            } else if (effect instanceof Effect.CopyLine copy) {
                int number = taken.getOrDefault(copy.path(), 0);
                made = line(sys, copy.path(), number);
                TreeMap<String, Integer> more = new TreeMap<>(taken);
                more.put(copy.path(), number + 1);
                taken = Collections.unmodifiableSortedMap(more);
            } else if (effect instanceof Effect.Write write) {
                write(sys, write, output);
            } else if (effect instanceof Effect.Complain complaint) {
                output.err(name + ": " + complaint.text() + "\n");
            }
            if (inPlace()) {
                result = result.plus(made);
            } else {
                output.bytes(made);
            }
        }
        return new SedStream(name, separate, suffix, files, file, descriptor, partial, ahead, turn.state(), result, taken, status);
    }

    private static void write(Sys sys, Effect.Write write, Output output) {
        if (write.path().equals("/dev/stderr")) {
            output.err(write.text());
        } else {
            sys.files().append(write.path(), Bytes.wrap(Text.encode(write.text())));
        }
    }

    private static Bytes line(Sys sys, String path, int number) {
        String[] lines = Text.decode(sys.files().read(path).toOptional().orElse(Bytes.EMPTY).toArray()).split("(?<=\n)");
        boolean there = number < lines.length && !lines[number].isEmpty();
        return there ? Bytes.wrap(Text.encode(lines[number].endsWith("\n") ? lines[number] : lines[number] + "\n")) : Bytes.EMPTY;
    }
}
