package dev.drydock.tutor.command;

import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.journal.DataFolder;
import dev.drydock.tutor.journal.Journal;
import dev.drydock.tutor.journal.Parcel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code drydock export} and {@code drydock import}: all progress as one readable file. */
public final class ProgressCommands {
    private ProgressCommands() {}

    /** Writes the parcel to a file that is not there yet, or to standard output. */
    public static int export(List<String> words, Program program) {
        try {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.export");
            if (arguments.operands().size() > 1) throw new Arguments.WrongUsage("usage.too-many", arguments.operands().get(1));
            Disk disk = program.edge().disk();
            String parcel = Parcel.pack(disk, Talking.folder(program));
            if (arguments.operands().isEmpty()) return program.print(parcel.stripTrailing());
            Path file = Path.of(arguments.operands().get(0)).toAbsolutePath();
            if (disk.isFile(file) || disk.isFolder(file)) {
                program.complain("save.exists", file);
                return Program.PROBLEMS;
            }
            disk.write(file, parcel.getBytes(StandardCharsets.UTF_8));
            return program.tell("export.done", file);
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        } catch (IOException refused) {
            program.complain("save.refused", Journal.reason(refused));
            return Program.PROBLEMS;
        }
    }

    /** Puts a parcel's progress in place. */
    public static int unpack(List<String> words, Program program) {
        try {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.import");
            if (arguments.operands().isEmpty()) return program.misunderstood("import.which");
            if (arguments.operands().size() > 1) throw new Arguments.WrongUsage("usage.too-many", arguments.operands().get(1));
            String file = arguments.operands().get(0);
            return unpack(file, new String(program.edge().disk().read(Path.of(file)), StandardCharsets.UTF_8), program);
        } catch (Arguments.WrongUsage wrong) {
            return program.misunderstood(wrong);
        } catch (IOException refused) {
            program.complain("usage.no-file", words.get(0), Journal.reason(refused));
            return Program.PROBLEMS;
        }
    }

    private static int unpack(String file, String text, Program program) throws IOException {
        Disk disk = program.edge().disk();
        DataFolder folder = Talking.folder(program);
        Optional<Closeable> lock = disk.lock(folder.lock());
        if (lock.isEmpty()) {
            program.complain("import.locked", folder.path());
            return Program.PROBLEMS;
        }
        try {
            Parcel.Unpacked unpacked = Parcel.unpack(text, disk, folder);
            if (unpacked instanceof Parcel.Unpacked.Newer newer) program.complain("import.newer", file, newer.version());
            if (unpacked instanceof Parcel.Unpacked.Damaged damaged) program.complain("import.damaged", file, damaged.line());
            return unpacked instanceof Parcel.Unpacked.Fine fine ? program.tell("import.done", fine.lessons().size(), fine.kept().size()) : Program.PROBLEMS;
        } finally {
            lock.get().close();
        }
    }
}
