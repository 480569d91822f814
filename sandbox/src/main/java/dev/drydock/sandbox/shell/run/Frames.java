package dev.drydock.sandbox.shell.run;

import java.util.Optional;

/**
 * A stack of frames, immutable.
 *
 * @param top       the frame that comes next; empty at the bottom
 * @param quiet     whether a failing command does not end the shell, because its status is being asked about
 * @param functions how many functions are being carried out
 * @param loops     how many loops of the present function
 */
public record Frames(Optional<Frame> top, Optional<Frames> rest, boolean quiet, int functions, int loops) {
    public static final Frames EMPTY = new Frames(Optional.empty(), Optional.empty(), false, 0, 0);

    /** With a frame more. */
    public Frames push(Frame frame) {
        boolean function = frame instanceof Frame.FunctionEnd;
        return new Frames(Optional.of(frame), Optional.of(this), quiet || frame instanceof Frame.Condition,
                functions + (function ? 1 : 0), function ? 0 : loops + (isLoop(frame) ? 1 : 0));
    }

    /** Without its top. */
    public Frames pop() {
        return rest.orElseThrow();
    }

    /** Whether nothing is left. */
    public boolean isEmpty() {
        return top.isEmpty();
    }

    /** Whether {@code break} may end at the frame. */
    static boolean isLoop(Frame frame) {
        return frame instanceof Frame.LoopTested || frame instanceof Frame.LoopAgain || frame instanceof Frame.ForNext
                || frame instanceof Frame.ArithmeticNext || frame instanceof Frame.SelectNext;
    }

    /** Whether only the end of the process comes after this. */
    boolean endsNext() {
        return top.filter(Frame.Exit.class::isInstance).isPresent();
    }
}
