package dev.drydock.sandbox.tool.shape;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import java.util.List;
import java.util.Optional;

/**
 * Feeds files, or standard input, to an {@link Intake}.
 *
 * @param files not yet begun; {@code -} is standard input
 * @param words how the tool complains about files
 * @param target where the last words go instead of standard output
 * @param failed whether one could not be read so far
 */
public record Inputs(List<String> files, Words words, Optional<String> target, boolean failed) {
    private static final int CHUNK = 1 << 16;

    /** A tool's complaints about files, each a whole line. */
    public interface Words {
        /** The file could not be opened. */
        String unopened(String file, Errno errno);

        /** The file could not be read; mostly it is a directory. */
        default String unread(String file, Errno errno) {
            return unopened(file, errno);
        }

        /** {@code NAME: FILE: reason}, the most usual wording. */
        static Words plain(Arguments arguments) {
            return (file, errno) -> arguments.name() + ": " + file + ": " + errno.text() + "\n";
        }
    }

    /** Feeds these files to an intake, standard input if there are none; ends the process. */
    public static Step feed(Sys sys, List<String> files, Words words, Intake intake) {
        return feed(sys, files, words, intake, Optional.empty());
    }

    /** The same, but what is said in the end goes to a file, which is opened only then: it may be one of those read. */
    public static Step feed(Sys sys, List<String> files, Words words, Intake intake, Optional<String> target) {
        return new Inputs(files.isEmpty() ? List.of("-") : files, words, target, false).next(sys, intake);
    }

    private Step next(Sys sys, Intake intake) {
        if (files.isEmpty()) {
            Intake.Ending ending = intake.end(failed);
            if (target.isPresent()) {
                Outcome<Integer> opened = sys.open(target.get(), Sys.OpenMode.WRITE);
                if (!opened.ok()) {
                    return sys.fail(words.unopened(target.get(), opened.errno()).replace("cannot read", "open failed"), 2);
                }
                sys.duplicate(opened.value(), 1);
            }
            return Output.write(sys, ending.output(), s -> Step.exit(ending.status()));
        }
        String file = files.get(0);
        Inputs rest = new Inputs(files.subList(1, files.size()), words, target, failed);
        if (file.equals("-")) {
            return rest.proceed(sys, intake.begin(file), file, 0);
        }
        Outcome<Integer> opened = sys.open(file, Sys.OpenMode.READ);
        if (!opened.ok()) {
            return rest.complain(sys, words.unopened(file, opened.errno()), intake);
        }
        return rest.proceed(sys, intake.begin(file), file, opened.value());
    }

    private Step complain(Sys sys, String text, Intake intake) {
        Inputs after = new Inputs(files, words, target, true);
        return text.isEmpty() ? after.next(sys, intake) : sys.write(2, Bytes.wrap(Text.encode(text)), s -> after.next(s, intake));
    }

    private Step proceed(Sys sys, Intake.Turn turn, String file, int descriptor) {
        return Output.write(sys, turn.output(), s -> switch (turn.appetite()) {
            case MORE -> read(s, turn.next(), file, descriptor);
            case NEXT_FILE -> close(s, turn.next(), descriptor);
            case NOTHING -> new Inputs(List.of(), words, target, failed).next(s, turn.next());
        });
    }

    private Step read(Sys sys, Intake intake, String file, int descriptor) {
        return sys.read(descriptor, CHUNK, (s, read) -> {
            if (!read.ok()) {
                s.close(descriptor);
                return complain(s, words.unread(file, read.errno()), intake);
            }
            if (!read.value().isEmpty()) {
                return proceed(s, intake.take(read.value()), file, descriptor);
            }
            Intake.Turn turn = intake.finish();
            return Output.write(s, turn.output(), t -> turn.appetite() == Intake.Appetite.NOTHING
                    ? new Inputs(List.of(), words, target, failed).next(t, turn.next())
                    : close(t, turn.next(), descriptor));
        });
    }

    private Step close(Sys sys, Intake intake, int descriptor) {
        if (descriptor != 0) {
            sys.close(descriptor);
        }
        return next(sys, intake);
    }
}
