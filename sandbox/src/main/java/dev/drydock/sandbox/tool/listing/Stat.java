package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.tool.print.Escapes;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Names;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** {@code stat}: all about files. */
public final class Stat implements Tool {
    @Override
    public Spec options() {
        return Spec.of("c,format= f,file-system L,dereference t,terse printf=");
    }

    @Override
    public String usage() {
        return "[OPTIONS] FILE...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        Output output = new Output();
        Names names = Names.of(sys);
        int status = 0;
        for (String path : arguments.operands()) {
            Outcome<Node> node = arguments.has("L") ? sys.files().node(path) : sys.files().linkNode(path);
            if (!node.ok()) {
                output.complain(arguments, arguments.words("cannot statx " + arguments.quote(path), "can't stat '" + path + "'") + ": " + node.errno().text());
                status = 1;
                continue;
            }
            Entry entry = Entry.of(sys, path, sys.files().locateLink(path).toOptional().map(found -> found.text()).orElse(path), node.value());
            if (arguments.has("c")) {
                output.out(formatted(arguments.value("c").orElse(""), path, entry, names) + "\n");
            } else if (arguments.has("printf")) {
                output.out(formatted(Escapes.all(arguments.value("printf").orElse(""), false).text(), path, entry, names));
            } else {
                output.out(formatted(arguments.busybox() ? BUSYBOX : GNU, path, entry, names));
            }
        }
        return output.exit(sys, status);
    }

    private static final String GNU = "  File: %N\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\nDevice: 8,1\tInode: %-11i Links: %h\n"
            + "Access: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\nAccess: %x\nModify: %y\nChange: %z\n Birth: %w\n";
    private static final String BUSYBOX = "  File: %N\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\nDevice: 801h/2049d\tInode: %-10i  Links: %-5h\n"
            + "Access: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\nAccess: %x\nModify: %y\nChange: %z\n";

    private static String formatted(String format, String path, Entry entry, Names names) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c != '%' || i == format.length()) {
                out.append(c);
                continue;
            }
            int start = i;
            while (i < format.length() - 1 && "-+ #0123456789.".indexOf(format.charAt(i)) >= 0) {
                i++;
            }
            String spec = format.substring(start, i).replaceFirst("\\..*", "");
            String value = value(format.charAt(i++), path, entry, names);
            boolean left = spec.startsWith("-");
            boolean zero = spec.startsWith("0");
            String digits = spec.replaceAll("[^0-9]", "");
            int missing = (digits.isEmpty() ? 0 : Math.min(1000, Integer.parseInt(digits))) - value.length();
            String fill = (zero ? "0" : " ").repeat(Math.max(0, missing));
            out.append(left ? value + fill : fill + value);
        }
        return out.toString();
    }

    private static String value(char kind, String path, Entry entry, Names names) {
        Node node = entry.node();
        Attributes attributes = node.attributes();
        return switch (kind) {
            case '%' -> "%";
            case 'a' -> Integer.toOctalString(attributes.mode());
            case 'A' -> Entry.mode(node);
            case 'b' -> Long.toString(Entry.blocks(node) * 2);
            case 'B' -> "512";
            case 'd' -> "2049";
            case 'f' -> Integer.toHexString((node instanceof Directory ? 0x4000 : node instanceof Symlink ? 0xa000 : 0x8000) | attributes.mode());
            case 'F' -> kind(node);
            case 'g' -> Integer.toString(attributes.gid());
            case 'G' -> names.findGroup(attributes.gid()).orElse("UNKNOWN");
            case 'h' -> Integer.toString(entry.links());
            case 'i' -> Long.toString(Entry.inode(entry.path(), node));
            case 'm' -> "/";
            case 'n' -> path;
            case 'N' -> node instanceof Symlink ? path + " -> " + entry.target() : path;
            case 'o' -> "4096";
            case 's' -> Long.toString(node.size());
            case 'u' -> Integer.toString(attributes.uid());
            case 'U' -> names.findUser(attributes.uid()).orElse("UNKNOWN");
            case 'w' -> "-";
            case 'W' -> "0";
            case 'x', 'y', 'z' -> time(attributes.modifiedMicros());
            case 'X', 'Y', 'Z' -> Long.toString(attributes.modifiedMicros() / 1_000_000);
            default -> "?";
        };
    }

    private static String time(long micros) {
        ZonedDateTime time = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000).atZone(ZoneOffset.UTC);
        return DateFormat.format("%Y-%m-%d %H:%M:%S.%N %z", time);
    }

    private static String kind(Node node) {
        return node instanceof Directory ? "directory" : node instanceof Symlink ? "symbolic link"
                : node instanceof Device socket && socket.isSocket() ? "socket" : node instanceof Device device && device.character() ? "character special file" : node.size() == 0 ? "regular empty file" : "regular file";
    }
}
