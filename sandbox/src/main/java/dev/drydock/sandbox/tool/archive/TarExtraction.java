package dev.drydock.sandbox.tool.archive;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Gzip;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.fs.TarEntry;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.listing.Entry;
import dev.drydock.sandbox.tool.shape.Output;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code tar x} and {@code tar t}: takes an archive apart; lives for one step. */
final class TarExtraction {
    private static final int WIDTH = 19;

    private final Sys sys;
    private final TarOrder order;
    private final Output output = new Output();
    private int width = WIDTH;
    private boolean failed;

    private TarExtraction(Sys sys, TarOrder order) {
        this.sys = sys;
        this.order = order;
    }

    static Step start(Sys sys, TarOrder order, Bytes archive) {
        boolean packed = Gzip.compressed(archive);
        if (!packed && order.has("z")) {
            return order.busybox() ? sys.fail("tar: invalid magic\ntar: short read\n", 1)
                    : sys.fail("\ngzip: stdin: not in gzip format\ntar: Child returned status 1\n" + Tar.FATAL, 2);
        }
        if (packed && !order.has("z") && order.file().equals("-") && !order.busybox()) {
            return sys.fail("tar: Archive is compressed. Use -z option\n" + Tar.FATAL, 2);
        }
        Optional<Bytes> plain = packed ? Gzip.expand(archive) : Optional.of(archive);
        if (plain.isEmpty()) {
            return order.busybox() ? sys.fail("tar: corrupted data\ntar: short read\n", 1)
                    : sys.fail("\ngzip: stdin: unexpected end of file\ntar: Child returned status 1\n" + Tar.FATAL, 2);
        }
        Optional<List<TarEntry>> entries = plain.get().isEmpty() && !order.busybox() ? Optional.of(List.of()) : TarEntry.read(plain.get());
        if (entries.isEmpty()) {
            boolean cut = TarEntry.archive(plain.get());
            return order.busybox() ? sys.fail("tar: short read\n", 1)
                    : cut ? sys.fail("tar: Unexpected EOF in archive\n" + Tar.FATAL, 2)
                    : sys.fail("tar: This does not look like a tar archive\n" + Tar.DELAYED, 2);
        }
        return new TarExtraction(sys, order).run(entries.get());
    }

    private Step run(List<TarEntry> entries) {
        List<String> wanted = new ArrayList<>(order.names().stream().map(TarOrder.Name::name).toList());
        List<String> missing = new ArrayList<>(wanted);
        for (TarEntry entry : entries) {
            if (!wanted.isEmpty() && !Tar.below(entry.name(), wanted) || order.leavesOut(entry.name())) {
                continue;
            }
            missing.removeIf(name -> Tar.below(entry.name(), List.of(name)));
            if (order.operation() == 't') {
                output.out(order.has("v") ? line(entry) : entry.name() + "\n");
            } else {
                unpack(entry);
            }
        }
        for (String name : missing) {
            failed = true;
            output.err("tar: " + name + (order.busybox() ? ": not found in archive\n" : ": Not found in archive\n"));
        }
        if (failed && !order.busybox()) {
            output.err(Tar.DELAYED);
        }
        return output.exit(sys, failed ? order.busybox() ? 1 : 2 : 0);
    }

    // ---- listing -------------------------------------------------------------------------------------------------------------------

