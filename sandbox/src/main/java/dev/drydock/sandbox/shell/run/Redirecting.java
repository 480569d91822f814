package dev.drydock.sandbox.shell.run;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.OpenFile;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.shell.expand.Session;
import dev.drydock.sandbox.shell.expand.Trouble;
import dev.drydock.sandbox.shell.expand.Words;
import dev.drydock.sandbox.shell.state.Option;
import dev.drydock.sandbox.shell.state.ShellState;
import dev.drydock.sandbox.shell.syntax.Dialect;
import dev.drydock.sandbox.shell.syntax.Redirect;
import dev.drydock.sandbox.tool.print.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Carries out redirections in two parts: what they mean (words), then the descriptors. */
final class Redirecting {
    /** Where shells keep the descriptors that they put back later. */
    private static final int KEPT_FROM = 10;

    private Redirecting() {
    }

    /** A redirection whose words are expanded. */
    record Meant(int descriptor, Redirect.Kind kind, String target) { }

    /** What redirections mean. */
    static List<Meant> expand(List<Redirect> redirects, Session session) throws Trouble {
        List<Meant> meant = new ArrayList<>();
        for (Redirect redirect : redirects) {
            meant.add(new Meant(redirect.descriptor(), redirect.kind(), target(redirect, session)));
        }
        return meant;
    }

    private static String target(Redirect redirect, Session session) throws Trouble {
        Words words = new Words(session);
        if (redirect.kind() == Redirect.Kind.HERE_DOCUMENT) {
            return words.quoted(redirect.target());
        }
        if (redirect.kind() == Redirect.Kind.HERE_STRING) {
            return words.single(redirect.target()) + "\n";
        }
        if (!session.state().dialect().isBash()) {
            return words.single(redirect.target());
        }
        List<String> fields = words.fields(redirect.target());
        if (fields.size() != 1) {
            throw Trouble.dropping(redirect.target().source() + ": ambiguous redirect");
        }
        return fields.get(0);
    }

    /** What could not be redirected: the sentence without the shell's prefix. */
    record Failure(String sentence) { }

