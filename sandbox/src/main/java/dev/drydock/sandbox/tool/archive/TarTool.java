package dev.drydock.sandbox.tool.archive;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Gzip;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Slurp;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code tar}: writes, lists and unpacks archives. */
public final class TarTool implements Tool {
    static final String FATAL = "Error is not recoverable: exiting now";

    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "c|x|t [-zahmvokO] [-f TARFILE] [-C DIR] [FILE]...";
    }

    @Override
    public int misuseStatus() {
        return 2;
    }

    @Override
    public String hint(String name) {
        return "Try 'tar --help' or 'tar --usage' for more information.\n";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        TarWords.Reading reading = TarWords.read(arguments.operands());
        if (reading instanceof TarWords.Reading.Misused misused) {
            return arguments.busybox() || misused.complaint().endsWith(".") || misused.complaint().startsWith("You")
                    ? Tool.misuse(sys, this, arguments.dialect(), arguments.name(), misused.complaint())
                    : sys.fail(arguments.name() + ": " + misused.complaint() + "\n" + hint(""), 64);
        }
        TarWords words = ((TarWords.Reading.Read) reading).words();
        if (words.has("version")) {
            return sys.print("tar (GNU tar) 1.35\n", 0);
        }
        if (words.has("help")) {
            return sys.print("Usage: tar [OPTION...] [FILE]...\n", 0);
        }
        if (words.mode() == ' ') {
            return misuse(sys, arguments, "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options");
        }
        if (words.has("j") || words.has("J") || words.mode() == 'u' || words.mode() == 'A' || words.value("transform").isPresent()) {
            return sys.fail(sys.phrases().textOr("tar: not simulated here", "not-simulated.command", "tar " + String.join(" ", arguments.operands())) + "\n", 96);
        }
        boolean creates = words.mode() == 'c' || words.mode() == 'r';
        if (creates && words.members().stream().allMatch(m -> m.name().isEmpty()) && words.values("T").isEmpty()) {
            return arguments.busybox() ? sys.fail("tar: empty archive\n", 1) : misuse(sys, arguments, "Cowardly refusing to create an empty archive");
        }
        return new Job(arguments, words).start(sys);
    }

    /** One call. */
    record Job(Arguments arguments, TarWords words) {
        Step start(Sys sys) {
            return switch (words.mode()) {
                case 'c' -> create(sys, List.of());
                case 'r' -> append(sys);
                default -> open(sys);
            };
        }

        String archive() {
            return words.value("f").orElse("-");
        }

        boolean overStreams() {
            return archive().equals("-");
        }

        Step fatal(Sys sys, String text) {
            return sys.fail("tar: " + text + "\n" + (arguments.busybox() ? "" : "tar: " + FATAL + "\n"), arguments.busybox() ? 1 : 2);
        }

        // ---- writing ---------------------------------------------------------------------------------------------------------------------

        private Step create(Sys sys, List<TarEntry> before) {
            if (overStreams() && sys.isTerminal(1)) {
                return sys.fail("tar: Refusing to write archive contents to terminal (missing -f option?)\ntar: " + FATAL + "\n", 2);
            }
            Optional<String> list = words.value("T");
            if (list.isPresent()) {
                return Slurp.file(sys, list.get(), (s, content) -> !content.ok()
                        ? fatal(s, list.get() + ": Cannot open: " + content.errno().text())
                        : pack(s, before, content.value().text().lines().filter(line -> !line.isEmpty()).toList()));
            }
            return pack(sys, before, List.of());
        }

        private Step pack(Sys sys, List<TarEntry> before, List<String> listed) {
            TarPacking packing = new TarPacking(sys, this);
            for (TarWords.Member member : words.members()) {
                if (!member.folder().isEmpty() && !sys.files().isDirectory(member.folder())) {
                    return noFolder(sys, member.folder());
                }
                if (!member.name().isEmpty()) {
                    packing.add(member);
                }
            }
            listed.forEach(name -> packing.add(new TarWords.Member(words.folder(), name)));
            List<TarEntry> all = new ArrayList<>(before);
            all.addAll(packing.entries());
            Bytes plain = TarFormat.write(all, arguments.busybox() ? 512 : TarFormat.RECORD);
            Bytes bytes = compresses() ? Gzip.pack(plain, "", 0, 6) : plain;
            int status = packing.failed() ? arguments.busybox() ? 1 : 2 : 0;
            Output said = packing.said();
            if (packing.failed()) {
                said.err(arguments.words("tar: Exiting with failure status due to previous errors\n", "tar: error exit delayed from previous errors\n"));
            }
            if (overStreams()) {
                return said.then(sys, s -> s.write(1, bytes, t -> Step.exit(status)));
            }
            Outcome<Boolean> written = sys.files().write(archive(), bytes);
            if (!written.ok()) {
                return unopened(sys, written.errno().text());
            }
            return said.exit(sys, status);
        }

        private boolean compresses() {
            return words.has("z") || words.has("a") && archive().matches(".*\\.(tgz|tar\\.gz|taz)");
        }

        private Step noFolder(Sys sys, String folder) {
            return fatal(sys, arguments.words(folder + ": Cannot open: No such file or directory", "can't change directory to '" + folder + "': No such file or directory"));
        }

        private Step append(Sys sys) {
            Outcome<Bytes> there = sys.files().read(archive());
            if (there.ok() && Gzip.compressed(there.value())) {
                return sys.fail("tar: Cannot update compressed archives\ntar: " + FATAL + "\n", 2);
            }
            return create(sys, there.ok() ? TarFormat.read(there.value()).entries() : List.of());
        }

        // ---- reading ---------------------------------------------------------------------------------------------------------------------

        private Step open(Sys sys) {
            if (overStreams() && sys.isTerminal(0)) {
                return sys.fail("tar: Refusing to read archive contents from terminal (missing -f option?)\ntar: " + FATAL + "\n", 2);
            }
            return Slurp.file(sys, archive(), (s, content) -> content.ok() ? unpacked(s, content.value()) : unopened(s, content.errno().text()));
        }

        private Step unopened(Sys sys, String reason) {
            if (arguments.busybox()) {
                return sys.fail("tar: can't open '" + archive() + "': " + reason + "\n", 1);
            }
            String text = archive() + ": Cannot open: " + reason + "\n";
            return words.has("z") ? sys.fail("tar (child): " + text + "tar (child): " + FATAL + "\ntar: Child returned status 2\ntar: " + FATAL + "\n", 2)
                    : sys.fail("tar: " + text + "tar: " + FATAL + "\n", 2);
        }

        private Step unpacked(Sys sys, Bytes bytes) {
            boolean packed = Gzip.compressed(bytes);
            if (words.has("z") && !packed) {
                return arguments.busybox() ? sys.fail("tar: invalid magic\ntar: short read\n", 1)
                        : sys.fail("\ngzip: stdin: " + (bytes.isEmpty() ? "unexpected end of file" : "not in gzip format")
                                + "\ntar: Child returned status 1\ntar: " + FATAL + "\n", 2);
            }
            if (packed && !words.has("z") && overStreams() && !arguments.busybox()) {
                return sys.fail("tar: Archive is compressed. Use -z option\ntar: " + FATAL + "\n", 2);
            }
            Gzip.Unpacked plain = packed ? Gzip.unpack(bytes) : new Gzip.Unpacked(bytes, "");
            TarFormat.Listing listing = TarFormat.read(plain.content());
            Step begun = begin(sys, listing, plain.fault());
            return begun;
        }

        private Step begin(Sys sys, TarFormat.Listing listing, String fault) {
            TarUnpacking unpacking = new TarUnpacking(sys, this);
            String folder = unpacking.folder();
            if (words.mode() == 'x' && !folder.isEmpty() && !sys.files().isDirectory(folder)) {
                return noFolder(sys, folder);
            }
            listing.entries().forEach(unpacking::take);
            Output said = unpacking.said();
            boolean failed = unpacking.end();
            if (!fault.isEmpty()) {
                said.err("\ngzip: stdin: " + fault + "\ntar: Unexpected EOF in archive\n").err("tar: " + FATAL + "\n");
                return said.exit(sys, 2);
            }
            switch (listing.fault()) {
                case NO_ARCHIVE, EMPTY -> {
                    said.err(arguments.words("tar: This does not look like a tar archive\n", "tar: short read\n"));
                    failed = true;
                }
                case CUT_OFF -> {
                    said.err(arguments.words("tar: Unexpected EOF in archive\ntar: " + FATAL + "\n", "tar: short read\n"));
                    return said.exit(sys, arguments.busybox() ? 1 : 2);
                }
                default -> { }
            }
            said.err(failed && !arguments.busybox() ? "tar: Exiting with failure status due to previous errors\n" : "");
            return said.exit(sys, failed ? arguments.busybox() ? 1 : 2 : 0);
        }

        /** Whether a name is left out. */
        boolean excluded(String name) {
            for (String pattern : words.values("exclude")) {
                String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
                for (int begin = 0; begin >= 0; begin = next(plain, begin)) {
                    for (int end = plain.length(); end > begin; end = plain.lastIndexOf('/', end - 1)) {
                        if (dev.drydock.sandbox.tool.regex.Glob.matches(pattern, plain.substring(begin, end))) {
                            return true;
                        }
                    }
                }
            }
            return words.has("exclude-vcs") && name.matches("(.*/)?\\.(git|svn|hg)(/.*)?");
        }

        private static int next(String name, int from) {
            int slash = name.indexOf('/', from);
            return slash < 0 ? -1 : slash + 1;
        }
    }
}
