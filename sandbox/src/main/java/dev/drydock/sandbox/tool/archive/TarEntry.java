package dev.drydock.sandbox.tool.archive;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.tool.print.Quoting;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * An entry of an archive.
 *
 * @param type {@code 0} file, {@code 1} hard link, {@code 2} symbolic link, {@code 3} device, {@code 5} folder
 * @param name a folder's ends in a slash
 * @param target of a link
 */
record TarEntry(char type, String name, Attributes attributes, String user, String group, String target, Bytes content) {
    TarEntry named(String changed) {
        return new TarEntry(type, changed, attributes, user, group, target, content);
    }

    TarEntry targeting(String changed) {
        return new TarEntry(type, name, attributes, user, group, changed, content);
    }

    /** As {@code ls} shows the mode. */
    String mode() {
        StringBuilder mode = new StringBuilder().append(type == '5' ? 'd' : type == '2' ? 'l' : type == '1' ? 'h' : type == '3' ? 'c' : '-');
        int bits = attributes.mode();
        for (int i = 8; i >= 0; i--) {
            mode.append((bits >> i & 1) != 0 ? "rwx".charAt((8 - i) % 3) : '-');
        }
        special(mode, bits, 04000, 3, 's');
        special(mode, bits, 02000, 6, 's');
        special(mode, bits, 01000, 9, 't');
        return mode.toString();
    }

    private static void special(StringBuilder mode, int bits, int bit, int at, char letter) {
        if ((bits & bit) != 0) {
            mode.setCharAt(at, mode.charAt(at) == 'x' ? letter : Character.toUpperCase(letter));
        }
    }

    /** How GNU's tar lists it. @param width of owner and size together, so far */
    String gnuLine(int width, boolean numbers) {
        String owner = owner(numbers);
        String size = Integer.toString(content.length());
        String gap = " ".repeat(Math.max(0, width - owner.length() - size.length() - 1) + 1);
        return mode() + " " + owner + gap + size + " " + time("%Y-%m-%d %H:%M") + " " + shown()
                + (type == '2' ? " -> " + target : type == '1' ? " link to " + target : "");
    }

    int widthOfOwnerAndSize(boolean numbers) {
        return owner(numbers).length() + 1 + Integer.toString(content.length()).length();
    }

    private String owner(boolean numbers) {
        return (numbers || user.isEmpty() ? attributes.uid() : user) + "/" + (numbers || group.isEmpty() ? attributes.gid() : group);
    }

    /** How busybox lists it. */
    String busyboxLine() {
        String link = type == '2' || type == '1' ? " -> " + target : "";
        String mode = type == '1' ? "-" + mode().substring(1) : mode();
        return String.format(java.util.Locale.ROOT, "%s %s %9d %s %s%s", mode, owner(false), content.length(), time("%Y-%m-%d %H:%M:%S"), name, link);
    }

    private String time(String format) {
        return DateFormat.format(format, Instant.ofEpochSecond(Math.floorDiv(attributes.modifiedMicros(), 1_000_000L)).atZone(ZoneOffset.UTC));
    }

    /** The name with what a terminal would not show written out. */
    String shown() {
        return name.chars().anyMatch(c -> c < ' ' || c == '\\') ? Quoting.bash(name).replaceAll("^\\$'|'$", "") : name;
    }
}
