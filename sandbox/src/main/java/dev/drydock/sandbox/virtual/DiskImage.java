package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Outcome;
import java.util.Optional;

/**
 * The image of a disk, as a file of the host.
 *
 * @param virtualBytes what a machine sees
 * @param diskBytes what it takes of the host
 * @param backing the image under it
 */
record DiskImage(String format, long virtualBytes, long diskBytes, Optional<String> backing) {
    private static final long EMPTY_QCOW2 = 196_624;

    /** What a machine sees of the disk of the system that is prepared on every host. */
    private static final long PREPARED_VIRTUAL_BYTES = 20L << 30;

    /** The name by which a file's content says that it is an image. */
    String description() {
        return "disk " + virtualBytes + " " + format + backing.map(path -> " " + path).orElse("");
    }

    static Optional<DiskImage> of(RegularFile file) {
        if (file.content() instanceof Content.Payload prepared && prepared.name().endsWith(".qcow2") && !prepared.name().startsWith("disk ")) {
            return Optional.of(new DiskImage("qcow2", PREPARED_VIRTUAL_BYTES, prepared.size(), Optional.empty()));
        }
        if (!(file.content() instanceof Content.Payload payload) || !payload.name().matches("disk \\d+ (qcow2|raw).*")) {
            return Optional.empty();
        }
        String[] words = payload.name().split(" ", 4);
        return Optional.of(new DiskImage(words[2], Long.parseLong(words[1]), payload.size(), words.length > 3 ? Optional.of(words[3]) : Optional.empty()));
    }

    /** Makes an image in which nothing is written yet; it takes hardly any room. */
    static Outcome<Boolean> create(Kernel kernel, String host, String path, long bytes, String format, Optional<String> backing) {
        return put(kernel, host, path, new DiskImage(format, bytes, format.equals("raw") ? 0 : EMPTY_QCOW2, backing));
    }

    static Outcome<Boolean> put(Kernel kernel, String host, String path, DiskImage image) {
        int slash = path.lastIndexOf('/');
        if (slash > 0 && !kernel.files(host).isDirectory(path.substring(0, slash))) {
            return Outcome.refused(Errno.ENOENT);
        }
        return kernel.files(host).put(path, new RegularFile(new Attributes(0644, 0, 0, kernel.now()), new Content.Payload(image.description(), image.diskBytes), 0));
    }

    /** A size as qemu reads it: bytes, or with a letter. */
    static Optional<Long> bytes(String text) {
        if (!text.matches("\\d{1,12}(\\.\\d+)?[bkKMGT]?(iB)?")) {
            return Optional.empty();
        }
        String plain = text.replaceFirst("(iB)?$", "");
        int unit = "kmgt".indexOf(Character.toLowerCase(plain.charAt(plain.length() - 1))) + 1;
        String number = Character.isDigit(plain.charAt(plain.length() - 1)) ? plain : plain.substring(0, plain.length() - 1);
        return Optional.of((long) (Double.parseDouble(number) * (1L << 10 * unit)));
    }
}
