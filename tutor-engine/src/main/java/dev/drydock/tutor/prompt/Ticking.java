package dev.drydock.tutor.prompt;

import dev.drydock.tutor.edge.Terminal.Meanwhile;

/**
 * Lets the world go on while a line is typed: a thread that ticks some times a second. It and the completion take turns, so that
 * the world itself never sees two threads.
 */
final class Ticking implements AutoCloseable {
    private static final long TICK_MILLIS = 100;

    private final Meanwhile meanwhile;
    private final LineEditor editor;
    private final Thread asking = Thread.currentThread();
    private Thread thread;
    private boolean closed;
    private boolean over;

    private Ticking(Meanwhile meanwhile, LineEditor editor) {
        this.meanwhile = meanwhile;
        this.editor = editor;
    }

    static Ticking during(Meanwhile meanwhile, LineEditor editor) {
        return new Ticking(meanwhile, editor);
    }

    /** Begins to tick; called when the editor reads. */
    synchronized void begin() {
        if (meanwhile == Meanwhile.NOTHING || thread != null) return;
        thread = new Thread(this::run, "meanwhile");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the question ended because whoever asked has. */
    synchronized boolean over() {
        return over;
    }

    private synchronized void run() {
        while (!closed) {
            try {
                wait(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            if (closed) return;
            Meanwhile.Tick tick = meanwhile.tick();
            if (!tick.above().isEmpty()) editor.above(tick.above());
            if (tick.over()) {
                over = true;
                closed = true;
                asking.interrupt();
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        // The tick that asked for the end may have interrupted us after the line was sent.
        Thread.interrupted();
    }
}
