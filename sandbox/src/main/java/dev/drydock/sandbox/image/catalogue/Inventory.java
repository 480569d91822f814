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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file tree written as a listing, a line a file. Lines after {@code dir PATH [MODE] [UID:GID] [< LISTING...]} stand in that
 * directory, with those of the listings named. Every directory is read when it is first looked into.
 *
 * <pre>
 * NAME BYTES [MODE]                     a program that is called NAME
 * NAME = PROGRAM BYTES [MODE]           a program under another name
 * NAME ~ BYTES [MODE]                   bulk that only has a size
 * NAME -> TARGET                        a symbolic link
 * NAME [MODE] [UID:GID] :               a text file, whose lines follow, each after a bar
 * NAME +                                more lines of that text file
 * NAME &lt; RESOURCE [MODE]                a text file that is a resource of its own
 * links PROGRAM BYTES NAME...           one program with several names (hard links)
 * symlinks TARGET NAME...               several symbolic links to one target
 * </pre>
 */
final class Inventory {
    private final String listing;
    private final Attributes stamp;
    private final Map<String, String> textByBlank;

    /** A directory of the listing: where its lines stand, and what is below it. */
    private static final class Section {
        /** The last line that begins with {@code dir} and names it; empty for one that is only on the way to others. */
        private Range header = new Range(0, 0);
        /** The names of its listings, with blanks between. */
        private Range listings = new Range(0, 0);
        private final List<Range> ranges = new ArrayList<>();
        private final Map<String, Section> below = new LinkedHashMap<>();
        /** The directory, from the first question for it on. */
        private Directory made;
        /** The trees of its listings, from the first question on. */
        private List<Directory> listed;
    }

    private record Range(int from, int to) {}

    private Inventory(String listing, long modifiedMicros, Map<String, String> textByBlank) {
        this.listing = listing;
        this.stamp = Attributes.of(0755).modifiedAt(modifiedMicros);
        this.textByBlank = textByBlank;
    }

    /** The tree of a listing given as text; files bear the given time. */
    static Directory read(String listing, long modifiedMicros) {
        return read(listing, modifiedMicros, Map.of("@SUDOER@", ""));
    }

