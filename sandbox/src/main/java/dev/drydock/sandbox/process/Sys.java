package dev.drydock.sandbox.process;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.store.Key;
import dev.drydock.sandbox.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * System calls, for the one step in which it is passed: keep it no longer. Calls answer at once; what would wait is refused with
 * {@link Errno#EAGAIN}, and the step returns {@link Step#await}. The methods that return a {@link Step} do both.
 */
public final class Sys {
    private final Kernel kernel;
    private final Transaction transaction;
    private final Process.Id id;

    Sys(Kernel kernel, Process.Id id) {
        this.kernel = kernel;
        this.transaction = kernel.transaction();
        this.id = id;
    }

    // ---- who and where -----------------------------------------------------------------------------------------------------------

    /** This process's record, as it is now. */
    public Process self() {
        return transaction.get(id.key());
    }

    /** The system's own services: for daemons and the clients' plumbing, not for ordinary tools. */
    public Kernel kernel() {
        return kernel;
    }

    public Phrases phrases() {
        return kernel.phrases();
    }

    public Space space() {
        return transaction.get(Space.key(self().place().space()));
    }

    /** Its number as it sees it itself. */
    public int pid() {
        return self().place().inner();
    }

    /** Its parent's number as it sees it; 0 if the parent is in another namespace. */
    public int parentPid() {
        Process.Id parent = new Process.Id(id.machine(), self().kinship().parent());
        String pids = space().pids();
        Optional<Process> found = kernel.processes().find(parent);
        boolean visible = found.isPresent() && transaction.get(Space.key(found.get().place().space())).pids().equals(pids);
        return visible ? found.get().place().inner() : 0;
    }

    /** The arguments, the program's own name first. */
    public List<String> arguments() {
        return self().invocation().arguments();
    }

    /** The name it was called by, without folders. */
    public String name() {
        String called = arguments().isEmpty() ? self().invocation().path() : arguments().get(0);
        return called.substring(called.lastIndexOf('/') + 1);
    }

    public SortedMap<String, String> environment() {
        return self().invocation().environment();
    }

    public Optional<String> variable(String variable) {
        return Optional.ofNullable(environment().get(variable));
    }

    public Credentials credentials() {
        return self().credentials();
    }

    /** Whether this process may do what takes a part of root's power. */
    public boolean capable(Capability capability) {
        return space().capable(credentials(), capability);
    }

    /** Virtual microseconds since 1970. */
    public long now() {
        return kernel.now();
    }

    /** The next 64 random bits of a stream. */
    public long random(String stream) {
        return kernel.random(stream);
    }

    /** Tells the learner something beside the tool's own streams: see {@link Notice}. */
    public void notice(String key, String... facts) {
        Notice.tell(kernel, self(), key, facts);
    }

    /** The same, but only the first time in this world. */
    public void noticeOnce(String key, String... facts) {
        Notice.tellOnce(kernel, self(), key, facts);
    }

    // ---- files -------------------------------------------------------------------------------------------------------------------

    public Files files() {
        Process self = self();
        return new Files(kernel, space(), self.credentials(), self.place().directory(), self.place().umask(), self.place().inner());
    }

    /** The current directory, absolute. */
    public String directory() {
        return self().place().directory();
    }

    public Outcome<Boolean> changeDirectory(String path) {
        Outcome<Files.Located> found = files().locate(path);
        if (!found.ok()) {
            return Outcome.refused(found.errno());
        }
        if (found.value().node().isEmpty()) {
            return Outcome.refused(Errno.ENOENT);
        }
        if (!(found.value().node().get() instanceof Directory directory)) {
            return Outcome.refused(Errno.ENOTDIR);
        }
        if (!files().permits(directory.attributes(), 1)) {
            return Outcome.refused(Errno.EACCES);
        }
        Process.Place place = self().place();
        put(self().with(new Process.Place(place.space(), place.inner(), found.value().text(), place.umask())));
        return Outcome.done();
    }

    public void setUmask(int umask) {
        Process.Place place = self().place();
        put(self().with(new Process.Place(place.space(), place.inner(), place.directory(), umask)));
    }

    /** How to open a file. */
    public enum OpenMode {
        READ,
        /** Made if missing, emptied if not. */
        WRITE,
        /** Made if missing; writes go to the end. */
        APPEND,
        /** Made if missing, read and written from the start. */
        READ_WRITE
    }

    /** Opens a file under the lowest free descriptor. */
    public Outcome<Integer> open(String named, OpenMode mode) {
        if (self().descriptors().free(0) >= space().confines().ulimit("nofile").soft()) {
            return Outcome.refused(Errno.EMFILE);
        }
        String path = deviceBehind(named);
        Outcome<String> terminal = terminalByPath(path);
        if (terminal.ok()) {
            return Outcome.of(install(kernel.openFiles().open(new OpenFile.TerminalFile(terminal.value()))));
        }
        Optional<Integer> duplicated = ownDescriptor(path);
        if (duplicated.isPresent()) {
            return duplicate(duplicated.get());
        }
        OpenFile.Access access = new OpenFile.Access(
                mode == OpenMode.READ || mode == OpenMode.READ_WRITE, mode != OpenMode.READ, mode == OpenMode.APPEND);
        Outcome<OpenFile.Kind> kind = files().open(path, access, mode != OpenMode.READ, mode == OpenMode.WRITE);
        if (!kind.ok()) {
            return Outcome.refused(kind.errno());
        }
        return Outcome.of(install(kernel.openFiles().open(kind.value())));
    }

    /** A link to a device of this process, such as {@code /var/log/nginx/access.log} to {@code /dev/stdout}, means that device. */
    private String deviceBehind(String path) {
        String at = path;
        for (int links = 0; links < 4; links++) {
            if (!(files().linkNode(at).toOptional().orElse(null) instanceof Symlink link) || !link.target().startsWith("/")) {
                return path;
            }
            at = link.target();
            if (at.equals("/dev/tty") || ownDescriptor(at).isPresent()) {
                return at;
            }
        }
        return path;
    }

    private Outcome<String> terminalByPath(String path) {
        if (path.equals("/dev/tty")) {
            return self().kinship().terminal().map(Outcome::of).orElse(Outcome.refused(Errno.ENOENT));
        }
        return Outcome.refused(Errno.ENOENT);
    }

    private Optional<Integer> ownDescriptor(String path) {
        String number = switch (path) {
            case "/dev/stdin" -> "0";
            case "/dev/stdout" -> "1";
            case "/dev/stderr" -> "2";
            default -> path.startsWith("/dev/fd/") ? path.substring(8) : path.startsWith("/proc/self/fd/") ? path.substring(14) : "";
        };
        return number.matches("\\d{1,4}") ? Optional.of(Integer.parseInt(number)) : Optional.empty();
    }

    private int install(String openFile) {
        int number = self().descriptors().free(0);
        put(self().with(self().descriptors().with(number, new Descriptors.Descriptor(openFile, false))));
        return number;
    }

    /** A descriptor for an open file that was opened for this process. */
    public int adopt(String openFile) {
        return install(openFile);
    }

    public Outcome<Integer> duplicate(int descriptor) {
        Optional<Descriptors.Descriptor> found = self().descriptors().find(descriptor);
        if (found.isEmpty()) {
            return Outcome.refused(Errno.EBADF);
        }
        kernel.openFiles().hold(found.get().openFile());
        return Outcome.of(install(found.get().openFile()));
    }

    /** Makes {@code target} the same open file as {@code descriptor}, closing what it was. */
    public Outcome<Boolean> duplicate(int descriptor, int target) {
        Optional<Descriptors.Descriptor> found = self().descriptors().find(descriptor);
        if (found.isEmpty()) {
            return Outcome.refused(Errno.EBADF);
        }
        if (descriptor == target) {
            return Outcome.done();
        }
        kernel.openFiles().hold(found.get().openFile());
        close(target);
        put(self().with(self().descriptors().with(target, new Descriptors.Descriptor(found.get().openFile(), false))));
        return Outcome.done();
    }

    /** Moves a descriptor to the lowest free number from {@code from} on, closed on exec: where shells keep what they saved. */
    public Outcome<Integer> save(int descriptor, int from) {
        Optional<Descriptors.Descriptor> found = self().descriptors().find(descriptor);
        if (found.isEmpty()) {
            return Outcome.refused(Errno.EBADF);
        }
        int number = self().descriptors().free(from);
        kernel.openFiles().hold(found.get().openFile());
        put(self().with(self().descriptors().with(number, new Descriptors.Descriptor(found.get().openFile(), true))));
        return Outcome.of(number);
    }

    public Outcome<Boolean> close(int descriptor) {
        Optional<Descriptors.Descriptor> found = self().descriptors().find(descriptor);
        if (found.isEmpty()) {
            return Outcome.refused(Errno.EBADF);
        }
        put(self().with(self().descriptors().without(descriptor)));
        kernel.openFiles().release(found.get().openFile());
        return Outcome.done();
    }

    public boolean isOpen(int descriptor) {
        return self().descriptors().find(descriptor).isPresent();
    }

    /** What a descriptor leads to. */
    public Optional<OpenFile.Kind> kindOf(int descriptor) {
        return self().descriptors().find(descriptor).map(d -> transaction.get(OpenFile.key(d.openFile())).kind());
    }

    /** A pipe's two ends. */
    public record PipeEnds(int reader, int writer) {}

    public PipeEnds pipe() {
        String pipe = kernel.openFiles().newPipe();
        int reader = install(kernel.openFiles().open(new OpenFile.PipeReader(pipe)));
        int writer = install(kernel.openFiles().open(new OpenFile.PipeWriter(pipe)));
        return new PipeEnds(reader, writer);
    }

    /** Up to {@code most} bytes; empty at the end of the file; {@link Errno#EAGAIN} when nothing is there yet. */
    public Outcome<Bytes> read(int descriptor, int most) {
        Optional<Descriptors.Descriptor> found = self().descriptors().find(descriptor);
        return found.isEmpty() ? Outcome.refused(Errno.EBADF) : kernel.openFiles().read(found.get().openFile(), most, self());
    }

    /** How many bytes were taken; {@link Errno#EAGAIN} when none can be, {@link Errno#EPIPE} when nobody reads. */
    public Outcome<Integer> write(int descriptor, Bytes bytes) {
        Optional<Descriptors.Descriptor> found = self().descriptors().find(descriptor);
        return found.isEmpty() ? Outcome.refused(Errno.EBADF) : kernel.openFiles().write(found.get().openFile(), bytes);
    }

    // ---- steps of reading and writing --------------------------------------------------------------------------------------------

    /** What to do with what was read: empty bytes are the end of the file. */
    @FunctionalInterface
    public interface Reader {
        Step run(Sys sys, Outcome<Bytes> read);
    }

    /** What to do after a write, when it matters whether it failed. */
    @FunctionalInterface
    public interface Writer {
        Step run(Sys sys, Outcome<Boolean> written);
    }

    /** Reads as soon as something is there; the reader never sees {@link Errno#EAGAIN}. */
    public Step read(int descriptor, int most, Reader then) {
        Outcome<Bytes> read = read(descriptor, most);
        if (read.is(Errno.EAGAIN)) {
            return Step.await(new Step.Condition.Readable(descriptor), sys -> sys.read(descriptor, most, then));
        }
        return Step.next(sys -> then.run(sys, read));
    }

    /** Writes all, waiting for readers. A broken pipe ends the process by SIGPIPE, unless it ignores that: then with status 1. */
    public Step write(int descriptor, Bytes bytes, Code then) {
        return write(descriptor, bytes, (sys, written) -> {
            if (written.ok()) {
                return then.run(sys);
            }
            if (written.errno() == Errno.EPIPE) {
                return Step.exit(1);
            }
            String sentence = sys.name() + ": write error: " + written.errno().text() + "\n";
            return descriptor == 2 ? Step.exit(1) : sys.write(2, Bytes.of(sentence), (s, w) -> Step.exit(1));
        });
    }

    /** Writes all, waiting for readers; a broken pipe ends the process by SIGPIPE, unless it ignores or handles that. */
    public Step write(int descriptor, Bytes bytes, Writer then) {
        if (bytes.isEmpty()) {
            return Step.next(sys -> then.run(sys, Outcome.done()));
        }
        Outcome<Integer> written = write(descriptor, bytes);
        if (written.is(Errno.EAGAIN)) {
            return Step.await(new Step.Condition.Writable(descriptor), sys -> sys.write(descriptor, bytes, then));
        }
        if (!written.ok()) {
            if (written.errno() == Errno.EPIPE) {
                kernel.processes().signal(id, Signal.PIPE, true);
            }
            return Step.next(sys -> then.run(sys, Outcome.refused(written.errno())));
        }
        Bytes left = bytes.from(written.value());
        return left.isEmpty() ? Step.next(sys -> then.run(sys, Outcome.done())) : Step.next(sys -> sys.write(descriptor, left, then));
    }

    /** Writes text to standard output. */
    public Step print(String text, Code then) {
        return write(1, Bytes.of(text), then);
    }

    /** Writes text to standard error. */
    public Step complain(String text, Code then) {
        return write(2, Bytes.of(text), then);
    }

    /** Writes text to standard output and exits. */
    public Step print(String text, int status) {
        return print(text, sys -> Step.exit(status));
    }

    /** Writes text to standard error and exits. */
    public Step fail(String text, int status) {
        return complain(text, sys -> Step.exit(status));
    }

    /** Goes on after a while, in virtual microseconds. */
    public Step sleep(long micros, Code then) {
        return Step.await(new Step.Condition.Deadline(now() + Math.max(0, micros)), then);
    }

    // ---- processes ---------------------------------------------------------------------------------------------------------------

    /** How a child is to differ from its parent. */
    public record Child(Optional<Integer> group, boolean session, Code code) {
        /** A child in the parent's process group. */
        public static Child of(Code code) {
            return new Child(Optional.empty(), false, code);
        }

        /** A child in a group: 0 for a new one that it leads. */
        public static Child inGroup(int group, Code code) {
            return new Child(Optional.of(group), false, code);
        }
    }

    /** Forks: a child with the same descriptors, directory and environment that runs {@code code}. Its number as this process sees it. */
    public Outcome<Process> fork(Child child) {
        Process self = self();
        Outcome<String> cradle = Entering.cradle(kernel, self);
        if (!cradle.ok()) {
            return Outcome.refused(cradle.errno());
        }
        return kernel.processes().spawn(new Processes.Birth(
                Optional.of(id), cradle.value(), self.invocation(), self.place().directory(), self.place().umask(), self.credentials(),
                self.descriptors(), child.group(), child.session(), self.kinship().terminal(), child.code()));
    }

    /** Goes into a space, on with the program. Its number there is the one that it has: only children get into a namespace for processes. */
    public void enter(Space space) {
        Process.Place place = self().place();
        kernel.controlGroups().move(id, kernel.controlGroups().of(self()));
        put(self().with(new Process.Place(space.id(), place.inner(), place.directory(), place.umask())));
    }

    /** Goes into a space with another root, to its top. */
    public void enterRoot(Space space) {
        enter(space);
        Process.Place place = self().place();
        put(self().with(new Process.Place(space.id(), place.inner(), "/", place.umask())));
    }

    /** Whether no child can begin any more, since the first process of the namespace for children has ended. */
    public boolean barren() {
        return Entering.barren(kernel, self());
    }

    /** Lets children begin in a space. */
    public void setCradle(Space space) {
        transaction.put(Entering.CHILDREN.key(id.toString()), new Entering.Children(space.id(), false));
    }

    /** Replaces this process's program; refused if the file cannot be run. The path holds a slash or is relative to the directory. */
    public Outcome<Step> exec(String path, List<String> arguments, Map<String, String> environment) {
        return Execution.exec(this, path, arguments, environment, 0);
    }

    /** Runs a program of the simulation by name, without a file: for applets and for the system's own daemons. */
    public Outcome<Step> become(String program, List<String> arguments, Map<String, String> environment) {
        return kernel.programs().find(program)
                .map(found -> Outcome.of(Execution.start(this, found, self().invocation().path(), arguments, environment)))
                .orElse(Outcome.refused(Errno.ENOENT));
    }

    /** The program file that a bare name means, along a search path; {@code EACCES} if only something not executable was found. */
    public Outcome<String> which(String command, String searchPath) {
        return Execution.which(this, command, searchPath);
    }

    /** Changes who this process is. */
    public void become(Credentials credentials) {
        put(self().with(credentials));
    }

    public void setEnvironment(SortedMap<String, String> environment) {
        Process.Invocation invocation = self().invocation();
        put(self().with(new Process.Invocation(invocation.path(), invocation.arguments(), environment)));
    }

    /** Renames itself as daemons do with their title; {@code ps} shows it. */
    public void setTitle(String title) {
        Process.Invocation invocation = self().invocation();
        put(self().with(new Process.Invocation(invocation.path(), List.of(title), invocation.environment())));
    }

    /**
     * Says how much memory this process holds besides its program, in bytes. More than its control group allows, or than a process may
     * hold at all here, and the kernel kills the greediest of the group, as its out-of-memory killer does.
     */
    public void holdMemory(long bytes) {
        Process.Usage usage = self().usage();
        put(self().with(new Process.Usage(usage.startedMicros(), usage.cpuMicros(), usage.spin(), bytes)));
        OutOfMemory.relieve(kernel, self());
    }

    /**
     * The same for memory that the program only claims to hold, as a load generator does: nothing here but the machine's size and the
     * control group limit it.
     */
    public void claimMemory(long bytes) {
        Process.Usage usage = self().usage();
        put(self().with(new Process.Usage(usage.startedMicros(), usage.cpuMicros(), usage.spin(), bytes)));
        OutOfMemory.relieveClaim(kernel, self());
    }

    public long childChanges() {
        return kernel.processes().childChanges(id);
    }

    /** Children by machine number, those that ended and were not yet asked about included. */
    public SortedMap<Integer, Process> children() {
        return kernel.processes().children(id);
    }

    /** What became of an ended child, which then leaves the table; empty while it lives or if it is no child. */
    public Optional<Ended> reap(int machinePid) {
        Process child = children().get(machinePid);
        if (child == null || child.alive()) {
            return Optional.empty();
        }
        kernel.processes().bury(child);
        return child.activity().ended();
    }

    /** What to do with a child's end. */
    @FunctionalInterface
    public interface Parent {
        Step run(Sys sys, Ended ended);
    }

    /** Waits until a child has ended. A child that does not exist counts as ended with status 127. */
    public Step waitFor(int machinePid, Parent then) {
        if (!children().containsKey(machinePid)) {
            return Step.next(sys -> then.run(sys, Ended.exit(127)));
        }
        Optional<Ended> ended = reap(machinePid);
        return ended.isPresent()
                ? Step.next(sys -> then.run(sys, ended.get()))
                : Step.await(new Step.Condition.ChildChanged(childChanges()), sys -> sys.waitFor(machinePid, then));
    }

    // ---- signals -----------------------------------------------------------------------------------------------------------------

    /** Arranges what a signal does; an empty disposition is the default action. */
    public void onSignal(Signal signal, Optional<Disposition> disposition) {
        TreeMap<Signal, Disposition> changed = new TreeMap<>(self().signals().dispositions());
        disposition.ifPresentOrElse(d -> changed.put(signal, d), () -> changed.remove(signal));
        put(self().with(new Process.Signals(self().signals().pending(), changed)));
    }

    /** The processes it can see, by the numbers it sees. */
    public SortedMap<Integer, Process> visible() {
        return kernel.processes().inPids(id.machine(), space().pids());
    }

    /** The processes that {@code /proc} tells of, by their numbers there: all that tools like {@code ps} can know. */
    public SortedMap<Integer, Process> listed() {
        return kernel.processes().inPids(id.machine(), space().shownPids());
    }

    /** Sends a signal to a process by the number that this process sees. */
    public Outcome<Boolean> kill(int seenPid, Signal signal) {
        Process target = visible().get(seenPid);
        if (target == null) {
            return Outcome.refused(Errno.ESRCH);
        }
        return kill(target, signal);
    }

    /** Sends a signal to each process of a group, by machine number. */
    public Outcome<Boolean> killGroup(int group, Signal signal) {
        List<Process> members = visible().values().stream().filter(p -> p.kinship().group() == group && p.alive()).toList();
        members.forEach(member -> kill(member, signal));
        return members.isEmpty() ? Outcome.refused(Errno.ESRCH) : Outcome.done();
    }

    private Outcome<Boolean> kill(Process target, Signal signal) {
        if (!capable(Capability.KILL) && target.credentials().uid() != credentials().uid()) {
            return Outcome.refused(Errno.EPERM);
        }
        boolean inside = transaction.get(Space.key(target.place().space())).pids().equals(space().pids());
        kernel.processes().signal(target.id(), signal, inside);
        return Outcome.done();
    }

    // ---- terminal ----------------------------------------------------------------------------------------------------------------

    /** The terminal that a descriptor leads to. */
    public Optional<Terminal> terminal(int descriptor) {
        return kindOf(descriptor).filter(OpenFile.TerminalFile.class::isInstance)
                .flatMap(kind -> kernel.terminals().find(((OpenFile.TerminalFile) kind).terminal()));
    }

    public boolean isTerminal(int descriptor) {
        return terminal(descriptor).isPresent();
    }

    /** The terminal that controls this process. */
    public Optional<Terminal> controllingTerminal() {
        return self().kinship().terminal().flatMap(kernel.terminals()::find);
    }

    public void setTerminalModes(int descriptor, Terminal.Modes modes) {
        terminal(descriptor).ifPresent(terminal -> kernel.terminals().put(terminal.with(modes)));
    }

    /** Gives the keyboard to a process group, by machine number. */
    public void setForeground(int group) {
        controllingTerminal().ifPresent(terminal -> kernel.terminals().put(terminal.withForeground(group)));
    }

    /** Moves a child (or itself) into a process group; 0 for one of its own. Numbers are the machine's. */
    public void setGroup(int machinePid, int group) {
        kernel.processes().find(new Process.Id(id.machine(), machinePid)).ifPresent(process -> {
            Process.Kinship k = process.kinship();
            put(process.with(new Process.Kinship(k.parent(), group == 0 ? machinePid : group, k.session(), k.terminal())));
        });
    }

    /**
     * Asks the terminal behind standard input for a line, as shells and clients with a line editor do: prints the prompt and waits. A
     * line editor outside may take the prompt over and complete for this process. The line comes with its newline; empty is the end.
     */
    public Step readLine(String prompt, boolean continuation, Reader then) {
        return write(2, Bytes.of(prompt), (sys, written) -> {
            sys.terminal(0).ifPresent(terminal -> sys.kernel.terminals().put(
                    terminal.with(Optional.of(new Terminal.LineRequest(prompt, sys.id, continuation)))));
            return Step.next(asking -> asking.read(0, 1 << 20, (reading, line) -> {
                reading.endLineRequest();
                return then.run(reading, line);
            }));
        });
    }

    /** Takes back that a line was asked for, as after an interrupt. */
    public void endLineRequest() {
        terminal(0).filter(t -> t.request().isPresent())
                .ifPresent(t -> kernel.terminals().put(t.with(Optional.<Terminal.LineRequest>empty())));
    }

    // ---- network -----------------------------------------------------------------------------------------------------------------

    /** Addresses of a name; empty if nobody knows it. */
    public List<String> lookUp(String name) {
        return Sockets.lookUp(kernel, self(), files(), name);
    }

    /** {@code /etc/resolv.conf} as it stands. */
    public NameServers.Configuration resolver() {
        return NameServers.Configuration.read(files());
    }

    /** Asks a name server about a full name; empty if that is none of this world's processes, so that {@link #lookUp} tells all there is. */
    public Optional<NameServers.Reply> ask(String server, String name, String type) {
        return NameServers.ask(kernel, space().network(), server, name, type);
    }

    /** Whether a packet to this address finds somebody: what {@code ping} asks. */
    public boolean reaches(String address) {
        return Sockets.reaches(kernel, self(), address);
    }

    /** Where a connection is led. */
    public record Destination(String address, int port) {}

    /** Where the rules for services lead a connection; the address itself if they do not speak of it. */
    public Outcome<Destination> route(String address, int port) {
        return Sockets.route(kernel, self(), address, port);
    }

    /** Connects over TCP; the descriptor. */
    public Outcome<Integer> connect(String address, int port) {
        Outcome<String> opened = Sockets.connect(kernel, self(), address, port);
        return opened.ok() ? Outcome.of(install(opened.value())) : Outcome.refused(opened.errno());
    }

    /** Listens on a TCP port; the descriptor, readable when a connection waits. */
    public Outcome<Integer> listen(String address, int port) {
        Outcome<String> opened = Sockets.listen(kernel, self(), address, port);
        return opened.ok() ? Outcome.of(install(opened.value())) : Outcome.refused(opened.errno());
    }

    /** Accepts the next connection; {@link Errno#EAGAIN} if none waits. */
    public Outcome<Integer> accept(int descriptor) {
        if (kindOf(descriptor).orElse(null) instanceof OpenFile.ListeningSocket listening) {
            Outcome<String> accepted = Sockets.accept(kernel, listening.listener());
            return accepted.ok() ? Outcome.of(install(accepted.value())) : Outcome.refused(accepted.errno());
        }
        return Outcome.refused(Errno.EINVAL);
    }

    /** Sends no more on a connection; the other side reads the end. */
    public void shutdown(int descriptor) {
        self().descriptors().find(descriptor).ifPresent(d -> kernel.openFiles().shutdownWrite(d.openFile()));
    }

    // ---- requests to APIs --------------------------------------------------------------------------------------------------------

    /**
     * A request under way.
     *
     * @param upstream descriptor to send on; close it to end the request's stream
     * @param downstream descriptor to read the answer's body from
     */
    public record Call(String exchange, int upstream, int downstream) {}

    /** Opens an exchange with the API at an endpoint: {@link Errno#ECONNREFUSED} if nobody listens there. */
    public Outcome<Call> open(Key<Exchange.Endpoint> endpoint, Request request) {
        Outcome<Exchange> opened = kernel.exchanges().open(endpoint, id, request);
        if (!opened.ok()) {
            return Outcome.refused(opened.errno());
        }
        int down = install(kernel.openFiles().open(new OpenFile.PipeReader(opened.value().downstream())));
        int up = install(kernel.openFiles().open(new OpenFile.PipeWriter(opened.value().upstream())));
        return Outcome.of(new Call(opened.value().id(), up, down));
    }

    /** What to do with the head of an answer. */
    @FunctionalInterface
    public interface Answered {
        Step run(Sys sys, Exchange.Head head);
    }

    /** Waits for status and headers. A server that goes away answers with status 0. */
    public Step head(Call call, Answered then) {
        Optional<Exchange> exchange = kernel.exchanges().find(call.exchange());
        if (exchange.isEmpty() || exchange.get().head().isPresent()) {
            Exchange.Head head = exchange.flatMap(Exchange::head).orElse(Exchange.Head.of(0));
            return Step.next(sys -> then.run(sys, head));
        }
        return Step.await(new Step.Condition.Answered(call.exchange()), sys -> sys.head(call, then));
    }

    /** Closes both directions and forgets the exchange. */
    public void close(Call call) {
        close(call.upstream());
        close(call.downstream());
        kernel.exchanges().forget(call.exchange());
    }

    private void put(Process process) {
        kernel.processes().put(process);
    }
}
