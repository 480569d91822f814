package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Content;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file tree written as a listing, a line a file. Lines after {@code dir PATH [MODE] [UID:GID] [< LISTING...]} stand in that
 * directory; a directory with listings of its own is read when it is first looked into.
 *
 * <pre>
 * NAME BYTES [MODE]                     a program that is called NAME
 * NAME = PROGRAM BYTES [MODE]           a program under another name
 * NAME ~ BYTES [MODE]                   bulk that only has a size
 * NAME -> TARGET                        a symbolic link
 * NAME [MODE] [UID:GID] :               a text file, whose lines follow, each after a bar
 * NAME &lt; RESOURCE [MODE]                a text file that is a resource of its own
 * links PROGRAM BYTES NAME...           one program with several names (hard links)
 * symlinks TARGET NAME...               several symbolic links to one target
 * </pre>
 */
final class Inventory {
    private final Attributes stamp;
    private Directory root;
    private List<String> at = List.of();
    /** What stands in the directory {@code at}, from the first file on that the listing puts there; else null. */
    private TreeMap<String, Node> here;
    private long hardLinks;
    private String textName = "";
    private Attributes textAttributes;
    private StringBuilder text;

    private Inventory(long modifiedMicros) {
        this.stamp = Attributes.of(0755).modifiedAt(modifiedMicros);
        this.root = Directory.EMPTY.with(stamp);
    }

    /** The tree of a listing, read when it is first looked into; files bear the given time. */
    static Directory lazily(String resource, long modifiedMicros) {
        return Directory.lazy(Attributes.of(0755).modifiedAt(modifiedMicros), () -> read(resource(resource), modifiedMicros).children());
    }

    /** The tree of a listing given as text. */
    static Directory read(String listing, long modifiedMicros) {
        Inventory inventory = new Inventory(modifiedMicros);
        for (int begin = 0, end; begin < listing.length(); begin = end + 1) {
            end = listing.indexOf('\n', begin);
            if (end < 0) {
                end = listing.length();
            }
            inventory.line(listing.substring(begin, end));
        }
        inventory.endText();
        inventory.leave();
        return inventory.root;
    }

    /** The text of a listing or another resource of this package, by its name. */
    static String resource(String name) {
        return switch (name) {
            case "debian-root.txt" -> DebianListing.ROOT;
            case "debian-usr-bin.txt" -> ProgramListing.DEBIAN_USR_BIN;
            case "debian-usr-sbin.txt" -> ProgramListing.DEBIAN_USR_SBIN;
            case "os-release-debian.txt" -> DebianListing.OS_RELEASE;
            case "host-root.txt" -> HostListing.ROOT;
            case "host-usr-bin.txt" -> HostListing.USR_BIN;
            case "host-usr-sbin.txt" -> HostListing.USR_SBIN;
            default -> fromClassPath(name);
        };
    }

    private static String fromClassPath(String name) {
        try (InputStream in = Inventory.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no listing " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void line(String line) {
        if (line.startsWith("|")) {
            text.append(line, 1, line.length()).append('\n');
            return;
        }
        endText();
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String[] words = line.split(" ");
        if (line.startsWith("dir /")) {
            directory(words);
        } else if (words[0].equals("links")) {
            hardLinked(words);
        } else if (words[0].equals("symlinks")) {
            for (int i = 2; i < words.length; i++) {
                put(words[i], Symlink.to(words[1]));
            }
        } else if (words[words.length - 1].equals(":")) {
            textName = words[0];
            textAttributes = attributes(words, 1, words.length - 1, 0644);
            text = new StringBuilder();
        } else {
            file(words);
        }
    }

    private void endText() {
        if (text != null) {
            put(textName, new RegularFile(textAttributes, Bytes.of(text.toString()), 0));
            text = null;
        }
    }

    private void directory(String[] words) {
        leave();
        int listings = List.of(words).indexOf("<");
        Attributes attributes = attributes(words, 2, listings < 0 ? words.length : listings, 0755);
        at = Directory.path(words[1]);
        Node there = root.find(at).orElse(Directory.EMPTY);
        Directory made = listings < 0
                ? ((Directory) there).with(attributes)
                : Directory.lazy(attributes, () -> listed(words, listings + 1));
        for (int depth = 1; depth < at.size(); depth++) {
            if (root.find(at.subList(0, depth)).isEmpty()) {
                root = root.with(at.subList(0, depth), Directory.EMPTY.with(stamp));
            }
        }
        root = at.isEmpty() ? made : root.with(at, made);
    }

    private SortedMap<String, Node> listed(String[] resources, int from) {
        TreeMap<String, Node> all = new TreeMap<>();
        for (int i = from; i < resources.length; i++) {
            all.putAll(read(resource(resources[i]), stamp.modifiedMicros()).children());
        }
        return all;
    }

    private void hardLinked(String[] words) {
        RegularFile program = RegularFile.program(words[1], Long.parseLong(words[2])).with(stamp).linked(++hardLinks);
        for (int i = 3; i < words.length; i++) {
            put(words[i], program);
        }
    }

    private void file(String[] words) {
        Node node = switch (words[1]) {
            case "->" -> Symlink.to(words[2]);
            case "=" -> new RegularFile(mode(words, 4, 0755), new Content.Program(words[2], Long.parseLong(words[3])), 0);
            case "~" -> new RegularFile(mode(words, 3, 0644), new Content.Payload(words[0], Long.parseLong(words[2])), 0);
            case "<" -> new RegularFile(mode(words, 3, 0644), Bytes.of(resource(words[2])), 0);
            default -> new RegularFile(mode(words, 2, 0755), new Content.Program(words[0], Long.parseLong(words[1])), 0);
        };
        put(words[0], node);
    }

    private Attributes mode(String[] words, int index, int usual) {
        return attributes(words, Math.min(index, words.length), words.length, usual);
    }

    private Attributes attributes(String[] words, int from, int to, int usual) {
        Attributes attributes = stamp.withMode(usual);
        for (int i = from; i < to; i++) {
            int colon = words[i].indexOf(':');
            attributes = colon < 0
                    ? attributes.withMode(Integer.parseInt(words[i], 8))
                    : attributes.withOwner(Integer.parseInt(words[i].substring(0, colon)), Integer.parseInt(words[i].substring(colon + 1)));
        }
        return attributes;
    }

    private void put(String name, Node node) {
        if (here == null) {
            here = new TreeMap<>(root.find(at).map(there -> ((Directory) there).children()).orElse(Directory.EMPTY.children()));
        }
        here.put(name, node.with(node.attributes().modifiedAt(stamp.modifiedMicros())));
    }

    /** Puts what was gathered for the directory {@code at} into the tree: once for all its files, not a copy a file. */
    private void leave() {
        if (here != null) {
            Attributes attributes = root.find(at).map(Node::attributes).orElse(stamp);
            root = root.with(at, new Directory(attributes, here));
            here = null;
        }
    }
}
