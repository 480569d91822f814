package dev.drydock.sandbox.app.packages;

import java.util.List;

/**
 * A package in an index.
 *
 * @param archiveBytes what is downloaded
 * @param installedBytes what it takes on disk
 * @param needs names of others, some with a condition on the version after the name
 * @param recommends what {@code apt} takes along unless told otherwise
 * @param base whether every image of the distribution has it
 */
record Entry(String name, String version, long archiveBytes, long installedBytes, List<String> needs, List<String> recommends, List<Placed> files, boolean base) {
    /** A program's file. @param program the simulated program in it */
    record Placed(String path, String program, long bytes) {}

    /** The name in front of a condition such as {@code click>=8.1}. */
    static String bare(String wanted) {
        for (int i = 0; i < wanted.length(); i++) {
            if ("<>=!~[; ".indexOf(wanted.charAt(i)) >= 0) {
                return wanted.substring(0, i);
            }
        }
        return wanted;
    }
}
