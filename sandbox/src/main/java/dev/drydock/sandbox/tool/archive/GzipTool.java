package dev.drydock.sandbox.tool.archive;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Gzip;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Confirm;
import dev.drydock.sandbox.tool.shape.Slurp;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** {@code gzip}, {@code gunzip}, {@code zcat}. */
public final class GzipTool implements Tool {
    @Override
    public Spec options() {
        return Spec.of("c,stdout,to-stdout d,decompress,uncompress f,force k,keep l,list n,no-name N,name q,quiet,silent r,recursive"
                + " S,suffix= synchronous t,test v,verbose V,version rsyncable 1,fast 2 3 4 5 6 7 8 9,best L,license h Z a");
    }

    @Override
    public String usage() {
        return "[OPTION]... [FILE]...";
    }

    @Override
    public String hint(String name) {
        return "Try `gzip --help' for more information.\n";
    }

    @Override
    public Step run(Sys sys, Arguments given) {
        String name = given.name().substring(given.name().lastIndexOf('/') + 1);
        // The originals of gunzip and zcat are scripts that run gzip.
        Arguments arguments = given.busybox() ? given : new Arguments("gzip", given.dialect(), given.unicode(), given.given(), given.operands());
        boolean unpacks = name.equals("gunzip") || name.equals("uncompress") || name.equals("zcat") || arguments.has("d");
        Job job = new Job(arguments, unpacks, name.equals("zcat") || arguments.has("c"));
        for (String letter : arguments.busybox() ? List.<String>of() : List.of("Z", "a")) {
            if (arguments.has(letter)) {
                return sys.fail("gzip: -" + letter + " not supported in this version\n" + hint(""), 1);
            }
        }
        if (arguments.has("V")) {
            return sys.print("gzip 1.12\n", 0);
        }
        String title = "         compressed        uncompressed  ratio uncompressed_name\n";
        if (arguments.has("l")) {
            return sys.print(arguments.has("v") ? "method  crc     date  time  " + title : title, s -> job.files(s, 0, 0));
        }
        return arguments.operands().isEmpty() || arguments.operands().equals(List.of("-")) ? job.stream(sys) : job.files(sys, 0, 0);
    }

    /** @param toOutput whether the result goes to standard output and the file stays */
    private record Job(Arguments arguments, boolean unpacks, boolean toOutput) {
        private int level() {
            String level = arguments.lastOf("1", "2", "3", "4", "5", "6", "7", "8", "9");
            return level.isEmpty() ? 6 : Integer.parseInt(level);
        }

        private String suffix() {
            return arguments.value("S").orElse(".gz");
        }

        Step stream(Sys sys) {
            if (!unpacks && !arguments.has("t") && !arguments.has("f") && sys.isTerminal(1)) {
                return sys.fail("gzip: compressed data not written to a terminal. Use -f to force compression.\nFor help, type: gzip -h\n", 1);
            }
            return Slurp.descriptor(sys, 0, (s, content) -> {
                if (!content.ok()) {
                    return s.fail(arguments.name() + ": stdin: " + content.errno().text() + "\n", 1);
                }
                return unpacks || arguments.has("t") ? show(s, "stdin", content.value(), (t, status) -> Step.exit(status))
                        : s.write(1, Gzip.pack(content.value(), "", 0, level()), t -> Step.exit(0));
            });
        }

        /** What follows a file. */
        private interface Then {
            Step run(Sys sys, int status);
        }

        /** Unpacks to standard output, or only tests. */
        private Step show(Sys sys, String name, Bytes content, Then then) {
            if (!Gzip.compressed(content)) {
                return arguments.has("f") && toOutput ? sys.write(1, content, s -> then.run(s, 0))
                        : sys.complain(fault(name, "not in gzip format"), s -> then.run(s, 1));
            }
            Gzip.Unpacked unpacked = Gzip.unpack(content);
            dev.drydock.sandbox.process.Code after = unpacked.fault().isEmpty()
                    ? s -> arguments.has("t") && arguments.has("v") ? s.complain(name + ":\t OK\n", t -> then.run(t, 0)) : then.run(s, 0)
                    : s -> s.complain(fault(name, unpacked.fault()), t -> then.run(t, 1));
            return arguments.has("t") ? after.run(sys) : sys.write(1, unpacked.content(), after);
        }

