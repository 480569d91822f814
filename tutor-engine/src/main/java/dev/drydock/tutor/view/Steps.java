package dev.drydock.tutor.view;

import dev.drydock.tutor.view.screen.Press;

/** A place among things that one goes through one by one; at the last one it goes along when more come. */
final class Steps {
    private static final int MANY = 10;

    private final boolean fromLast;
    private int place = -1;
    private int count;

    /** @param fromLast whether one begins at the last thing and stays with it */
    Steps(boolean fromLast) {
        this.fromLast = fromLast;
    }

    /** The place when there are so many things. */
    int among(int things) {
        boolean atLast = place < 0 || place >= count - 1;
        count = things;
        if (fromLast && atLast) place = things - 1;
        place = Math.max(0, Math.min(place, things - 1));
        return place;
    }

    /** Begins again: what there is now is something else. */
    void restart() {
        place = -1;
    }

    void goTo(int wanted) {
        place = wanted;
    }

    /** Whether the key was a step. */
    boolean takes(Press press) {
        int by = press == Press.Named.UP || press == Press.Named.LEFT ? -1 : press == Press.Named.DOWN || press == Press.Named.RIGHT ? 1
                : press == Press.Named.PAGE_UP ? -MANY : press == Press.Named.PAGE_DOWN || press.is(' ') ? MANY
                : press == Press.Named.FIRST ? -count : press == Press.Named.LAST ? count : 0;
        place = Math.max(0, Math.min(place + by, count - 1));
        return by != 0;
    }
}