    private String line(TarEntry entry) {
        Node node = entry.type() == TarEntry.DIRECTORY ? Directory.EMPTY.with(entry.attributes())
                : entry.type() == TarEntry.SYMLINK ? new Symlink(entry.attributes(), entry.target()) : new RegularFile(entry.attributes(), entry.content(), 0);
        String mode = (entry.type() == TarEntry.HARD_LINK ? "h" : Entry.mode(node).substring(0, 1)) + Entry.mode(node).substring(1);
        String owner = (entry.owner().isEmpty() || order.has("numeric-owner") ? Integer.toString(entry.attributes().uid()) : entry.owner()) + "/"
                + (entry.group().isEmpty() || order.has("numeric-owner") ? Integer.toString(entry.attributes().gid()) : entry.group());
        String size = Long.toString(entry.type() == TarEntry.FILE ? entry.content().bytes().length() : 0);
        if (order.busybox()) {
            width = owner.length() + 10;
        }
        width = Math.max(width, owner.length() + 1 + size.length());
        String time = DateTimeFormatter.ofPattern(order.busybox() ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm", Locale.ROOT)
                .format(Instant.ofEpochSecond(entry.attributes().modifiedMicros() / 1_000_000).atZone(ZoneOffset.UTC));
        String link = entry.type() == TarEntry.SYMLINK ? " -> " + entry.target() : entry.type() == TarEntry.HARD_LINK
                ? (order.busybox() ? " -> " : " link to ") + entry.target() : "";
        return mode + " " + owner + " ".repeat(width - owner.length() - size.length()) + size + " " + time + " " + entry.name() + link + "\n";
    }

    // ---- unpacking -----------------------------------------------------------------------------------------------------------------

    private void unpack(TarEntry entry) {
        String name = stripped(entry.name().replaceFirst("^/+", ""));
        if (name.isEmpty() || List.of(name.split("/")).contains("..")) {
            return;
        }
        if (order.has("O")) {
            if (entry.type() == TarEntry.FILE) {
                output.bytes(entry.content().bytes());
            }
            return;
        }
        if (order.has("v")) {
            output.out(entry.name() + "\n");
        }
        String path = order.folderBefore().isEmpty() ? name : order.folderBefore() + "/" + name;
        String plain = path.replaceFirst("/+$", "");
        folders(plain);
        Attributes attributes = attributes(entry);
        Outcome<Boolean> done = switch (entry.type()) {
            case TarEntry.DIRECTORY -> directory(plain, attributes);
            case TarEntry.SYMLINK -> replaced(plain, () -> sys.files().makeLink(entry.target(), plain));
            case TarEntry.HARD_LINK -> {
                String target = stripped(entry.target());
                yield replaced(plain, () -> sys.files().link(order.folderBefore().isEmpty() ? target : order.folderBefore() + "/" + target, plain));
            }
            case TarEntry.FILE -> replaced(plain, () -> sys.files().put(plain, new RegularFile(attributes, entry.content(), 0)));
            default -> Outcome.done();
        };
        if (!done.ok()) {
            failed = true;
            output.err(order.busybox() ? "tar: can't open '" + name + "': " + done.errno().text() + "\n"
                    : "tar: " + name.replaceFirst("/+$", "") + ": Cannot " + (entry.type() == TarEntry.DIRECTORY ? "mkdir" : "open") + ": " + done.errno().text() + "\n");
        }
    }

    private String stripped(String name) {
        String rest = name;
        for (int i = 0; i < order.strip(); i++) {
            int slash = rest.indexOf('/');
            if (slash < 0) {
                return "";
            }
            rest = rest.substring(slash + 1);
        }
        return rest;
    }

    /** Root keeps the owner that the archive names; everybody else owns what they unpack. */
    private Attributes attributes(TarEntry entry) {
        Attributes there = entry.attributes();
        boolean root = sys.credentials().root();
        int mode = root || order.has("p") ? there.mode() : there.mode() & ~sys.self().place().umask() & 0777;
        long time = order.has("m") ? sys.now() : there.modifiedMicros();
        return root && !order.has("o") ? new Attributes(mode, there.uid(), there.gid(), time)
                : new Attributes(mode, sys.credentials().uid(), sys.credentials().gid(), time);
    }

    private interface Making {
        Outcome<Boolean> make();
    }

    private Outcome<Boolean> replaced(String path, Making making) {
        if (sys.files().linkNode(path).ok() && !order.has("k")) {
            Outcome<Boolean> gone = sys.files().unlink(path);
            if (!gone.ok()) {
                return gone;
            }
        }
        return making.make();
    }

    private Outcome<Boolean> directory(String path, Attributes attributes) {
        if (sys.files().isDirectory(path)) {
            return Outcome.done();
        }
        Outcome<Boolean> made = sys.files().makeDirectory(path, 0755);
        return made.ok() ? sys.files().change(path, attributes) : made;
    }

    /** Makes what is missing on the way. */
    private void folders(String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            if (!sys.files().exists(folder)) {
                sys.files().makeDirectory(folder, 0777);
            }
        }
    }
}
