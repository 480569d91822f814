package dev.drydock.sandbox.tool.archive;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Text;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;

/** {@code tar}: makes, lists and unpacks archives. Its words are read by its own rules: options may lack their dash and stand anywhere. */
public final class Tar implements Tool {
    private static final String HINT = "Try 'tar --help' or 'tar --usage' for more information.\n";
    /** The status of words that glibc's argp cannot read. */
    private static final int UNREADABLE = 64;
    static final String FATAL = "tar: Error is not recoverable: exiting now\n";
    static final String DELAYED = "tar: Exiting with failure status due to previous errors\n";

    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "c|x|t [-ZzJjahmvokO] [-f TARFILE] [-C DIR] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().contains("--version")) {
            return sys.print("tar (GNU tar) 1.34\n", 0);
        }
        TarOrder order = TarOrder.read(arguments.operands(), arguments.busybox());
        if (!order.complaint().isEmpty()) {
            return arguments.busybox() ? misuse(sys, arguments, order.complaint())
                    : sys.fail("tar: " + order.complaint() + "\n" + HINT, order.unreadable() ? UNREADABLE : 2);
        }
        if (order.has("j") || order.has("J")) {
            return sys.fail(sys.phrases().textOr("tar -j, -J: not simulated here", "not-simulated.command", "tar -" + (order.has("j") ? "j" : "J")) + "\n", 96);
        }
        String folder = order.folderBefore();
        if (!folder.isEmpty() && !sys.files().isDirectory(folder)) {
            String why = sys.files().node(folder).ok() ? "Not a directory" : "No such file or directory";
            return sys.fail(order.busybox() ? "tar: can't change directory to '" + folder + "': " + why + "\n" : "tar: " + folder + ": Cannot open: " + why + "\n" + FATAL,
                    order.busybox() ? 1 : 2);
        }
        if (order.operation() == 'c' || order.operation() == 'r') {
            return TarCreation.start(sys, order);
        }
        return archive(sys, order);
    }

    private static Step archive(Sys sys, TarOrder order) {
        if (!order.file().equals("-")) {
            Outcome<Bytes> file = sys.files().read(order.file());
            if (!file.ok()) {
                return sys.fail(order.busybox() ? "tar: can't open '" + order.file() + "': " + file.errno().text() + "\n"
                        : "tar: " + order.file() + ": Cannot open: " + file.errno().text() + "\n" + FATAL, order.busybox() ? 1 : 2);
            }
            return TarExtraction.start(sys, order, file.value());
        }
        if (sys.isTerminal(0)) {
            return sys.fail("tar: Refusing to read archive contents from terminal (missing -f option?)\n" + FATAL, 2);
        }
        return whole(sys, order, Bytes.EMPTY);
    }

    private static Step whole(Sys sys, TarOrder order, Bytes soFar) {
        return sys.read(0, 1 << 16, (s, read) -> read.ok() && !read.value().isEmpty() ? whole(s, order, soFar.plus(read.value()))
                : TarExtraction.start(s, order, soFar));
    }

    /** Names as they are shown: bytes that are no text stay themselves. */
    static String shown(String name) {
        return Text.decode(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Whether a member is meant by one of these names: it itself or what is below it. */
    static boolean below(String member, List<String> names) {
        String plain = member.endsWith("/") ? member.substring(0, member.length() - 1) : member;
        return names.stream().map(name -> name.endsWith("/") ? name.substring(0, name.length() - 1) : name)
                .anyMatch(name -> plain.equals(name) || plain.startsWith(name + "/"));
    }
}
