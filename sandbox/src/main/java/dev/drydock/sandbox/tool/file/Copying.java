package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Credentials;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Quoting;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Copies nodes from place to place for {@code cp} and {@code mv}; lives for one step. */
final class Copying {
    private final Sys sys;
    private final Arguments arguments;
    private final Output output;
    private final boolean keepsAttributes;
    private final boolean followsLinks;

    Copying(Sys sys, Arguments arguments, Output output, boolean keepsAttributes, boolean followsLinks) {
        this.sys = sys;
        this.arguments = arguments;
        this.output = output;
        this.keepsAttributes = keepsAttributes;
        this.followsLinks = followsLinks;
    }

    /** Whether all was copied. */
    boolean copy(String from, String to, Node node) {
        output.out(arguments.has("v") ? Quoting.shellEscapeAlways(from) + " -> " + Quoting.shellEscapeAlways(to) + "\n" : "");
        if (node instanceof Directory) {
            return directory(from, to, node);
        }
        if (node instanceof RegularFile && !sys.files().permits(node.attributes(), 4)) {
            return refuse("cannot open " + arguments.quote(from) + " for reading", "can't open '" + from + "'", Errno.EACCES);
        }
        Optional<Node> there = (node instanceof Symlink ? sys.files().linkNode(to) : sys.files().node(to)).toOptional();
        if (there.isPresent() && there.get() instanceof Directory) {
            output.complain(arguments, "cannot overwrite directory " + arguments.quote(to) + " with non-directory");
            return false;
        }
        Outcome<Boolean> written = there.isPresent() && !(node instanceof Symlink) ? overwrite(to, there.get(), node) : sys.files().put(to, made(node));
        return written.ok() || refuse("cannot create regular file " + arguments.quote(to), "can't create '" + to + "'", written.errno());
    }

    private Outcome<Boolean> overwrite(String to, Node there, Node node) {
        boolean writable = sys.files().permits(there.attributes(), 2);
        if (!writable && arguments.has("f")) {
            Outcome<Boolean> removed = sys.files().unlink(to);
            return removed.ok() ? sys.files().put(to, made(node)) : removed;
        }
        Outcome<Boolean> written = sys.files().write(to, content(node));
        if (written.ok() && keepsAttributes) {
            sys.files().change(to, node.attributes());
        }
        return written;
    }

    private static Content content(Node node) {
        return node instanceof RegularFile file ? file.content() : Bytes.EMPTY;
    }

    private boolean directory(String from, String to, Node node) {
        Optional<Node> there = sys.files().node(to).toOptional();
        if (there.isPresent() && !(there.get() instanceof Directory)) {
            output.complain(arguments, "cannot overwrite non-directory " + arguments.quote(to) + " with directory " + arguments.quote(from));
            return false;
        }
        if (there.isEmpty()) {
            Outcome<Boolean> made = sys.files().put(to, made(Directory.EMPTY.with(node.attributes())));
            if (!made.ok()) {
                return refuse("cannot create directory " + arguments.quote(to), "can't create directory '" + to + "'", made.errno());
            }
        }
        Outcome<SortedMap<String, Node>> children = sys.files().list(from);
        if (!children.ok()) {
            return refuse("cannot access " + arguments.quote(from), "can't open '" + from + "'", children.errno());
        }
        boolean all = true;
        for (Map.Entry<String, Node> child : children.value().entrySet()) {
            String source = from.endsWith("/") ? from + child.getKey() : from + "/" + child.getKey();
            Node content = followsLinks ? sys.files().node(source).toOptional().orElse(child.getValue()) : child.getValue();
            all &= copy(source, to + "/" + child.getKey(), content);
        }
        return all;
    }

    private Node made(Node node) {
        if (keepsAttributes) {
            return node instanceof RegularFile file && file.hardLink() != 0 ? file.linked(0) : node;
        }
        Credentials owner = sys.credentials();
        int mode = node.attributes().mode() & 0777 & ~sys.self().place().umask();
        Attributes attributes = new Attributes(node instanceof Symlink ? 0777 : mode, owner.uid(), owner.gid(), sys.now());
        if (node instanceof Device) {
            return new RegularFile(attributes, Bytes.EMPTY, 0);
        }
        return node instanceof RegularFile file ? new RegularFile(attributes, file.content(), 0) : node.with(attributes);
    }

    private boolean refuse(String gnu, String busybox, Errno errno) {
        output.complain(arguments, arguments.words(gnu, busybox) + ": " + errno.text());
        return false;
    }
}
