package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Open file descriptions: reading, writing, closing, and whether either would wait. */
public final class OpenFiles {
    private static final int FILE_LIMIT = 64 << 20;

    private final Kernel kernel;
    private final Transaction transaction;

    OpenFiles(Kernel kernel) {
        this.kernel = kernel;
        this.transaction = kernel.transaction();
    }

    /** A new open file with one reference. */
    public String open(OpenFile.Kind kind) {
        String id = Long.toString(kernel.count("open"));
        transaction.put(OpenFile.key(id), new OpenFile(kind, 1));
        if (kind instanceof OpenFile.PipeReader reader) {
            pipe(reader.pipe()).ifPresent(p -> put(reader.pipe(), new Pipe(p.content(), p.readers() + 1, p.writers())));
        } else if (kind instanceof OpenFile.PipeWriter writer) {
            pipe(writer.pipe()).ifPresent(p -> put(writer.pipe(), new Pipe(p.content(), p.readers(), p.writers() + 1)));
        } else if (kind instanceof OpenFile.Socket socket) {
            pipe(socket.incoming()).ifPresent(p -> put(socket.incoming(), new Pipe(p.content(), p.readers() + 1, p.writers())));
            pipe(socket.outgoing()).ifPresent(p -> put(socket.outgoing(), new Pipe(p.content(), p.readers(), p.writers() + 1)));
        }
        return id;
    }

    /** A new pipe that nobody has open yet. */
    public String newPipe() {
        String id = Long.toString(kernel.count("pipe"));
        put(id, new Pipe(Bytes.EMPTY, 0, 0));
        return id;
    }

    public Optional<Pipe> pipe(String id) {
        return transaction.find(Pipe.key(id));
    }

    private void put(String id, Pipe pipe) {
        transaction.put(Pipe.key(id), pipe);
    }

    void hold(String id) {
        OpenFile file = transaction.get(OpenFile.key(id));
        transaction.put(OpenFile.key(id), new OpenFile(file.kind(), file.references() + 1));
    }

    /** Gives up one reference; the last one closes. */
    public void release(String id) {
        OpenFile file = transaction.get(OpenFile.key(id));
        if (file.references() > 1) {
            transaction.put(OpenFile.key(id), new OpenFile(file.kind(), file.references() - 1));
            return;
        }
        transaction.remove(OpenFile.key(id));
        if (file.kind() instanceof OpenFile.PipeReader reader) {
            leave(reader.pipe(), 1, 0);
        } else if (file.kind() instanceof OpenFile.PipeWriter writer) {
            leave(writer.pipe(), 0, 1);
        } else if (file.kind() instanceof OpenFile.Socket socket) {
            leave(socket.incoming(), 1, 0);
            leave(socket.outgoing(), 0, 1);
        } else if (file.kind() instanceof OpenFile.ListeningSocket listening) {
            Sockets.closeListener(kernel, listening.listener());
        }
    }

    private void leave(String id, int readers, int writers) {
        Pipe pipe = pipe(id).orElse(null);
        if (pipe == null) {
            return;
        }
        Pipe left = new Pipe(pipe.content(), pipe.readers() - readers, pipe.writers() - writers);
        if (left.readers() <= 0 && left.writers() <= 0) {
            transaction.remove(Pipe.key(id));
        } else {
            put(id, left);
        }
    }

    /** Sends no more on a socket; the other side reads the end. */
    void shutdownWrite(String id) {
        OpenFile file = transaction.get(OpenFile.key(id));
        if (file.kind() instanceof OpenFile.Socket socket) {
            leave(socket.outgoing(), 0, 1);
            transaction.put(OpenFile.key(id), file.with(new OpenFile.Socket(socket.incoming(), "", socket.local(), socket.remote())));
        }
    }

    // ---- reading -----------------------------------------------------------------------------------------------------------------

