package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;
import java.util.List;
import java.util.Optional;

/**
 * A terminal as the kernel keeps it: line discipline, foreground group, size.
 *
 * @param ready what readers may take, a line each in canonical mode; an empty element is an end of file (Ctrl-D)
 * @param editing the line being typed
 * @param foreground process group that reads and gets the keyboard's signals
 * @param output where its output goes: {@code pipe:ID} to the other end of a pseudo terminal, otherwise out of the world
 * @param request the line that a shell asks for, if one does
 */
public record Terminal(
        String id, String machine, Modes modes, List<Bytes> ready, Bytes editing, int foreground, Size size, String output,
        Optional<LineRequest> request) {

    public static final Family<Terminal> TERMINALS = Family.passing("tty");

    public Terminal {
        ready = List.copyOf(ready);
    }

    public static Key<Terminal> key(String id) {
        return TERMINALS.key(id);
    }

    /** Columns and rows in characters. */
    public record Size(int columns, int rows) {
        /** Equality without a record's, whose first use costs Java 17 15 ms of the start. */
        boolean is(Size other) {
            return columns == other.columns && rows == other.rows;
        }
    }

    /**
     * The switches of {@code stty} that matter here.
     *
     * @param canonical input goes by lines
     * @param echo typed characters are shown
     * @param signals Ctrl-C, Ctrl-Z and Ctrl-\ are signals
     * @param newlines output's newline becomes carriage return and newline
     */
    public record Modes(boolean canonical, boolean echo, boolean signals, boolean newlines) {
        public static final Modes COOKED = new Modes(true, true, true, true);
        public static final Modes RAW = new Modes(false, false, false, false);
    }

    /** A shell asks for a line and has printed this prompt: a line editor outside may take over, knowing what to complete for. */
    public record LineRequest(String prompt, Process.Id shell, boolean continuation) {}

    public Terminal with(Modes changed) {
        return new Terminal(id, machine, changed, ready, editing, foreground, size, output, request);
    }

    public Terminal withInput(List<Bytes> changedReady, Bytes changedEditing) {
        return new Terminal(id, machine, modes, changedReady, changedEditing, foreground, size, output, request);
    }

    public Terminal withForeground(int group) {
        return new Terminal(id, machine, modes, ready, editing, group, size, output, request);
    }

    public Terminal with(Size changed) {
        return new Terminal(id, machine, modes, ready, editing, foreground, changed, output, request);
    }

    public Terminal with(Optional<LineRequest> changed) {
        return new Terminal(id, machine, modes, ready, editing, foreground, size, output, changed);
    }
}
