package dev.drydock.sandbox.tool.text;

import dev.drydock.sandbox.fs.Bytes;

/** Finds the last lines of a run of bytes. */
final class Ends {
    private Ends() {}

    /** Where the last {@code count} lines begin; an unfinished last line counts as a line. */
    static int startOfLast(Bytes bytes, long count, byte separator) {
        if (count == 0) {
            return bytes.length();
        }
        long left = count;
        int at = bytes.length() - 1;
        if (at >= 0 && bytes.at(at) == separator) {
            at--;
        }
        for (; at >= 0; at--) {
            if (bytes.at(at) == separator && --left == 0) {
                return at + 1;
            }
        }
        return 0;
    }
}
