package dev.drydock.sandbox.tree;

/** How a step of a path names an item of a sequence. */
final class Paths {
    private Paths() {}

    /** The index written in digits, or -1. */
    static int index(String step) {
        if (step.isEmpty() || step.length() > 9) return -1;
        int index = 0;
        for (int i = 0; i < step.length(); i++) {
            char digit = step.charAt(i);
            if (digit < '0' || digit > '9') return -1;
            index = index * 10 + digit - '0';
        }
        return index;
    }
}
