package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Asked;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.expand.Trouble;
import dev.drydock.sandbox.shell.expand.Words;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Command;
import dev.drydock.sandbox.shell.syntax.Redirect;
import dev.drydock.sandbox.tool.print.Text;
import java.util.List;
import java.util.Optional;

/** Command substitution: a child whose output is read through a pipe, then the frame that asked is done again. */
final class Substitutions {
    /** More output than this is cut off, as memory would be. */
    private static final int MOST = 32 << 20;

    private Substitutions() {
    }

    static Turn start(Sys sys, Machine below, Frame.Knowing frame, Asked asked) {
        Optional<Redirect> file = asked.wish() == Asked.Wish.OUTPUT ? onlyReads(asked.command()) : Optional.empty();
        if (file.isPresent()) {
            return new Turn.Go(below.push(Interpreter.knowing(frame, content(sys, asked.state(), file.get()))));
        }
        Sys.PipeEnds pipe = sys.pipe();
        boolean reads = asked.wish() != Asked.Wish.PIPE_TO;
        int mine = reads ? pipe.reader() : pipe.writer();
        int its = reads ? pipe.writer() : pipe.reader();
        Machine child = Pipelines.child(below.with(inside(asked.state())), asked.command());
        Outcome<Process> forked = sys.fork(Sys.Child.of(inner -> {
            inner.duplicate(its, reads ? 1 : 0);
            inner.close(its);
            inner.close(mine);
            Signals.arrange(inner, child.state());
            return child.interpreter().run(inner, child);
        }));
        sys.close(its);
        if (!forked.ok()) {
            sys.close(mine);
            return Pipelines.refused(sys, below);
        }
        int pid = forked.value().id().pid();
        return asked.wish() == Asked.Wish.OUTPUT
                ? new Turn.Pause(reading(sys, new Reading(below, frame, mine, pid), Chunks.NONE))
                : named(sys, below, frame, mine, pid);
    }

    /** Goes on with the name of a pipe, which is closed after the command. */
    private static Turn named(Sys sys, Machine below, Frame.Knowing frame, int descriptor, int child) {
        int high = 63;
        while (sys.isOpen(high)) {
            high--;
        }
        sys.duplicate(descriptor, high);
        sys.close(descriptor);
        Session.Captured name = new Session.Captured("/dev/fd/" + high, 0);
        return new Turn.Go(below.push(new Frame.CloseAfter(high, child)).push(Interpreter.knowing(frame, name)));
    }

    private static ShellState inside(ShellState state) {
        ShellState deeper = Tracing.deeper(state);
        return state.dialect().isBash() && !state.shopt("inherit_errexit") ? deeper.with(Option.ERREXIT, false) : deeper;
    }

    private record Reading(Machine below, Frame.Knowing frame, int descriptor, int child) { }

    /** What was read so far, the last first: so nothing is copied before all is there. */
    private record Chunks(Bytes last, Optional<Chunks> before, int length) {
        static final Chunks NONE = new Chunks(Bytes.EMPTY, Optional.empty(), 0);

        Chunks plus(Bytes more) {
            return new Chunks(more, Optional.of(this), length + more.length());
        }

        byte[] joined() {
            byte[] all = new byte[length];
            int end = length;
            for (Chunks at = this; at.before().isPresent(); at = at.before().get()) {
                end -= at.last().length();
                System.arraycopy(at.last().toArray(), 0, all, end, at.last().length());
            }
            return all;
        }
    }

    private static Step reading(Sys sys, Reading reading, Chunks soFar) {
        return sys.read(reading.descriptor(), 1 << 16, (then, read) -> {
            boolean ended = !read.ok() || read.value().isEmpty();
            if (!ended && soFar.length() < MOST) {
                return reading(then, reading, soFar.plus(read.value()));
            }
            then.close(reading.descriptor());
            return then.waitFor(reading.child(), (last, how) -> {
                String text = Text.decode(soFar.joined()).replace("\0", "");
                Session.Captured captured = new Session.Captured(stripped(text), how.status());
                return reading.below().push(Interpreter.knowing(reading.frame(), captured)).resume();
            });
        });
    }

    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    /** The one redirection of {@code $(< file)}. */
    private static Optional<Redirect> onlyReads(Command.Sequence sequence) {
        return sequence.items().size() == 1
                && sequence.items().get(0).command() instanceof Command.Simple simple
                && simple.words().isEmpty() && simple.assignments().isEmpty() && simple.redirects().size() == 1
                && simple.redirects().get(0).kind() == Redirect.Kind.READ
                ? Optional.of(simple.redirects().get(0)) : Optional.empty();
    }

    private static Session.Captured content(Sys sys, ShellState state, Redirect redirect) {
        Session session = new Session(state, new SysSurroundings(sys, state), List.of());
        try {
            String path = new Words(session).single(redirect.target());
            Outcome<Bytes> read = sys.files().read(path);
            if (read.ok()) {
                String text = Text.decode(read.value().toArray()).replace("\0", "");
                return new Session.Captured(stripped(text), 0);
            }
            Complaints.say(sys, Complaints.line(state, path + ": " + read.errno().text()));
        } catch (Trouble trouble) {
            Complaints.say(sys, Complaints.line(state, trouble.sentence()));
        } catch (Asked nested) {
            Complaints.say(sys, Complaints.line(state, redirect.target().source() + ": ambiguous redirect"));
        }
        return new Session.Captured("", 1);
    }
}