    /**
     * Carries out redirections.
     *
     * @param saved takes what must be put back; empty when nothing must, because the process ends with the command
     */
    static Optional<Failure> apply(Sys sys, ShellState state, List<Meant> redirects, Optional<List<Frame.Saved>> saved) {
        for (Meant redirect : redirects) {
            Optional<Failure> failure = apply(sys, state, redirect, saved);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private static Optional<Failure> apply(Sys sys, ShellState state, Meant redirect,
            Optional<List<Frame.Saved>> saved) {
        String target = redirect.target();
        return switch (redirect.kind()) {
            case HERE_DOCUMENT, HERE_STRING -> {
                Bytes content = Bytes.wrap(Text.encode(target));
                String open = sys.kernel().openFiles().open(new OpenFile.Snapshot(content, 0));
                yield install(sys, sys.adopt(open), redirect.descriptor(), saved);
            }
            case DUPLICATE_INPUT, DUPLICATE_OUTPUT -> duplicate(sys, state, redirect, saved);
            case READ -> open(sys, state, redirect, Sys.OpenMode.READ, saved);
            case READ_WRITE -> open(sys, state, redirect, Sys.OpenMode.READ_WRITE, saved);
            case APPEND -> open(sys, state, redirect, Sys.OpenMode.APPEND, saved);
            case WRITE, CLOBBER -> open(sys, state, redirect, Sys.OpenMode.WRITE, saved);
            case BOTH -> open(sys, state, redirect, Sys.OpenMode.WRITE, saved)
                    .or(() -> copy(sys, 1, 2, saved));
            case APPEND_BOTH -> open(sys, state, redirect, Sys.OpenMode.APPEND, saved)
                    .or(() -> copy(sys, 1, 2, saved));
        };
    }

    private static Optional<Failure> open(Sys sys, ShellState state, Meant redirect, Sys.OpenMode mode,
            Optional<List<Frame.Saved>> saved) {
        String path = redirect.target();
        boolean guarded = state.is(Option.NOCLOBBER) && redirect.kind() == Redirect.Kind.WRITE
                && sys.files().node(path).toOptional()
                        .filter(dev.drydock.sandbox.fs.RegularFile.class::isInstance).isPresent();
        if (guarded) {
            return Optional.of(new Failure(state.dialect().isBash() ? path + ": cannot overwrite existing file"
                    : state.dialect() == Dialect.ASH ? "can't create " + path + ": File exists"
                    : "cannot create " + path + ": File exists"));
        }
        Outcome<Integer> opened = sys.open(path, mode);
        if (!opened.ok()) {
            return Optional.of(new Failure(refusal(state.dialect(), path, mode, opened.errno())));
        }
        return install(sys, opened.value(), redirect.descriptor(), saved);
    }

    private static String refusal(Dialect dialect, String path, Sys.OpenMode mode, Errno errno) {
        if (dialect == Dialect.BASH) {
            return path + ": " + errno.text();
        }
        boolean creating = mode != Sys.OpenMode.READ;
        boolean ash = dialect == Dialect.ASH;
        String start = (ash ? "can't " : "cannot ") + (creating ? "create " : "open ") + path + ": ";
        if (errno == Errno.ENOENT) {
            return start + (ash ? creating ? "nonexistent directory" : "no such file"
                    : creating ? "Directory nonexistent" : "No such file");
        }
        return start + errno.text();
    }

    private static Optional<Failure> install(Sys sys, int opened, int descriptor, Optional<List<Frame.Saved>> saved) {
        if (opened == descriptor) {
            saved.ifPresent(list -> list.add(new Frame.Saved(descriptor, Optional.empty())));
            return Optional.empty();
        }
        keep(sys, descriptor, saved);
        sys.duplicate(opened, descriptor);
        sys.close(opened);
        return Optional.empty();
    }

    private static void keep(Sys sys, int descriptor, Optional<List<Frame.Saved>> saved) {
        saved.ifPresent(list -> {
            Optional<Integer> kept = sys.isOpen(descriptor) ? sys.save(descriptor, KEPT_FROM).toOptional()
                    : Optional.empty();
            list.add(new Frame.Saved(descriptor, kept));
        });
    }

    private static Optional<Failure> copy(Sys sys, int from, int to, Optional<List<Frame.Saved>> saved) {
        keep(sys, to, saved);
        sys.duplicate(from, to);
        return Optional.empty();
    }

    private static Optional<Failure> duplicate(Sys sys, ShellState state, Meant redirect,
            Optional<List<Frame.Saved>> saved) {
        String target = redirect.target();
        int descriptor = redirect.descriptor();
        if (target.equals("-")) {
            keep(sys, descriptor, saved);
            sys.close(descriptor);
            return Optional.empty();
        }
        boolean move = target.endsWith("-");
        OptionalInt from = number(move ? target.substring(0, target.length() - 1) : target);
        if (from.isEmpty()) {
            return Optional.of(new Failure(state.dialect().isBash() ? target + ": ambiguous redirect"
                    : state.dialect() == Dialect.ASH ? "syntax error: bad fd number" : "Syntax error: Bad fd number"));
        }
        if (!sys.isOpen(from.getAsInt()) || from.getAsInt() >= KEPT_FROM && sys.self().descriptors()
                .find(from.getAsInt()).filter(d -> d.closeOnExec()).isPresent()) {
            return Optional.of(new Failure(state.dialect() == Dialect.ASH
                    ? "dup2(" + from.getAsInt() + "," + descriptor + "): Bad file descriptor"
                    : from.getAsInt() + ": Bad file descriptor"));
        }
        if (from.getAsInt() != descriptor) {
            copy(sys, from.getAsInt(), descriptor, saved);
            if (move) {
                sys.close(from.getAsInt());
            }
        }
        return Optional.empty();
    }

    private static OptionalInt number(String text) {
        return text.matches("[0-9]{1,4}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** The status after a redirection that could not be done. */
    static int failureStatus(ShellState state) {
        return state.dialect() == Dialect.DASH ? 2 : 1;
    }

    /** Puts descriptors back, the last change first. */
    static void restore(Sys sys, List<Frame.Saved> saved) {
        for (int i = saved.size() - 1; i >= 0; i--) {
            Frame.Saved one = saved.get(i);
            if (one.kept().isPresent()) {
                sys.duplicate(one.kept().get(), one.descriptor());
                sys.close(one.kept().get());
            } else {
                sys.close(one.descriptor());
            }
        }
    }
}