        private String fault(String name, String what) {
            if (arguments.busybox()) {
                String words = what.startsWith("not in") ? toOutput ? "no gzip/bzip2/xz magic" : "invalid magic" : "corrupted data";
                return arguments.name() + ": " + words + "\n";
            }
            return "\ngzip: " + name + ": " + what + "\n";
        }

        Step files(Sys sys, int index, int status) {
            if (index >= arguments.operands().size()) {
                return Step.exit(status);
            }
            Then then = (s, ended) -> files(s, index + 1, status == 1 ? 1 : Math.max(status, ended));
            String file = arguments.operand(index);
            return file.equals("-") ? Slurp.descriptor(sys, 0, (s, content) -> show(s, "stdin", content.toOptional().orElse(Bytes.EMPTY), then)) : file(sys, file, then);
        }

        private Step file(Sys sys, String operand, Then then) {
            boolean adds = (unpacks || arguments.has("t") || arguments.has("l")) && !arguments.busybox() && !sys.files().exists(operand);
            String file = adds && !operand.endsWith(suffix()) ? operand + suffix() : operand;
            Outcome<Node> node = sys.files().node(file);
            if (!node.ok()) {
                return complain(sys, file + ": " + node.errno().text(), 1, then);
            }
            if (node.value() instanceof Directory) {
                return arguments.has("r") ? folder(sys, file, then)
                        : arguments.busybox() ? complain(sys, "can't remove file '" + file + "': Is a directory", 1, then)
                        : complain(sys, file + " is a directory -- ignored", 2, then);
            }
            Outcome<Bytes> content = sys.files().read(file);
            if (!content.ok()) {
                return complain(sys, file + ": " + content.errno().text(), 1, then);
            }
            if (arguments.has("l")) {
                return list(sys, file, content.value(), then);
            }
            if (arguments.has("t") || unpacks && toOutput) {
                return show(sys, file, content.value(), then);
            }
            return unpacks ? unpack(sys, file, node.value(), content.value(), then) : pack(sys, file, node.value(), content.value(), then);
        }

        private Step complain(Sys sys, String text, int status, Then then) {
            return sys.complain(arguments.has("q") && status == 2 ? "" : arguments.name() + ": " + text + "\n", s -> then.run(s, status));
        }

        private Step folder(Sys sys, String folder, Then then) {
            List<String> inside = new ArrayList<>();
            sys.files().list(folder).toOptional().ifPresent(children -> children.keySet().forEach(name -> inside.add(folder + "/" + name)));
            Job below = new Job(new Arguments(arguments.name(), arguments.dialect(), arguments.unicode(), arguments.given(), List.copyOf(inside)), unpacks, toOutput);
            return below.each(sys, 0, 0, then);
        }

        private Step each(Sys sys, int index, int status, Then then) {
            return index >= arguments.operands().size() ? then.run(sys, status)
                    : file(sys, arguments.operand(index), (s, ended) -> each(s, index + 1, Math.max(status, ended), then));
        }

        private Step list(Sys sys, String file, Bytes packed, Then then) {
            if (!Gzip.compressed(packed)) {
                return sys.complain(fault(file, "not in gzip format"), s -> then.run(s, 1));
            }
            Gzip.Unpacked unpacked = Gzip.unpack(packed);
            String name = file.endsWith(suffix()) ? file.substring(0, file.length() - suffix().length()) : file.replaceFirst("\\.t[ag]z$", ".tar");
            long head = packed.length() > 3 && (packed.at(3) & 8) != 0 ? packed.indexOf((byte) 0, 10) + 1 : 10;
            String line = (arguments.has("v") ? detail(sys, file, packed) : "") + String.format(java.util.Locale.ROOT, "%19d %19d %s %s\n", packed.length(), unpacked.content().length(),
                    ratio(unpacked.content().length(), packed.length() - head - 8), name);
            return sys.print(line, s -> then.run(s, 0));
        }

        private static String detail(Sys sys, String file, Bytes packed) {
            long check = 0;
            long seconds = 0;
            for (int i = 3; i >= 0; i--) {
                check = check << 8 | packed.at(packed.length() - 8 + i) & 255;
                seconds = seconds << 8 | packed.at(4 + i) & 255;
            }
            long stamp = seconds != 0 ? seconds : sys.files().node(file).toOptional().map(n -> n.attributes().modifiedMicros() / 1_000_000).orElse(0L);
            return String.format(java.util.Locale.ROOT, "defla %08x %s ", check,
                    DateFormat.format("%b %e %H:%M", Instant.ofEpochSecond(stamp).atZone(ZoneOffset.UTC)));
        }

