package dev.drydock.tutor.attach;

import dev.drydock.tutor.edge.Terminal;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets several people use one world, which knows only one thread: whoever acts holds the lock, and gives it up while their
 * terminal waits for them.
 */
public final class Turns {
    private final ReentrantLock lock = new ReentrantLock(true);

    /** Does something in the world, when it is this thread's turn. */
    public void take(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** A terminal that gives the turn up while it waits. */
    public Terminal yielding(Terminal terminal) {
        return new Yielding(terminal);
    }

    private final class Yielding implements Terminal {
        private final Terminal terminal;

        Yielding(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Said ask(Question question) {
            Completion completion = (line, cursor) -> {
                lock.lock();
                try {
                    return question.completion().candidates(line, cursor);
                } finally {
                    lock.unlock();
                }
            };
            Meanwhile meanwhile = new Meanwhile() {
                @Override
                public Tick tick() {
                    lock.lock();
                    try {
                        return question.meanwhile().tick();
                    } finally {
                        lock.unlock();
                    }
                }

                @Override
                public String help() {
                    return question.meanwhile().help();
                }
            };
            lock.unlock();
            try {
                return terminal.ask(new Question(
                        question.prompt(), question.typed(), question.history(), completion,
                        question.meanwhile() == Meanwhile.NOTHING ? Meanwhile.NOTHING : meanwhile));
            } finally {
                lock.lock();
            }
        }

        @Override
        public String keys(long timeoutMillis) {
            lock.unlock();
            try {
                return terminal.keys(timeoutMillis);
            } finally {
                lock.lock();
            }
        }

        @Override
        public Size size() {
            return terminal.size();
        }

        @Override
        public boolean colours() {
            return terminal.colours();
        }

        @Override
        public int colourCount() {
            return terminal.colourCount();
        }

        @Override
        public void suspend() {
            terminal.suspend();
        }

        @Override
        public boolean fullScreen() {
            return terminal.fullScreen();
        }

        @Override
        public void write(String text) {
            terminal.write(text);
        }

        @Override
        public void unread(String keys) {
            terminal.unread(keys);
        }

        @Override
        public void status(String text) {
            terminal.status(text);
        }

        @Override
        public void close() {
            terminal.close();
        }
    }
}
