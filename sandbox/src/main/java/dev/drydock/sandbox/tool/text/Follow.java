package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code tail -f}: waits for the file system to change, then reads what is new.
 *
 * @param last number of the file that was printed last
 */
record Follow(List<Followed> files, boolean headers, int last) {
    private static final int CHUNK = 1 << 16;
    private static final long POLL_MICROS = 1_000_000;

    private record Followed(String name, int descriptor) {}

    static Step start(Sys sys, Arguments arguments, boolean headers, UnaryOperator<Bytes> wanted) {
        List<Followed> files = new ArrayList<>();
        Output output = new Output();
        boolean failed = false;
        for (String name : arguments.operands()) {
            Outcome<Integer> opened = name.equals("-") ? Outcome.of(0) : sys.open(name, Sys.OpenMode.READ);
            if (!opened.ok()) {
                output.err(Head.words(arguments).unopened(name, opened.errno()));
                failed = true;
                continue;
            }
            output.out(headers ? Head.header(name, files.isEmpty()) : "").bytes(wanted.apply(everything(sys, opened.value())));
            files.add(new Followed(name, opened.value()));
        }
        if (files.isEmpty()) {
            return output.err(arguments.name() + ": no files" + arguments.words(" remaining", "") + "\n").exit(sys, 1);
        }
        Follow follow = new Follow(List.copyOf(files), headers, files.size() - 1);
        return output.then(sys, follow::wait);
    }

    /** What is there now, read without waiting. */
    private static Bytes everything(Sys sys, int descriptor) {
        Bytes all = Bytes.EMPTY;
        Outcome<Bytes> read = sys.read(descriptor, CHUNK);
        while (read.ok() && !read.value().isEmpty()) {
            all = all.plus(read.value());
            read = sys.read(descriptor, CHUNK);
        }
        return all;
    }

    private Step wait(Sys sys) {
        List<Step.Condition> conditions = new ArrayList<>();
        for (Followed file : files) {
            OpenFile.Kind kind = sys.kindOf(file.descriptor).orElse(null);
            if (kind instanceof OpenFile.TreeFile tree) {
                var key = Space.FILE_SYSTEMS.key(tree.fileSystem());
                conditions.add(new Step.Condition.RecordChanged(key, sys.kernel().transaction().get(key)));
            } else if (kind instanceof OpenFile.Snapshot || kind instanceof OpenFile.DeviceFile) {
                conditions.add(new Step.Condition.Deadline(sys.now() + POLL_MICROS));
            } else {
                Outcome<Bytes> rest = sys.read(file.descriptor, CHUNK);
                if (rest.ok()) {
                    return rest.value().isEmpty() ? Step.exit(0) : new Output().bytes(rest.value()).then(sys, this::wait);
                }
                conditions.add(new Step.Condition.Readable(file.descriptor));
            }
        }
        return Step.await(conditions, this::look);
    }

    private Step look(Sys sys) {
        Output output = new Output();
        int printed = last;
        for (int i = 0; i < files.size(); i++) {
            Bytes fresh = everything(sys, files.get(i).descriptor);
            if (!fresh.isEmpty()) {
                output.out(headers && i != printed ? Head.header(files.get(i).name, false) : "").bytes(fresh);
                printed = i;
            }
        }
        Follow next = new Follow(files, headers, printed);
        return output.then(sys, next::wait);
    }
}