        private static String ratio(long plain, long packed) {
            double saved = plain == 0 ? 0 : 100.0 * (plain - packed) / plain;
            return String.format(java.util.Locale.ROOT, "%5.1f%%", saved);
        }

        private Step pack(Sys sys, String file, Node node, Bytes content, Then then) {
            if (file.endsWith(suffix()) && !arguments.has("f") && !arguments.busybox() && !toOutput) {
                return complain(sys, file + " already has " + suffix() + " suffix -- unchanged", 0, then);
            }
            String name = arguments.has("n") || arguments.busybox() ? "" : file.substring(file.lastIndexOf('/') + 1);
            long seconds = arguments.has("n") ? 0 : Math.floorDiv(node.attributes().modifiedMicros(), 1_000_000L);
            Bytes packed = Gzip.pack(content, name, seconds, level());
            if (toOutput) {
                return sys.write(1, packed, s -> then.run(s, 0));
            }
            long head = 10 + (name.isEmpty() ? 0 : Bytes.of(name).length() + 1);
            return replace(sys, file, file + suffix(), node, packed, ratio(content.length(), packed.length() - head - 8), then);
        }

        private Step unpack(Sys sys, String file, Node node, Bytes content, Then then) {
            String end = List.of(suffix(), ".tgz", ".taz", "-gz", ".z", "-z", "_z").stream().filter(file::endsWith).findFirst().orElse("");
            if (end.isEmpty()) {
                return complain(sys, file + ": unknown suffix -" + arguments.words("-", "") + " ignored", arguments.busybox() ? 1 : 2, then);
            }
            if (!Gzip.compressed(content)) {
                return sys.complain(fault(file, "not in gzip format"), s -> then.run(s, 1));
            }
            Gzip.Unpacked unpacked = Gzip.unpack(content);
            if (!unpacked.fault().isEmpty()) {
                return sys.complain(fault(file, unpacked.fault()), s -> then.run(s, 1));
            }
            String target = file.substring(0, file.length() - end.length()) + (end.equals(".tgz") || end.equals(".taz") ? ".tar" : "");
            long head = content.length() > 3 && (content.at(3) & 8) != 0 ? content.indexOf((byte) 0, 10) + 1 : 10;
            return replace(sys, file, target, node, unpacked.content(), ratio(unpacked.content().length(), content.length() - head - 8), then);
        }

        private Step replace(Sys sys, String file, String target, Node node, Bytes content, String ratio, Then then) {
            if (sys.files().exists(target) && !arguments.has("f")) {
                if (!sys.isTerminal(0)) {
                    return complain(sys, target + " already exists" + arguments.words(";\tnot overwritten", ""), arguments.busybox() ? 1 : 2, then);
                }
                return Confirm.ask(sys, "gzip: " + target + " already exists; do you wish to overwrite (y or n)? ",
                        (s, yes) -> yes ? put(s, file, target, node, content, ratio, then) : s.complain("\tnot overwritten\n", t -> then.run(t, 2)));
            }
            return put(sys, file, target, node, content, ratio, then);
        }

        private Step put(Sys sys, String file, String target, Node node, Bytes content, String ratio, Then then) {
            Attributes before = node.attributes();
            Attributes after = sys.credentials().root() ? before : before.withOwner(sys.credentials().uid(), sys.credentials().gid());
            Outcome<Boolean> written = sys.files().put(target, new RegularFile(after, content, 0));
            if (!written.ok()) {
                return complain(sys, target + ": " + written.errno().text(), 1, then);
            }
            Outcome<Boolean> gone = arguments.has("k") ? Outcome.done() : sys.files().unlink(file);
            String done = arguments.has("k") ? " -- created " : " -- replaced with ";
            String said = arguments.has("v") ? file + ":\t" + ratio + done + target + "\n" : "";
            return gone.ok() || gone.is(Errno.EACCES) ? sys.complain(said, s -> then.run(s, 0)) : complain(sys, file + ": " + gone.errno().text(), 1, then);
        }
    }
}