    /** Up to {@code most} bytes; empty at the end; {@link Errno#EAGAIN} if a reader must wait. */
    Outcome<Bytes> read(String id, int most, Process reader) {
        OpenFile file = transaction.get(OpenFile.key(id));
        if (file.kind() instanceof OpenFile.PipeReader pipe) {
            return readPipe(pipe.pipe(), most);
        }
        if (file.kind() instanceof OpenFile.Socket socket) {
            return readPipe(socket.incoming(), most);
        }
        if (file.kind() instanceof OpenFile.TreeFile tree) {
            return readTree(id, file, tree, most);
        }
        if (file.kind() instanceof OpenFile.Snapshot snapshot) {
            int end = Math.min(snapshot.content().length(), snapshot.offset() + most);
            transaction.put(OpenFile.key(id), file.with(new OpenFile.Snapshot(snapshot.content(), end)));
            return Outcome.of(snapshot.content().slice(Math.min(snapshot.offset(), end), end));
        }
        if (file.kind() instanceof OpenFile.TerminalFile terminal) {
            return kernel.terminals().read(terminal.terminal(), most, reader);
        }
        if (file.kind() instanceof OpenFile.OutsideFile outside) {
            return readOutside(outside.stream(), most);
        }
        if (file.kind() instanceof OpenFile.DeviceFile device) {
            return readDevice(device.driver(), most);
        }
        return Outcome.refused(Errno.EBADF);
    }

    private Outcome<Bytes> readPipe(String id, int most) {
        Optional<Pipe> pipe = pipe(id);
        if (pipe.isEmpty() || pipe.get().content().isEmpty()) {
            return pipe.isEmpty() || pipe.get().writers() == 0 ? Outcome.of(Bytes.EMPTY) : Outcome.refused(Errno.EAGAIN);
        }
        Bytes content = pipe.get().content();
        int taken = Math.min(most, content.length());
        put(id, pipe.get().with(content.from(taken)));
        return Outcome.of(content.slice(0, taken));
    }

    private Outcome<Bytes> readTree(String id, OpenFile file, OpenFile.TreeFile tree, int most) {
        if (!tree.access().reads()) {
            return Outcome.refused(Errno.EBADF);
        }
        Optional<Node> node = treeNode(tree);
        if (node.isPresent() && node.get() instanceof Directory) {
            return Outcome.refused(Errno.EISDIR);
        }
        Bytes content = node.isPresent() && node.get() instanceof RegularFile regular ? regular.content().bytes() : Bytes.EMPTY;
        int from = (int) Math.min(tree.offset(), content.length());
        int to = Math.min(content.length(), from + most);
        if (to > from) {
            transaction.put(OpenFile.key(id), file.with(tree.at(to)));
        }
        return Outcome.of(content.slice(from, to));
    }

    Optional<Node> treeNode(OpenFile.TreeFile tree) {
        return transaction.find(Space.FILE_SYSTEMS.key(tree.fileSystem())).flatMap(root -> root.find(tree.path()));
    }

    private Outcome<Bytes> readOutside(String stream, int most) {
        Outside outside = transaction.find(Outside.key(stream)).orElse(new Outside(Bytes.EMPTY, true));
        if (outside.pending().isEmpty()) {
            return outside.closed() ? Outcome.of(Bytes.EMPTY) : Outcome.refused(Errno.EAGAIN);
        }
        int taken = Math.min(most, outside.pending().length());
        transaction.put(Outside.key(stream), new Outside(outside.pending().from(taken), outside.closed()));
        return Outcome.of(outside.pending().slice(0, taken));
    }

    private Outcome<Bytes> readDevice(String driver, int most) {
        int length = Math.min(most, 1 << 20);
        return switch (driver) {
            case "zero", "full" -> Outcome.of(Bytes.wrap(new byte[length]));
            case "random", "urandom" -> Outcome.of(randomBytes(length));
            default -> Outcome.of(Bytes.EMPTY);
        };
    }

