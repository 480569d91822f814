package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Surroundings;
import dev.drydock.sandbox.shell.state.ShellState;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The world as the shell's process sees it, for one step. */
public record SysSurroundings(Sys sys, ShellState state) implements Surroundings {
    @Override
    public List<String> names(String directory) {
        Outcome<SortedMap<String, Node>> listed = sys.files().list(directory);
        return listed.ok() ? List.copyOf(listed.value().keySet()) : List.of();
    }

    @Override
    public boolean exists(String path) {
        return sys.files().linkNode(path).ok();
    }

    @Override
    public boolean isDirectory(String path) {
        return sys.files().isDirectory(path);
    }

    @Override
    public Optional<String> home(String user) {
        return account(0, user).map(fields -> fields[5]);
    }

    @Override
    public long nowMicros() {
        return sys.now();
    }

    @Override
    public long random() {
        return sys.random("shell");
    }

    @Override
    public int pid() {
        return sys.pid();
    }

    @Override
    public String directory() {
        return state.text("PWD").orElseGet(sys::directory);
    }

    @Override
    public String host() {
        return sys.space().hostname();
    }

    @Override
    public String user() {
        return account(2, Integer.toString(uid())).map(fields -> fields[0]).orElse(
                state.dialect().isBash() ? "I have no name!" : "");
    }

    @Override
    public int uid() {
        return sys.credentials().uid();
    }

    /** The line of {@code /etc/passwd} whose field is so. */
    private Optional<String[]> account(int field, String wanted) {
        return sys.files().read("/etc/passwd").toOptional().flatMap(bytes -> bytes.text().lines()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 5 && fields[field].equals(wanted))
                .findFirst());
    }
}
