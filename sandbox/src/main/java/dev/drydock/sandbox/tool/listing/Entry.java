package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Sys;
import java.util.Optional;

/**
 * A file to be listed.
 *
 * @param name as it is shown
 * @param path by which it can be reached
 * @param target of a link
 * @param targetNode what the link leads to, if anything
 */
public record Entry(String name, String path, Node node, String target, Optional<Node> targetNode, int links) {

    public static Entry of(Sys sys, String name, String path, Node node) {
        if (node instanceof Symlink link) {
            return new Entry(name, path, node, link.target(), sys.files().node(path).toOptional(), 1);
        }
        return new Entry(name, path, node, "", Optional.empty(), linksOf(node));
    }

    private static int linksOf(Node node) {
        if (node instanceof Directory directory) {
            return 2 + (int) directory.children().values().stream().filter(Directory.class::isInstance).count();
        }
        return 1;
    }

    public boolean isDirectory() {
        return node instanceof Directory;
    }

    /** The letter of the type, as {@code ls -l} shows it. */
    public static char type(Node node) {
        return node instanceof Directory ? 'd' : node instanceof Symlink ? 'l' : node instanceof Device socket && socket.isSocket() ? 's' : node instanceof Device device && device.character() ? 'c' : '-';
    }

    /** Ten letters: type and permissions. */
    public static String mode(Node node) {
        int mode = node.attributes().mode();
        StringBuilder out = new StringBuilder().append(type(node));
        for (int shift = 6; shift >= 0; shift -= 3) {
            int bits = mode >> shift & 7;
            out.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
            boolean x = (bits & 1) != 0;
            boolean special = (mode & (shift == 6 ? 04000 : shift == 3 ? 02000 : 01000)) != 0;
            char with = shift == 0 ? 't' : 's';
            out.append(special ? (x ? with : Character.toUpperCase(with)) : x ? 'x' : '-');
        }
        return out.toString();
    }

    /** Disk space in blocks of 1024 bytes: files take whole pages. */
    public static long blocks(Node node) {
        if (node instanceof Directory) {
            return 4;
        }
        return node instanceof RegularFile file ? (file.size() + 4095) / 4096 * 4 : 0;
    }

    /** Stable stand-in for an inode number. */
    public static long inode(String realPath, Node node) {
        if (node instanceof RegularFile file && file.hardLink() > 0) {
            return 1_000_000 + file.hardLink();
        }
        long hash = 7;
        for (char c : realPath.toCharArray()) {
            hash = hash * 31 + c;
        }
        return 131_072 + Math.floorMod(hash, 800_000L);
    }

    /** Major and minor number of a device. */
    static String device(Device device) {
        return switch (device.driver()) {
            case "null" -> "1, 3";
            case "zero" -> "1, 5";
            case "full" -> "1, 7";
            case "random" -> "1, 8";
            case "urandom" -> "1, 9";
            case "tty" -> "5, 0";
            case "console" -> "5, 1";
            case "ptmx" -> "5, 2";
            default -> "136, 0";
        };
    }
}
