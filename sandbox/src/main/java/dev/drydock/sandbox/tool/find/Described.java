package dev.drydock.sandbox.tool.find;

import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.listing.Entry;
import dev.drydock.sandbox.tool.print.Conversion;
import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.tool.shape.Names;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;

/** A file in words, for {@code -printf} and {@code -ls}. */
final class Described {
    private static final long HALF_A_YEAR = 15_778_476L;

    private Described() {}

    static String formatted(Sys sys, String format, Found found) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c == '\\' && i + 1 < format.length()) {
                if (format.charAt(i + 1) == 'c') {
                    return out.toString();
                }
                i = escape(format, i + 1, out);
            } else if (c == '%' && i + 1 < format.length()) {
                i = directive(sys, format, i, found, out);
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    private static int escape(String format, int at, StringBuilder out) {
        char c = format.charAt(at);
        int plain = "abfnrtv\\".indexOf(c);
        if (plain >= 0) {
            out.append("\u0007\b\f\n\r\t\u000b\\".charAt(plain));
            return at + 1;
        }
        int i = at;
        int value = 0;
        while (i < format.length() && i < at + 3 && format.charAt(i) >= '0' && format.charAt(i) <= '7') {
            value = value * 8 + format.charAt(i++) - '0';
        }
        if (i == at) {
            out.append('\\').append(c);
            return at + 1;
        }
        out.append((char) (value & 255));
        return i;
    }

    private static int directive(Sys sys, String format, int percent, Found found, StringBuilder out) {
        int i = percent + 1;
        StringBuilder flags = new StringBuilder();
        while (i < format.length() && "-+ #0".indexOf(format.charAt(i)) >= 0) {
            flags.append(format.charAt(i++));
        }
        int width = 0;
        while (i < format.length() && Character.isDigit(format.charAt(i))) {
            width = Math.min(1000, width * 10 + format.charAt(i++) - '0');
        }
        int precision = -1;
        if (i < format.length() && format.charAt(i) == '.') {
            precision = 0;
            for (i++; i < format.length() && Character.isDigit(format.charAt(i)); i++) {
                precision = Math.min(1000, precision * 10 + format.charAt(i) - '0');
            }
        }
        if (i >= format.length()) {
            out.append(format.substring(percent));
            return i;
        }
        char kind = format.charAt(i);
        boolean timed = "ATCB".indexOf(kind) >= 0 && i + 1 < format.length();
        String value = kind == '%' ? "%" : timed ? time(found, format.charAt(i + 1)) : value(sys, kind, found);
        out.append(new Conversion(flags.toString(), width, precision, 's').text(value));
        return i + (timed ? 2 : 1);
    }

    private static String value(Sys sys, char kind, Found found) {
        Node node = found.node();
        Names names = Names.of(sys);
        return switch (kind) {
            case 'p' -> found.path();
            case 'f' -> found.name();
            case 'h' -> found.folder();
            case 'P' -> found.below();
            case 'H' -> found.start();
            case 'd' -> Integer.toString(found.depth());
            case 's' -> Long.toString(node.size());
            case 'k' -> Long.toString(Entry.blocks(node));
            case 'b' -> Long.toString(Entry.blocks(node) * 2);
            case 'm' -> Integer.toOctalString(node.attributes().mode());
            case 'M' -> Entry.mode(node);
            case 'u' -> names.user(node.attributes().uid());
            case 'g' -> names.group(node.attributes().gid());
            case 'U' -> Integer.toString(node.attributes().uid());
            case 'G' -> Integer.toString(node.attributes().gid());
            case 'y', 'Y' -> letter(kind == 'Y' ? sys.files().node(found.path()).toOptional().orElse(node) : node);
            case 'l' -> node instanceof Symlink link ? link.target() : "";
            case 'i' -> Long.toString(Entry.inode(found.path(), node));
            case 'n' -> Integer.toString(Entry.of(sys, found.name(), found.path(), node).links());
            case 't', 'a', 'c' -> DateFormat.format("%a %b %e %H:%M:%S.%N0 %Y", time(found));
            default -> "%" + kind;
        };
    }

    private static String letter(Node node) {
        char type = Entry.type(node);
        return type == '-' ? "f" : String.valueOf(type);
    }

    private static ZonedDateTime time(Found found) {
        long micros = found.node().attributes().modifiedMicros();
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000).atZone(ZoneOffset.UTC);
    }

    private static String time(Found found, char kind) {
        return switch (kind) {
            case '@' -> DateFormat.format("%s.%N0", time(found));
            case 'S' -> DateFormat.format("%S.%N0", time(found));
            case 'T' -> DateFormat.format("%H:%M:%S.%N0", time(found));
            case '+' -> DateFormat.format("%Y-%m-%d+%H:%M:%S.%N0", time(found));
            default -> DateFormat.format("%" + kind, time(found));
        };
    }

    static String listed(Sys sys, Found found) {
        Node node = found.node();
        Names names = Names.of(sys);
        long age = sys.now() / 1_000_000 - node.attributes().modifiedMicros() / 1_000_000;
        String time = DateFormat.format(age > HALF_A_YEAR || age < 0 ? "%b %e  %Y" : "%b %e %H:%M", time(found));
        String target = node instanceof Symlink link ? " -> " + link.target() : "";
        return String.format(Locale.ROOT, "%9d %6d %s %3d %-8s %-8s %8d %s %s%s\n", Entry.inode(found.path(), node), Entry.blocks(node), Entry.mode(node),
                Entry.of(sys, found.name(), found.path(), node).links(), names.user(node.attributes().uid()), names.group(node.attributes().gid()),
                node.size(), time, found.path(), target);
    }
}
