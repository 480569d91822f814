package dev.drydock.sandbox.app.script;

import java.util.ArrayList;
import java.util.List;

/**
 * A program under way. It changes only while it runs; what is kept from step to step is never changed again, but copied first.
 */
final class Machine {
    /** Statements being carried out. */
    static final class Frame {
        final List<Stmt> body;
        final Values.Scope scope;
        final Stmt loop;
        final boolean function;
        List<Object> items = List.of();
        int index;
        int at;

        Frame(List<Stmt> body, Values.Scope scope, Stmt loop, boolean function) {
            this.body = body;
            this.scope = scope;
            this.loop = loop;
            this.function = function;
        }
    }

    /** @param everyMicros 0 for once */
    record Timer(long id, long dueMicros, long everyMicros, Object function) {}

    final boolean python;
    final Values.Scope globals;
    final List<Frame> frames = new ArrayList<>();
    final List<Timer> timers = new ArrayList<>();
    /** What was asked to serve: JavaScript's, which go on while it serves. */
    final List<Wish.Serve> servers = new ArrayList<>();
    /** What is to be called at a signal, by its name. */
    final Values.Thing signals;
    long count;
    long chance = 0x5DEECE66DL;

    Machine(boolean python) {
        this(python, new Values.Scope(null), new Values.Thing(""));
    }

    private Machine(boolean python, Values.Scope globals, Values.Thing signals) {
        this.python = python;
        this.globals = globals;
        this.signals = signals;
    }

    Machine copy() {
        Values.Copier copier = new Values.Copier();
        Machine copy = new Machine(python, copier.scope(globals), (Values.Thing) copier.copy(signals));
        for (Frame frame : frames) {
            Frame other = new Frame(frame.body, copier.scope(frame.scope), frame.loop, frame.function);
            frame.items.forEach(item -> {
                other.items = other.items.isEmpty() ? new ArrayList<>() : other.items;
                other.items.add(copier.copy(item));
            });
            other.index = frame.index;
            other.at = frame.at;
            copy.frames.add(other);
        }
        timers.forEach(timer -> copy.timers.add(new Timer(timer.id(), timer.dueMicros(), timer.everyMicros(), copier.copy(timer.function()))));
        servers.forEach(server -> copy.servers.add(new Wish.Serve(server.address(), server.port(), copier.copy(server.server()))));
        copy.count = count;
        copy.chance = chance;
        return copy;
    }
}
