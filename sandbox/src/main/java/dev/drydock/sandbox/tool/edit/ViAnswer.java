package dev.drydock.sandbox.tool.edit;

/** What a key led to. */
record ViAnswer(ViState state, boolean quits, int status) {
    static ViAnswer of(ViState state) {
        return new ViAnswer(state, false, 0);
    }

    static ViAnswer quit(ViState state, int status) {
        return new ViAnswer(state, true, status);
    }
}
