package dev.drydock.sandbox.tool.archive;

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
import dev.drydock.sandbox.tool.shape.Names;
import dev.drydock.sandbox.tool.shape.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code tar c}: walks what was named and writes an archive of it; lives for one step. */
final class TarCreation {
    private static final int BLOCK = 512;

    private final Sys sys;
    private final TarOrder order;
    private final Names owners;
    private final Output output = new Output();
    private final List<TarEntry> entries = new ArrayList<>();
    private final Map<Long, String> firstNames = new TreeMap<>();
    private final String itself;
    private boolean failed;
    private boolean told;

    private TarCreation(Sys sys, TarOrder order) {
        this.sys = sys;
        this.order = order;
        this.owners = Names.of(sys);
        this.itself = order.file().equals("-") ? "" : sys.files().realPath(order.file()).toOptional().orElse("");
    }

    static Step start(Sys sys, TarOrder order) {
        return new TarCreation(sys, order).run();
    }

    private Step run() {
        if (order.file().equals("-") && sys.isTerminal(1)) {
            return sys.fail("tar: Refusing to write archive contents to terminal (missing -f option?)\n" + Tar.FATAL, 2);
        }
        if (order.operation() == 'r') {
            sys.files().read(order.file()).toOptional().flatMap(TarEntry::read).ifPresent(entries::addAll);
        }
        for (TarOrder.Name name : order.names()) {
            named(name);
        }
        if (failed) {
            output.err(order.busybox() ? "tar: error exit delayed from previous errors\n" : Tar.DELAYED);
        }
        Bytes archive = dev.drydock.sandbox.fs.Tar.write(entries);
        if (order.busybox()) {
            archive = archive.slice(0, Math.max(2 * BLOCK, used(archive)));
        }
        Bytes whole = order.has("z") || order.has("a") && order.file().matches(".*(\\.gz|\\.tgz)") ? Gzip.compress(archive) : archive;
        int status = failed ? order.busybox() ? 1 : 2 : 0;
        if (order.file().equals("-")) {
            return output.bytes(whole).exit(sys, status);
        }
        Outcome<Boolean> written = sys.files().write(order.file(), whole);
        if (!written.ok()) {
            return sys.fail(order.busybox() ? "tar: can't open '" + order.file() + "': " + written.errno().text() + "\n"
                    : "tar: " + order.file() + ": Cannot open: " + written.errno().text() + "\n" + Tar.FATAL, order.busybox() ? 1 : 2);
        }
        return output.exit(sys, status);
    }

    /** Up to the two empty blocks at the end. */
    private static int used(Bytes archive) {
        int end = archive.length();
        while (end > 0 && archive.at(end - 1) == 0) {
            end--;
        }
        return (end + BLOCK - 1) / BLOCK * BLOCK + 2 * BLOCK;
    }

    private void named(TarOrder.Name name) {
        Outcome<Node> node = order.has("h") ? sys.files().node(name.path()) : sys.files().linkNode(name.path());
        if (!node.ok()) {
            failed = true;
            output.err(order.busybox() ? "tar: " + name.name() + ": " + node.errno().text() + "\n"
                    : "tar: " + name.name() + ": Cannot stat: " + node.errno().text() + "\n");
            return;
        }
        walk(member(name.name()), name.path(), node.value());
    }

    /** A member's name: relative, and without steps upward. */
    private String member(String name) {
        String plain = name.replaceFirst("/+$", "");
        if (order.has("P")) {
            return plain.isEmpty() ? "/" : plain;
        }
        String safe = plain.replaceFirst("^(.*/)?\\.\\.(/|$)", "").replaceFirst("^/+", "");
        if (!safe.equals(plain) || name.equals("/")) {
            String removed = name.substring(0, name.length() - name.replaceFirst("^(.*/)?\\.\\.(/|$)", "").replaceFirst("^/+", "").length());
            if (!told) {
                output.err(order.busybox() ? "tar: removing leading '" + removed + "' from member names\n" : "tar: Removing leading `" + removed + "' from member names\n");
                told = true;
            }
        }
        return safe.isEmpty() ? "." : safe;
    }

    private void walk(String member, String path, Node node) {
        if (order.leavesOut(member)) {
            return;
        }
        if (!itself.isEmpty() && node instanceof RegularFile && sys.files().realPath(path).toOptional().orElse("").equals(itself)) {
            output.err("tar: " + path + ": file is the archive; not dumped\n");
            return;
        }
        if (node instanceof RegularFile || node instanceof Directory) {
            if (!sys.files().permits(node.attributes(), 4)) {
                failed = true;
                output.err(order.busybox() ? "tar: can't open '" + path + "': Permission denied\n" : "tar: " + path + ": Cannot open: Permission denied\n");
                return;
            }
        }
        if (node instanceof Directory directory) {
            add(member + "/", TarEntry.DIRECTORY, node, "");
            if (!order.has("no-recursion")) {
                sys.files().list(path).toOptional().orElse(directory.children()).forEach((name, child) -> {
                    Node seen = order.has("h") ? sys.files().node(path + "/" + name).toOptional().orElse(child) : child;
                    walk(member + "/" + name, path + "/" + name, seen);
                });
            }
        } else if (node instanceof Symlink link) {
            add(member, TarEntry.SYMLINK, node, link.target());
        } else if (node instanceof RegularFile file) {
            String first = file.hardLink() == 0 ? null : firstNames.putIfAbsent(file.hardLink(), member);
            add(member, first == null ? TarEntry.FILE : TarEntry.HARD_LINK, node, first == null ? "" : first);
        } else {
            add(member, TarEntry.DEVICE, node, "");
        }
    }

    private void add(String member, char type, Node node, String target) {
        if (order.has("v")) {
            if (order.file().equals("-")) {
                output.err(member + "\n");
            } else {
                output.out(member + "\n");
            }
        }
        String owner = order.has("numeric-owner") ? "" : owners.findUser(node.attributes().uid()).orElse("");
        String group = order.has("numeric-owner") ? "" : owners.findGroup(node.attributes().gid()).orElse("");
        entries.add(new TarEntry(member, type, node.attributes(), target, node instanceof RegularFile file ? file.content() : Bytes.EMPTY, owner, group));
    }
}
