package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Outside;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads one line and not a byte more, so that the commands that share the descriptor find the rest. Real shells read
 * byte by byte; here the system is asked how much the line is, which comes to the same.
 */
public final class Lines {
    private Lines() {
    }

    /** What is wanted. */
    public record Wanted(int descriptor, int delimiter, int most, OptionalLong deadline) {
        /** A line up to its newline. */
        public static Wanted line(int descriptor) {
            return new Wanted(descriptor, '\n', Integer.MAX_VALUE, OptionalLong.empty());
        }
    }

    /** Why reading has stopped. */
    public enum Stop { DELIMITER, ENOUGH, END, DEADLINE, SIGNAL, FAILED }

    /** What to do with what was read, the delimiter included. */
    public interface Then {
        Step run(Sys sys, Bytes line, Stop stop);
    }

    /** Reads up to the delimiter, the end, the deadline or a signal that is trapped. */
    public static Step read(Sys sys, Wanted wanted, Bytes soFar, Then then) {
        if (soFar.length() >= wanted.most()) {
            return then.run(sys, soFar, Stop.ENOUGH);
        }
        int size = Math.min(wanted.most() - soFar.length(), ready(sys, wanted));
        Outcome<Bytes> read = sys.read(wanted.descriptor(), size);
        if (read.is(Errno.EAGAIN)) {
            return waiting(sys, wanted, soFar, then);
        }
        if (!read.ok()) {
            return then.run(sys, soFar, Stop.FAILED);
        }
        if (read.value().isEmpty()) {
            return then.run(sys, soFar, Stop.END);
        }
        Bytes all = soFar.plus(read.value());
        boolean ended = all.at(all.length() - 1) == (byte) wanted.delimiter();
        return ended ? then.run(sys, all, Stop.DELIMITER) : Step.next(next -> read(next, wanted, all, then));
    }

    private static Step waiting(Sys sys, Wanted wanted, Bytes soFar, Then then) {
        List<Step.Condition> conditions = new ArrayList<>();
        conditions.add(new Step.Condition.Readable(wanted.descriptor()));
        conditions.add(Signals.noted(sys));
        wanted.deadline().ifPresent(at -> conditions.add(new Step.Condition.Deadline(at)));
        return Step.await(conditions, next -> {
            if (Signals.waiting(next).isPresent()) {
                return then.run(next, soFar, Stop.SIGNAL);
            }
            boolean late = wanted.deadline().isPresent() && next.now() >= wanted.deadline().getAsLong();
            return late ? then.run(next, soFar, Stop.DEADLINE) : read(next, wanted, soFar, then);
        });
    }

    /** How many bytes may be read without passing the delimiter. */
    private static int ready(Sys sys, Wanted wanted) {
        Optional<OpenFile.Kind> kind = sys.kindOf(wanted.descriptor());
        if (kind.isEmpty()) {
            return 1;
        }
        if (kind.get() instanceof OpenFile.TerminalFile) {
            return wanted.delimiter() == '\n' ? 1 << 20 : 1;
        }
        Bytes content = content(sys, kind.get());
        int from = kind.get() instanceof OpenFile.TreeFile file ? (int) Math.min(file.offset(), content.length())
                : kind.get() instanceof OpenFile.Snapshot snapshot ? snapshot.offset() : 0;
        int end = content.indexOf((byte) wanted.delimiter(), from);
        return Math.max(1, end < 0 ? content.length() - from : end + 1 - from);
    }

    private static Bytes content(Sys sys, OpenFile.Kind kind) {
        if (kind instanceof OpenFile.PipeReader reader) {
            return sys.kernel().openFiles().pipe(reader.pipe()).map(pipe -> pipe.content()).orElse(Bytes.EMPTY);
        }
        if (kind instanceof OpenFile.Snapshot snapshot) {
            return snapshot.content();
        }
        if (kind instanceof OpenFile.OutsideFile outside) {
            return sys.kernel().transaction().find(Outside.key(outside.stream())).map(Outside::pending)
                    .orElse(Bytes.EMPTY);
        }
        if (kind instanceof OpenFile.TreeFile file) {
            Optional<Node> node = sys.kernel().transaction().find(Space.FILE_SYSTEMS.key(file.fileSystem()))
                    .flatMap(root -> root.find(file.path()));
            return node.filter(RegularFile.class::isInstance).map(found -> ((RegularFile) found).content().bytes())
                    .orElse(Bytes.EMPTY);
        }
        return Bytes.EMPTY;
    }
}
