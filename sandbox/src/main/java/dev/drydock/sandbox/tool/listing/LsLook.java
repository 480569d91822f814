package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.fs.Device;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Quoting;
import dev.drydock.sandbox.tool.print.Width;
import dev.drydock.sandbox.tool.shape.Arguments;

/**
 * How {@code ls} shows what it found.
 *
 * @param form {@code l} long, {@code C} columns, {@code x} rows, {@code m} commas, {@code 1} one a line
 * @param width of the terminal
 */
record LsLook(Arguments arguments, String form, int width, boolean quotes, boolean colours, boolean terminal) {

    static LsLook of(Sys sys, Arguments a) {
        boolean terminal = sys.isTerminal(1);
        String form = a.lastOf("l", "C", "x", "m", "1", "g", "n", "o", "full-time");
        boolean isLong = a.has("l") || a.has("g") || a.has("n") || a.has("o") || a.has("full-time");
        if (isLong && !form.equals("C") && !form.equals("x") && !form.equals("m")) {
            form = "l";
        }
        String chosen = form.isEmpty() ? (terminal ? "C" : "1") : form;
        int width = a.value("w").filter(text -> text.matches("\\d{1,4}")).map(Integer::parseInt)
                .or(() -> sys.terminal(1).map(t -> t.size().columns())).or(() -> sys.variable("COLUMNS").filter(c -> c.matches("\\d{1,4}")).map(Integer::parseInt))
                .orElse(80);
        String colour = a.has("color") ? a.value("color").orElse("") : "never";
        boolean colours = colour.equals("always") || ((colour.isEmpty() || colour.equals("auto") || colour.equals("tty")) && terminal)
                || (a.has("color") && colour.isEmpty() && !a.busybox());
        if (a.busybox() && terminal && !a.has("color")) {
            colours = true;
        }
        return new LsLook(a, chosen, width == 0 ? Integer.MAX_VALUE : width, terminal && !a.busybox() && !a.has("N"), colours, terminal);
    }

    boolean has(String key) {
        return arguments.has(key);
    }

    /** A name as it is shown, quoted if need be, with colour and the mark of its kind. */
    String name(Entry entry, boolean align) {
        String shown = quoted(entry.name());
        String lead = align && shown.equals(entry.name()) ? " " : "";
        return lead + painted(shown, colour(entry.node(), entry)) + mark(entry.node(), form.equals("l"));
    }

    /** Columns the shown name takes. */
    int columns(Entry entry, boolean align) {
        String shown = quoted(entry.name());
        return (align && shown.equals(entry.name()) ? 1 : 0) + Width.of(shown) + mark(entry.node(), form.equals("l")).length();
    }

    String quoted(String name) {
        if (has("Q")) {
            return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        return quotes ? Quoting.shellEscape(name) : name;
    }

    /** Where a link leads, in the long form. */
    String target(Entry entry) {
        if (!(entry.node() instanceof Symlink)) {
            return "";
        }
        String shown = quoted(entry.target());
        String painted = entry.targetNode().isPresent() ? painted(shown, colour(entry.targetNode().get(), entry)) + mark(entry.targetNode().get(), false) : shown;
        return " -> " + painted;
    }

    private String mark(Node node, boolean longForm) {
        boolean all = has("F");
        if (node instanceof Directory) {
            return all || has("p") ? "/" : "";
        }
        if (!all || (node instanceof Symlink && longForm)) {
            return "";
        }
        return node instanceof Symlink ? "@" : node instanceof RegularFile file && (file.attributes().mode() & 0111) != 0 ? "*" : "";
    }

    private String painted(String text, String colour) {
        return !colours || colour.isEmpty() ? text : "\u001b[" + colour + "m" + text + (arguments.busybox() ? "\u001b[m" : "\u001b[0m");
    }

    private String colour(Node node, Entry entry) {
        int mode = node.attributes().mode();
        if (arguments.busybox()) {
            return node instanceof Directory ? "1;34" : node instanceof Symlink ? "1;36" : node instanceof Device ? "1;33" : (mode & 0111) != 0 ? "1;32" : "";
        }
        if (node instanceof Directory) {
            return (mode & 01002) == 01002 ? "30;42" : (mode & 02) != 0 ? "34;42" : (mode & 01000) != 0 ? "37;44" : "01;34";
        }
        if (node instanceof Symlink) {
            return "01;36";
        }
        return node instanceof Device ? "40;33;01" : (mode & 0111) != 0 ? "01;32" : "";
    }
}
