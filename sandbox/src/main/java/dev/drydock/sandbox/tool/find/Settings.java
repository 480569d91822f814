package dev.drydock.sandbox.tool.find;

/**
 * Options that concern the whole search.
 *
 * @param follows {@code -L}: links are followed
 * @param fromBelow {@code -depth}: what is in a folder before the folder
 * @param sameSystem {@code -xdev}
 */
record Settings(int least, int most, boolean follows, boolean fromBelow, boolean sameSystem) {
    static final Settings USUAL = new Settings(0, Integer.MAX_VALUE, false, false, false);

    Settings least(int depth) {
        return new Settings(depth, most, follows, fromBelow, sameSystem);
    }

    Settings most(int depth) {
        return new Settings(least, depth, follows, fromBelow, sameSystem);
    }

    Settings following() {
        return new Settings(least, most, true, fromBelow, sameSystem);
    }

    Settings below() {
        return new Settings(least, most, follows, true, sameSystem);
    }

    Settings onSameSystem() {
        return new Settings(least, most, follows, fromBelow, true);
    }
}
