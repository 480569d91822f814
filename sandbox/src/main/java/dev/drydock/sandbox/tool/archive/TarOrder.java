package dev.drydock.sandbox.tool.archive;

import dev.drydock.sandbox.tool.regex.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What {@code tar} was asked to do.
 *
 * @param operation the letter: {@code c}, {@code x}, {@code t}, {@code r}
 * @param file the archive, {@code -} for standard input or output
 * @param letters switches that were given; long ones by their whole name
 * @param names what to put in or take out, each with the folder it counts from
 * @param folderBefore the last folder that {@code -C} named
 * @param strip how many parts of each name to leave out
 * @param complaint what is wrong with the words, or empty
 */
record TarOrder(char operation, String file, TreeSet<String> letters, List<Name> names, String folderBefore, List<String> excluded, int strip,
        boolean busybox, String complaint) {
    private static final String SWITCHES = "cxtruvzZjJapkOhmPo";
    private static final List<String> LONG = List.of("create:c", "extract:x", "get:x", "list:t", "append:r", "update:u", "verbose:v", "gzip:z", "gunzip:z",
            "ungzip:z", "bzip2:j", "xz:J", "auto-compress:a", "preserve-permissions:p", "same-permissions:p", "keep-old-files:k", "to-stdout:O",
            "dereference:h", "touch:m", "absolute-names:P", "no-same-owner:o", "numeric-owner:numeric-owner", "same-owner:same-owner",
            "no-recursion:no-recursion", "overwrite:overwrite", "no-same-permissions:no-same-permissions", "warning:", "exclude-vcs:exclude-vcs");
    private static final List<String> VALUED = List.of("file:f", "directory:C", "exclude:X", "strip-components:s", "owner:", "group:", "mode:", "mtime:",
            "transform:", "format:", "sort:", "warning:", "files-from:", "blocking-factor:");

    /** A name and the folder from which it counts, empty for where the tool runs. */
    record Name(String folder, String name) {
        String path() {
            return folder.isEmpty() || name.startsWith("/") ? name : folder + "/" + name;
        }
    }

    /** Whether a word was no option at all. */
    boolean unreadable() {
        return complaint.startsWith("unrecognized") || complaint.startsWith("invalid option");
    }

    boolean has(String letter) {
        return letters.contains(letter);
    }

    /** Whether a member is to be left out. */
    boolean leavesOut(String member) {
        String plain = member.endsWith("/") ? member.substring(0, member.length() - 1) : member;
        for (String pattern : excluded) {
            String glob = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
            String rest = plain;
            while (!rest.isEmpty()) {
                if (Glob.matches(glob, rest)) {
                    return true;
                }
                int slash = rest.indexOf('/');
                rest = slash < 0 ? "" : rest.substring(slash + 1);
            }
        }
        return false;
    }

    static TarOrder read(List<String> words, boolean busybox) {
        return new Reading(busybox).read(words);
    }

    private static final class Reading {
        private final boolean busybox;
        private final TreeSet<String> letters = new TreeSet<>();
        private final List<Name> names = new ArrayList<>();
        private final List<String> excluded = new ArrayList<>();
        private final List<Character> awaited = new ArrayList<>();
        private char operation;
        private String file = "-";
        private String folder = "";
        private int strip;
        private String complaint = "";

        Reading(boolean busybox) {
            this.busybox = busybox;
        }

        TarOrder read(List<String> words) {
            boolean options = true;
            for (int i = 0; i < words.size() && complaint.isEmpty(); i++) {
                String word = words.get(i);
                if (!awaited.isEmpty()) {
                    value(awaited.remove(0), word);
                } else if (options && word.equals("--")) {
                    options = false;
                } else if (options && word.startsWith("--")) {
                    whole(word.substring(2));
                } else if (options && word.startsWith("-") && word.length() > 1) {
                    bundle(word.substring(1), true);
                } else if (i == 0) {
                    bundle(word, false);
                } else {
                    names.add(new Name(folder, word));
                }
            }
            if (complaint.isEmpty() && operation == 0) {
                complaint = "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options";
            }
            if (complaint.isEmpty() && operation == 'c' && names.isEmpty()) {
                complaint = "Cowardly refusing to create an empty archive";
            }
            return new TarOrder(operation, file, letters, List.copyOf(names), folder, List.copyOf(excluded), strip, busybox, complaint);
        }

        private void bundle(String letters, boolean dashed) {
            for (int i = 0; i < letters.length() && complaint.isEmpty(); i++) {
                char letter = letters.charAt(i);
                if ("fCXbT".indexOf(letter) >= 0) {
                    if (dashed && i + 1 < letters.length()) {
                        value(letter, letters.substring(i + 1));
                        return;
                    }
                    awaited.add(letter);
                } else if (SWITCHES.indexOf(letter) >= 0) {
                    switched(String.valueOf(letter));
                } else {
                    complaint = "invalid option -- '" + letter + "'";
                }
            }
        }

        private void switched(String letter) {
            if ("cxtru".contains(letter) && letter.length() == 1) {
                if (operation != 0 && operation != letter.charAt(0)) {
                    complaint = "You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option";
                }
                operation = letter.charAt(0);
            } else {
                letters.add(letter);
            }
        }

        private void value(char letter, String value) {
            switch (letter) {
                case 'f' -> file = value;
                case 'C' -> folder = folder.isEmpty() || value.startsWith("/") ? value : folder + "/" + value;
                case 'X' -> excluded.add(value);
                case 's' -> {
                    if (value.matches("\\d{1,4}")) {
                        strip = Integer.parseInt(value);
                    } else {
                        complaint = "Invalid number of elements: " + value;
                    }
                }
                default -> { }
            }
        }

        private void whole(String word) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            for (String known : VALUED) {
                if (known.startsWith(name + ":")) {
                    char letter = known.endsWith(":") ? '-' : known.charAt(known.length() - 1);
                    if (equals >= 0) {
                        value(letter, word.substring(equals + 1));
                    } else {
                        awaited.add(letter);
                    }
                    return;
                }
            }
            for (String known : LONG) {
                if (known.startsWith(name + ":")) {
                    switched(known.substring(known.indexOf(':') + 1));
                    return;
                }
            }
            complaint = "unrecognized option '--" + name + "'";
        }
    }
}
