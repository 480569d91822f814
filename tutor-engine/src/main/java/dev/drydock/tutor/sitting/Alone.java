package dev.drydock.tutor.sitting;

import java.util.List;

/** The free sandbox: nobody wants anything. */
public final class Alone implements Companion {
    @Override
    public void begin() {
        // The prompt says enough.
    }

    @Override
    public boolean hears(Word word) {
        return false;
    }

    @Override
    public boolean hearsNothing() {
        return false;
    }

    @Override
    public boolean lineEnded(String line, String output) {
        return false;
    }

    @Override
    public String stillRuns(String line, String output) {
        return "";
    }

    @Override
    public String notices() {
        return "";
    }

    @Override
    public List<String> dictates() {
        return List.of();
    }

    @Override
    public String status() {
        return "";
    }

    @Override
    public int undoFloor() {
        return 0;
    }

    @Override
    public boolean over() {
        return false;
    }
}
