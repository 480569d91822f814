package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code qemu-img}: makes images of disks and tells of them. */
final class QemuImg implements Tool {
    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[standard options] command [command options]";
    }

    /** The words of a command: its options by letter, and the rest. */
    private record Words(List<String> operands, Optional<String> format, Optional<String> backing, Optional<String> backingFormat, Optional<String> target) {
        static Words of(List<String> words) {
            List<String> operands = new ArrayList<>();
            java.util.TreeMap<String, String> values = new java.util.TreeMap<>();
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (word.matches("-[fbFOo]") && i + 1 < words.size()) {
                    values.put(word, words.get(++i));
                } else if (!word.startsWith("-") || word.equals("-")) {
                    operands.add(word);
                }
            }
            return new Words(operands, Optional.ofNullable(values.get("-f")), Optional.ofNullable(values.get("-b")), Optional.ofNullable(values.get("-F")),
                    Optional.ofNullable(values.get("-O")));
        }
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        List<String> all = arguments.operands();
        if (all.isEmpty()) {
            return sys.fail("qemu-img: Not enough arguments\nTry 'qemu-img --help' for more information\n", 1);
        }
        if (all.get(0).equals("--version") || all.get(0).equals("-V")) {
            return sys.print("qemu-img version 8.2.2 (Debian 1:8.2.2+ds-0ubuntu1.4)\nCopyright (c) 2003-2023 Fabrice Bellard and the QEMU Project developers\n", 0);
        }
        Words words = Words.of(all.subList(1, all.size()));
        return switch (all.get(0)) {
            case "create" -> create(sys, words);
            case "info" -> info(sys, words);
            case "resize" -> resize(sys, words);
            case "convert" -> convert(sys, words);
            case "check", "commit", "compare", "map", "measure", "rebase", "snapshot", "amend", "bench", "dd", "bitmap" ->
                    sys.fail(sys.phrases().textOr("qemu-img: not simulated here", "not-simulated.command", "qemu-img " + all.get(0)) + "\n", 96);
            default -> sys.fail("qemu-img: Command not found: " + all.get(0) + "\nTry 'qemu-img --help' for more information\n", 1);
        };
    }

    private static Optional<RegularFile> file(Sys sys, String path) {
        return sys.files().node(path).toOptional().filter(RegularFile.class::isInstance).map(RegularFile.class::cast);
    }

    private static String unopened(Sys sys, String path) {
        Outcome<Node> node = sys.files().node(path);
        String why = node.ok() ? "Is a directory" : node.errno().text();
        return "qemu-img: Could not open '" + path + "': Could not open '" + path + "': " + why + "\n";
    }

    private static DiskImage image(RegularFile file) {
        return DiskImage.of(file).orElseGet(() -> new DiskImage("raw", file.size(), file.size(), Optional.empty()));
    }

    private static Outcome<Boolean> put(Sys sys, String path, DiskImage image) {
        Attributes attributes = new Attributes(0644, sys.credentials().uid(), sys.credentials().gid(), sys.now());
        return sys.files().put(path, new RegularFile(attributes, new Content.Payload(image.description(), image.diskBytes()), 0));
    }

    private static Step create(Sys sys, Words words) {
        if (words.operands.isEmpty()) {
            return sys.fail("qemu-img: Expecting image file name\nTry 'qemu-img --help' for more information\n", 1);
        }
        String path = words.operands.get(0);
        String format = words.format.orElse("raw");
        if (!List.of("raw", "qcow2").contains(format)) {
            return sys.fail(List.of("vdi", "vmdk", "vhdx", "vpc", "qed").contains(format)
                    ? sys.phrases().textOr("qemu-img: not simulated here", "not-simulated.command", "qemu-img create -f " + format) + "\n"
                    : "qemu-img: " + path + ": Unknown file format '" + format + "'\n", List.of("vdi", "vmdk", "vhdx", "vpc", "qed").contains(format) ? 96 : 1);
        }
        Optional<RegularFile> under = words.backing.flatMap(b -> file(sys, beside(path, b)));
        if (words.backing.isPresent() && words.backingFormat.isEmpty()) {
            return sys.fail("qemu-img: " + path + ": Backing file specified without backing format\n" + under.map(f -> "Hint: Detected format of " + image(f).format() + ".\n").orElse(""), 1);
        }
        if (words.backing.isPresent() && under.isEmpty()) {
            String full = beside(path, words.backing.get());
            return sys.fail("qemu-img: " + path + ": Could not open '" + full + "': No such file or directory\nCould not open backing image.\n", 1);
        }
        Optional<Long> size = words.operands.size() > 1 ? DiskImage.bytes(words.operands.get(1)) : under.map(f -> image(f).virtualBytes());
        if (size.isEmpty()) {
            return sys.fail(words.operands.size() < 2 ? "qemu-img: " + path + ": Image creation needs a size parameter\n"
                    : "qemu-img: Invalid image size specified! You may use k, M, G, T, P or E suffixes for \nqemu-img: kilobytes, megabytes, gigabytes, terabytes, petabytes and exabytes.\n", 1);
        }
        Outcome<Boolean> made = put(sys, path, new DiskImage(format, size.get(), format.equals("raw") ? 0 : 196_624, words.backing));
        if (!made.ok()) {
            return sys.fail("qemu-img: " + path + ": Could not create '" + path + "': " + made.errno().text() + "\n", 1);
        }
        String backing = words.backing.map(b -> " backing_file=" + b + " backing_fmt=" + words.backingFormat.get()).orElse("");
        return sys.print("Formatting '" + path + "', fmt=" + format + (format.equals("raw") ? " size=" + size.get()
                : " cluster_size=65536 extended_l2=off compression_type=zlib size=" + size.get() + backing + " lazy_refcounts=off refcount_bits=16") + "\n", 0);
    }

    /** A backing image is named from where the image above it stands. */
    private static String beside(String path, String backing) {
        int slash = path.lastIndexOf('/');
        return backing.startsWith("/") || slash < 0 ? backing : path.substring(0, slash + 1) + backing;
    }

    private static String size(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        String number = String.format(Locale.ROOT, "%.3g", value);
        number = number.contains(".") && !number.contains("e") ? number.replaceFirst("0+$", "").replaceFirst("\\.$", "") : number;
        return (number.contains("e") ? Long.toString(Math.round(value)) : number) + " " + units[unit];
    }

    private static Step info(Sys sys, Words words) {
        if (words.operands.isEmpty()) {
            return sys.fail("qemu-img: Expecting one image file name\nTry 'qemu-img --help' for more information\n", 1);
        }
        String path = words.operands.get(0);
        Optional<RegularFile> file = file(sys, path);
        if (file.isEmpty()) {
            return sys.fail(unopened(sys, path), 1);
        }
        DiskImage image = image(file.get());
        boolean qcow = image.format().equals("qcow2");
        StringBuilder text = new StringBuilder("image: " + path + "\nfile format: " + image.format() + "\nvirtual size: " + size(image.virtualBytes()) + " (" + image.virtualBytes() + " bytes)\n"
                + "disk size: " + size(image.diskBytes()) + "\n");
        text.append(qcow ? "cluster_size: 65536\n" : "");
        image.backing().ifPresent(backing -> text.append("backing file: ").append(backing).append("\nbacking file format: qcow2\n"));
        text.append(qcow ? """
                Format specific information:
                    compat: 1.1
                    compression type: zlib
                    lazy refcounts: false
                    refcount bits: 16
                    corrupt: false
                    extended l2: false
                """ : "");
        long length = qcow ? image.diskBytes() : image.virtualBytes();
        text.append("Child node '/file':\n    filename: ").append(path).append("\n    protocol type: file\n    file length: ").append(size(length)).append(" (").append(length)
                .append(" bytes)\n    disk size: ").append(size(image.diskBytes())).append('\n');
        return sys.print(text.toString(), 0);
    }

    private static Step resize(Sys sys, Words words) {
        if (words.operands.size() < 2) {
            return sys.fail("qemu-img: Expecting image file name and size\nTry 'qemu-img --help' for more information\n", 1);
        }
        Optional<RegularFile> file = file(sys, words.operands.get(0));
        if (file.isEmpty()) {
            return sys.fail(unopened(sys, words.operands.get(0)), 1);
        }
        String wanted = words.operands.get(1);
        Optional<Long> size = DiskImage.bytes(wanted.replaceFirst("^\\+", ""));
        if (size.isEmpty()) {
            return sys.fail("qemu-img: Parameter 'size' expects a non-negative number below 2^64\n", 1);
        }
        DiskImage image = image(file.get());
        long bytes = wanted.startsWith("+") ? image.virtualBytes() + size.get() : size.get();
        if (bytes < image.virtualBytes()) {
            return sys.fail("qemu-img: Use the --shrink option to perform a shrink operation.\nqemu-img: warning: Shrinking an image will delete all data beyond the shrunken image's end. "
                    + "Before performing such an operation, make sure there is no important data there.\n", 1);
        }
        Outcome<Boolean> done = put(sys, words.operands.get(0), new DiskImage(image.format(), bytes, image.diskBytes(), image.backing()));
        return done.ok() ? sys.print("Image resized.\n", 0) : sys.fail("qemu-img: Could not open '" + words.operands.get(0) + "': " + done.errno().text() + "\n", 1);
    }

    private static Step convert(Sys sys, Words words) {
        if (words.operands.size() < 2) {
            return sys.fail("qemu-img: Must specify image file name\nTry 'qemu-img --help' for more information\n", 1);
        }
        Optional<RegularFile> from = file(sys, words.operands.get(0));
        if (from.isEmpty()) {
            return sys.fail(unopened(sys, words.operands.get(0)), 1);
        }
        DiskImage image = image(from.get());
        Outcome<Boolean> done = put(sys, words.operands.get(1), new DiskImage(words.target.orElse("raw"), image.virtualBytes(), image.diskBytes(), Optional.empty()));
        return done.ok() ? sys.sleep(image.diskBytes() / 400, s -> Step.exit(0)) : sys.fail("qemu-img: " + words.operands.get(1) + ": error while converting: " + done.errno().text() + "\n", 1);
    }
}