    /**
     * The tree of a listing given as text.
     *
     * @param textByBlank what stands in text files in place of these words
     */
    static Directory read(String listing, long modifiedMicros, Map<String, String> textByBlank) {
        Inventory inventory = new Inventory(listing, modifiedMicros, textByBlank);
        return inventory.directory(inventory.sections());
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

    private Section sections() {
        Section root = new Section();
        Section section = root;
        int at = 0;
        while (at < listing.length()) {
            if (listing.startsWith("dir /", at)) {
                int end = endOfLine(at);
                section = section(root, at + "dir /".length(), end);
                int listings = listing.substring(at, end).indexOf(" < ");
                if (listings > 0) {
                    section.listings = new Range(at + listings + 3, end);
                }
                section.header = new Range(at, listings > 0 ? at + listings : end);
                at = end + 1;
            } else {
                int next = listing.indexOf("\ndir /", at);
                int end = next < 0 ? listing.length() : next + 1;
                section.ranges.add(new Range(at, end));
                at = end;
            }
        }
        return root;
    }

    /** The section of the path that begins at {@code from} and ends with its line or a blank; made, with those on the way to it. */
    private Section section(Section root, int from, int endOfLine) {
        Section section = root;
        int at = from;
        for (int end = from; end <= endOfLine; end++) {
            char c = end == endOfLine ? ' ' : listing.charAt(end);
            if (c == '/' || c == ' ') {
                if (end > at) {
                    String name = listing.substring(at, end);
                    Section below = section.below.get(name);
                    if (below == null) {
                        below = new Section();
                        section.below.put(name, below);
                    }
                    section = below;
                }
                at = end + 1;
            }
            if (c == ' ') {
                return section;
            }
        }
        return section;
    }

    private Directory directory(Section section) {
        if (section.made == null) {
            String[] words = listing.substring(section.header.from, section.header.to).split(" ");
            section.made = Directory.lazy(attributes(words, 2, words.length, 0755), () -> children(section), name -> child(section, name));
        }
        return section.made;
    }

    private TreeMap<String, Node> children(Section section) {
        TreeMap<String, Node> children = new TreeMap<>();
        for (Directory listed : listed(section)) {
            children.putAll(listed.children());
        }
        for (Range range : section.ranges) {
            read(range, children);
        }
        section.below.forEach((name, below) -> children.put(name, directory(below)));
        return children;
    }

    /** One child of a directory, from those lines alone that may speak of it. */
    private Optional<Node> child(Section section, String name) {
        if (section.below.containsKey(name)) {
            return Optional.of(directory(section.below.get(name)));
        }
        TreeMap<String, Node> found = new TreeMap<>();
        if (name.isEmpty() || name.startsWith("|") || name.startsWith("#") || name.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        for (Directory listed : listed(section)) {
            listed.child(name).ifPresent(node -> found.put(name, node));
        }
        TreeSet<Integer> lines = new TreeSet<>();
        for (Range range : section.ranges) {
            for (String head : List.of(name + " ", "links ", "symlinks ")) {
                for (int at = line(head, range.from, range.to); at >= 0; at = line(head, at + 1, range.to)) {
                    lines.add(at);
                }
            }
        }
        for (int at : lines) {
            read(new Range(at, endOfText(endOfLine(at) + 1)), found);
        }
        return Optional.ofNullable(found.get(name));
    }

    /** The beginning of the next line that begins with {@code head}; -1 if there is none. */
    private int line(String head, int from, int to) {
        if (from == 0 && listing.startsWith(head)) {
            return 0;
        }
        int at = listing.indexOf("\n" + head, Math.max(0, from - 1)) + 1;
        return at == 0 || at >= to ? -1 : at;
    }

    private List<Directory> listed(Section section) {
        if (section.listed == null) {
            List<Directory> listed = new ArrayList<>();
            if (section.listings.to > 0) {
                for (String name : listing.substring(section.listings.from, section.listings.to).split(" ")) {
                    listed.add(read(resource(name), stamp.modifiedMicros()));
                }
            }
            section.listed = listed;
        }
        return section.listed;
    }

    private void read(Range range, Map<String, Node> children) {
        int at = range.from;
        while (at < range.to) {
            int end = endOfLine(at);
            String line = listing.substring(at, end);
            int begin = at;
            at = end + 1;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split(" ");
            String last = words[words.length - 1];
            if (last.equals(":") || last.equals("+")) {
                int endOfText = endOfText(at);
                text(words, listing.substring(Math.min(at, endOfText), endOfText), children);
                at = endOfText;
            } else if (words[0].equals("links")) {
                // Unique in the tree: another listing of the same length would have to have its links at the same place.
                long number = listing.length() * 1_000_000L + begin + 1;
                RegularFile program = RegularFile.program(words[1], Long.parseLong(words[2])).with(stamp).linked(number);
                for (int i = 3; i < words.length; i++) {
                    children.put(words[i], program);
                }
            } else if (words[0].equals("symlinks")) {
                for (int i = 2; i < words.length; i++) {
                    children.put(words[i], stamped(Symlink.to(words[1])));
                }
            } else {
                children.put(words[0], stamped(file(words)));
            }
        }
    }

    private int endOfLine(int at) {
        int end = listing.indexOf('\n', at);
        return end < 0 ? listing.length() : end;
    }

    /** Where the lines with a bar end that begin here. */
    private int endOfText(int from) {
        int at = from;
        while (at < listing.length() && listing.charAt(at) == '|') {
            at = endOfLine(at) + 1;
        }
        return Math.min(at, listing.length());
    }

    /** A text file of lines each after a bar, or more lines of one that is there. */
    private void text(String[] words, String barred, Map<String, Node> children) {
        String lines = barred.isEmpty() ? "" : ("\n" + barred).replace("\n|", "\n").substring(1);
        for (Map.Entry<String, String> blank : textByBlank.entrySet()) {
            lines = lines.replace(blank.getKey(), blank.getValue());
        }
        if (words[1].equals("+")) {
            RegularFile there = (RegularFile) children.get(words[0]);
            children.put(words[0], there.with(Bytes.of(there.content().bytes().text() + lines)));
        } else {
            children.put(words[0], new RegularFile(attributes(words, 1, words.length - 1, 0644), Bytes.of(lines), 0));
        }
    }

    private Node file(String[] words) {
        return switch (words[1]) {
            case "->" -> Symlink.to(words[2]);
            case "=" -> new RegularFile(mode(words, 4, 0755), new Content.Program(words[2], Long.parseLong(words[3])), 0);
            case "~" -> new RegularFile(mode(words, 3, 0644), new Content.Payload(words[0], Long.parseLong(words[2])), 0);
            case "<" -> new RegularFile(mode(words, 3, 0644), Bytes.of(resource(words[2])), 0);
            default -> new RegularFile(mode(words, 2, 0755), new Content.Program(words[0], Long.parseLong(words[1])), 0);
        };
    }

    private Node stamped(Node node) {
        return node.with(node.attributes().modifiedAt(stamp.modifiedMicros()));
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
}