    private Bytes randomBytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i += 8) {
            long bits = kernel.random("dev/random");
            for (int j = i; j < Math.min(length, i + 8); j++, bits >>>= 8) {
                bytes[j] = (byte) bits;
            }
        }
        return Bytes.wrap(bytes);
    }

    // ---- writing -----------------------------------------------------------------------------------------------------------------

    /** Bytes taken, at least one; {@link Errno#EAGAIN} if the writer must wait, {@link Errno#EPIPE} if nobody reads. */
    Outcome<Integer> write(String id, Bytes bytes) {
        OpenFile file = transaction.get(OpenFile.key(id));
        if (bytes.isEmpty()) {
            return Outcome.of(0);
        }
        if (file.kind() instanceof OpenFile.PipeWriter pipe) {
            return writePipe(pipe.pipe(), bytes);
        }
        if (file.kind() instanceof OpenFile.Socket socket) {
            return writePipe(socket.outgoing(), bytes);
        }
        if (file.kind() instanceof OpenFile.TreeFile tree) {
            return writeTree(id, file, tree, bytes);
        }
        if (file.kind() instanceof OpenFile.TerminalFile terminal) {
            return kernel.terminals().write(terminal.terminal(), bytes);
        }
        if (file.kind() instanceof OpenFile.OutsideFile outside) {
            if (transaction.find(Outside.key(outside.stream())).map(Outside::closed).orElse(false)) {
                return Outcome.refused(Errno.EPIPE);
            }
            kernel.emit(outside.stream(), bytes);
            return Outcome.of(bytes.length());
        }
        if (file.kind() instanceof OpenFile.KernelSetting setting) {
            transaction.find(Space.key(setting.space())).ifPresent(space -> Sysctls.set(kernel, space, setting.name(), bytes.text().strip()));
            return Outcome.of(bytes.length());
        }
        if (file.kind() instanceof OpenFile.GroupFile group) {
            return kernel.controlGroups().write(group, bytes.text());
        }
        if (file.kind() instanceof OpenFile.DeviceFile device) {
            return device.driver().equals("full") ? Outcome.refused(Errno.ENOSPC) : Outcome.of(bytes.length());
        }
        return Outcome.refused(Errno.EBADF);
    }

    Outcome<Integer> writePipe(String id, Bytes bytes) {
        Optional<Pipe> pipe = pipe(id);
        if (pipe.isEmpty() || pipe.get().readers() == 0) {
            return Outcome.refused(Errno.EPIPE);
        }
        int room = pipe.get().room();
        if (room == 0 || bytes.length() <= 4096 && room < bytes.length()) {
            return Outcome.refused(Errno.EAGAIN);
        }
        int taken = Math.min(room, bytes.length());
        put(id, pipe.get().with(pipe.get().content().plus(bytes.slice(0, taken))));
        return Outcome.of(taken);
    }

    private Outcome<Integer> writeTree(String id, OpenFile file, OpenFile.TreeFile tree, Bytes bytes) {
        if (!tree.access().writes()) {
            return Outcome.refused(Errno.EBADF);
        }
        Key<Directory> key = Space.FILE_SYSTEMS.key(tree.fileSystem());
        if (!(treeNode(tree).orElse(null) instanceof RegularFile regular)) {
            return Outcome.of(bytes.length());
        }
        Bytes content = regular.content().bytes();
        long from = tree.access().appends() ? content.length() : tree.offset();
        long end = from + bytes.length();
        if (end > FILE_LIMIT || !room(tree.fileSystem(), end - content.length())) {
            return Outcome.refused(Errno.ENOSPC);
        }
        Bytes changed = splice(content, (int) from, bytes);
        RegularFile written = regular.with(changed).with(regular.attributes().modifiedAt(kernel.now()));
        Directory root = transaction.get(key);
        if (written.hardLink() != 0) {
            root = HardLinks.update(root, written);
        }
        transaction.put(key, root.with(tree.path(), written));
        transaction.put(OpenFile.key(id), file.with(tree.at(end)));
        return Outcome.of(bytes.length());
    }

    /** Whether a file system may grow by so many bytes. */
    private boolean room(String fileSystem, long more) {
        Optional<Long> quota = transaction.find(Space.QUOTAS.key(fileSystem));
        return quota.isEmpty() || more <= 0 || size(transaction.get(Space.FILE_SYSTEMS.key(fileSystem))) + more <= quota.get();
    }

    private static long size(Node node) {
        if (!(node instanceof Directory directory)) {
            return node.size();
        }
        long sum = 0;
        for (Node child : directory.children().values()) {
            sum += size(child);
        }
        return sum;
    }

    private static Bytes splice(Bytes content, int from, Bytes more) {
        Bytes before = from <= content.length() ? content.slice(0, from) : content.plus(Bytes.wrap(new byte[from - content.length()]));
        Bytes joined = before.plus(more);
        return joined.length() < content.length() ? joined.plus(content.from(joined.length())) : joined;
    }

    // ---- waiting -----------------------------------------------------------------------------------------------------------------

    /** Whether a read would answer at once. */
    boolean readable(String id, Process reader) {
        OpenFile.Kind kind = transaction.get(OpenFile.key(id)).kind();
        if (kind instanceof OpenFile.PipeReader reading) {
            return pipeReadable(reading.pipe());
        }
        if (kind instanceof OpenFile.Socket socket) {
            return pipeReadable(socket.incoming());
        }
        if (kind instanceof OpenFile.TerminalFile terminal) {
            return kernel.terminals().readable(terminal.terminal(), reader);
        }
        if (kind instanceof OpenFile.OutsideFile outside) {
            return transaction.find(Outside.key(outside.stream())).map(o -> o.closed() || !o.pending().isEmpty()).orElse(true);
        }
        if (kind instanceof OpenFile.ListeningSocket listening) {
            return Sockets.pending(kernel, listening.listener());
        }
        return true;
    }

    private boolean pipeReadable(String id) {
        return pipe(id).map(p -> p.writers() == 0 || !p.content().isEmpty()).orElse(true);
    }

    /** Whether a write of a few bytes would answer at once. */
    boolean writable(String id) {
        OpenFile.Kind kind = transaction.get(OpenFile.key(id)).kind();
        String pipe = kind instanceof OpenFile.PipeWriter writing ? writing.pipe()
                : kind instanceof OpenFile.Socket socket ? socket.outgoing()
                : kind instanceof OpenFile.TerminalFile terminal ? kernel.terminals().outputPipe(terminal.terminal()).orElse("") : "";
        return pipe.isEmpty() || pipe(pipe).map(p -> p.readers() == 0 || p.room() >= 4096).orElse(true);
    }

    /** The records whose change may end a wait for this open file. */
    List<Key<?>> watched(String id) {
        OpenFile.Kind kind = transaction.get(OpenFile.key(id)).kind();
        if (kind instanceof OpenFile.PipeReader reading) {
            return List.of(Pipe.key(reading.pipe()));
        }
        if (kind instanceof OpenFile.PipeWriter writing) {
            return List.of(Pipe.key(writing.pipe()));
        }
        if (kind instanceof OpenFile.Socket socket) {
            return List.of(Pipe.key(socket.incoming()), Pipe.key(socket.outgoing()));
        }
        if (kind instanceof OpenFile.TerminalFile terminal) {
            return kernel.terminals().outputPipe(terminal.terminal())
                    .<List<Key<?>>>map(pipe -> List.of(Terminal.key(terminal.terminal()), Pipe.key(pipe)))
                    .orElse(List.of(Terminal.key(terminal.terminal())));
        }
        if (kind instanceof OpenFile.OutsideFile outside) {
            return List.of(Outside.key(outside.stream()));
        }
        if (kind instanceof OpenFile.ListeningSocket listening) {
            return List.of(Listener.key(listening.listener()));
        }
        return List.of();
    }
}
