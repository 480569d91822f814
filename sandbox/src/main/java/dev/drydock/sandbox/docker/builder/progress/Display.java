package dev.drydock.sandbox.docker.builder.progress;

import dev.drydock.sandbox.tree.Tree;

/** A way to show progress; a value that is asked for text now and then. */
public interface Display {
    /** What an occasion adds to the screen, and the display afterwards. */
    record Shown(Display next, Steps steps, String text) {}

    /** Something was told; steps have it already. */
    Shown told(Tree status, Steps steps, long now);

    /** It is time to look again. */
    Shown look(Steps steps, long now);

    /** The build has ended. */
    Shown end(Steps steps, long now);

    /** Whether the picture changes while nothing is told. */
    boolean moves(Steps steps);

    /** Shows nothing. */
    record Nothing() implements Display {
        @Override
        public Shown told(Tree status, Steps steps, long now) {
            return new Shown(this, steps, "");
        }

        @Override
        public Shown look(Steps steps, long now) {
            return new Shown(this, steps, "");
        }

        @Override
        public Shown end(Steps steps, long now) {
            return new Shown(this, steps, steps.failures(false));
        }

        @Override
        public boolean moves(Steps steps) {
            return false;
        }
    }

    /** Shows what was told as it was told. */
    record Raw() implements Display {
        @Override
        public Shown told(Tree status, Steps steps, long now) {
            return new Shown(this, steps, dev.drydock.sandbox.tree.Json.compact(status) + "\n");
        }

        @Override
        public Shown look(Steps steps, long now) {
            return new Shown(this, steps, "");
        }

        @Override
        public Shown end(Steps steps, long now) {
            return new Shown(this, steps, "");
        }

        @Override
        public boolean moves(Steps steps) {
            return false;
        }
    }
}
