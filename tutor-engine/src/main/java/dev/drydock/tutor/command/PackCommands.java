package dev.drydock.tutor.command;

import dev.drydock.lessons.bundle.Bundle;
import dev.drydock.lessons.message.Sentences;
import dev.drydock.lessons.source.Problem;
import dev.drydock.lessons.source.Problems;
import dev.drydock.lessons.source.Sha256;
import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.pack.PackFolder;
import dev.drydock.tutor.pack.PackShelf;
import dev.drydock.tutor.workshop.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code drydock new}, {@code drydock pack} and {@code drydock install}. */
public final class PackCommands {
    private PackCommands() {}

    /** Writes the files of a new lesson or pack; never over files that are there. */
    public static int begin(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of(), List.of("--help", "-h", "--pack", "--schema"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.new");
            if (arguments.has("--schema")) return schemas(program);
            if (arguments.operands().size() != 1) return program.misunderstood("new.which");
            String id = arguments.operands().get(0);
            if (!id.matches("[a-z][a-z0-9-]{0,37}")) return program.misunderstood("new.bad-name", id);
            Disk disk = program.edge().disk();
            Path folder = arguments.has("--pack") ? Path.of(id) : Path.of("");
            Map<String, byte[]> files = arguments.has("--pack") ? Template.pack(id) : Template.lesson(id);
            for (String name : files.keySet()) {
                if (!disk.isFile(folder.resolve(name))) continue;
                program.complain("save.exists", folder.resolve(name));
                return Program.PROBLEMS;
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                disk.write(folder.resolve(file.getKey()), file.getValue());
                program.print(folder.resolve(file.getKey()).toString());
            }
            return program.tell("new.done", arguments.has("--pack") ? id : id + ".yaml");
        });
    }

    /** The schemas are the program's own: an older one is replaced. */
    private static int schemas(Program program) throws IOException {
        for (Map.Entry<String, byte[]> file : Template.schemas().entrySet()) {
            program.edge().disk().write(Path.of(file.getKey()), file.getValue());
            program.print(file.getKey());
        }
        return program.tell("new.schemas");
    }

    /** Makes one zip of a folder. */
    public static int pack(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of("-o", "--output"), List.of("--help", "-h"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.pack");
            if (arguments.operands().size() != 1) return program.misunderstood("pack.which");
            Disk disk = program.edge().disk();
            Optional<Bundle> bundle = read(Path.of(arguments.operands().get(0)), program);
            if (bundle.isEmpty()) return Program.PROBLEMS;
            String name = bundle.get().manifest().name() + "-" + bundle.get().manifest().version() + ".zip";
            Path file = Path.of(arguments.value("-o", arguments.value("--output", name)));
            byte[] zip = bundle.get().zip();
            disk.write(file, zip);
            return program.tell("pack.done", file, bundle.get().manifest().lessons().size(), zip.length, Sha256.of(zip));
        });
    }

    /** Installs a pack from a zip or a folder, lists or removes what is installed. */
    public static int install(List<String> words, Program program) {
        return Refusals.told(program, () -> {
            Arguments arguments = Arguments.of(words, new Arguments.Options(List.of("--remove"), List.of("--help", "-h", "--list", "--force"), false));
            if (arguments.has("--help") || arguments.has("-h")) return program.tell("help.install");
            PackShelf shelf = new PackShelf(program.edge().disk(), Talking.folder(program));
            if (arguments.has("--list")) return list(shelf, program);
            if (arguments.has("--remove")) {
                String name = arguments.value("--remove", "");
                if (shelf.remove(name)) return program.tell("install.removed", name);
                program.complain("install.not-there", name);
                return Program.PROBLEMS;
            }
            if (arguments.operands().isEmpty()) return program.misunderstood("install.which");
            int code = Program.FINE;
            for (String each : arguments.operands()) {
                Optional<Bundle> bundle = read(Path.of(each), program);
                code = Math.max(code, bundle.isEmpty() ? Program.PROBLEMS : tell(shelf.install(bundle.get(), arguments.has("--force")), program));
            }
            return code;
        });
    }

    private static int list(PackShelf shelf, Program program) {
        String language = program.sentences().language().code();
        for (Bundle bundle : shelf.bundles()) {
            program.print(bundle.manifest().name() + "  " + bundle.manifest().version() + "  " + bundle.manifest().licence() + "  " + bundle.manifest().title(language)
                    + "  (" + String.join(", ", bundle.manifest().lessons()) + ")");
        }
        return shelf.bundles().isEmpty() ? program.tell("install.none") : Program.FINE;
    }

    private static Optional<Bundle> read(Path path, Program program) throws IOException {
        Problems problems = new Problems();
        Optional<Bundle> bundle = PackFolder.read(program.edge().disk(), path, problems);
        Sentences sentences = Sentences.of(program.sentences().language().code());
        for (Problem problem : problems.inOrder()) program.print(problem.say(sentences));
        return bundle;
    }

    private static int tell(PackShelf.Installed installed, Program program) {
        if (installed instanceof PackShelf.Installed.Fine fine) {
            String lessons = String.join(", ", fine.manifest().lessons());
            return fine.before().isEmpty()
                    ? program.tell("install.done", fine.manifest().name(), fine.manifest().version(), lessons)
                    : program.tell("install.upgraded", fine.manifest().name(), fine.before(), fine.manifest().version(), lessons);
        }
        if (installed instanceof PackShelf.Installed.Same same) return program.tell("install.same", same.manifest().name(), same.manifest().version());
        if (installed instanceof PackShelf.Installed.Older older) program.complain("install.older", older.manifest().name(), older.here(), older.manifest().version());
        if (installed instanceof PackShelf.Installed.Taken taken) program.complain("install.taken", taken.lesson(), taken.by());
        return Program.PROBLEMS;
    }
}
