package dev.drydock.sandbox.tool.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code tar} was asked for. Its words are read here and not by the common reader of options because the first may come without a dash
 * and {@code -C} counts from where it stands.
 *
 * @param mode {@code c}, {@code x}, {@code t} or {@code r}
 * @param flags other options without values, by their letter or long name
 * @param folder in which to work after the last word
 */
record TarWords(char mode, Map<String, Integer> flags, Map<String, List<String>> values, List<Member> members, String folder) {
    private static final String LETTERS = "cxtruAvzpkOhmjJaPSnswWlRiB";
    private static final String VALUED = "fCTXbgKNLVHIF";
    private static final Map<String, String> LONG = new TreeMap<>(Map.ofEntries(
            Map.entry("create", "c"), Map.entry("extract", "x"), Map.entry("get", "x"), Map.entry("list", "t"), Map.entry("append", "r"),
            Map.entry("update", "u"), Map.entry("verbose", "v"), Map.entry("gzip", "z"), Map.entry("gunzip", "z"), Map.entry("ungzip", "z"),
            Map.entry("preserve-permissions", "p"), Map.entry("same-permissions", "p"), Map.entry("keep-old-files", "k"),
            Map.entry("to-stdout", "O"), Map.entry("dereference", "h"), Map.entry("touch", "m"), Map.entry("bzip2", "j"), Map.entry("xz", "J"),
            Map.entry("auto-compress", "a"), Map.entry("absolute-names", "P"), Map.entry("file=", "f"), Map.entry("directory=", "C"),
            Map.entry("files-from=", "T"), Map.entry("exclude-from=", "X"), Map.entry("strip-components=", "strip-components"),
            Map.entry("exclude=", "exclude"), Map.entry("no-same-owner", "o"), Map.entry("same-owner", "same-owner"),
            Map.entry("no-same-permissions", "no-same-permissions"), Map.entry("numeric-owner", "numeric-owner"),
            Map.entry("overwrite", "overwrite"), Map.entry("skip-old-files", "skip-old-files"), Map.entry("wildcards", "wildcards"),
            Map.entry("no-recursion", "no-recursion"), Map.entry("owner=", "owner"), Map.entry("group=", "group"), Map.entry("mode=", "mode"),
            Map.entry("mtime=", "mtime"), Map.entry("sort=", "sort"), Map.entry("transform=", "transform"), Map.entry("format=", "format"),
            Map.entry("checkpoint", "checkpoint"), Map.entry("totals", "totals"), Map.entry("no-xattrs", "no-xattrs"),
            Map.entry("xattrs", "xattrs"), Map.entry("acls", "acls"), Map.entry("selinux", "selinux"), Map.entry("one-file-system", "one-file-system"),
            Map.entry("show-transformed-names", "show-transformed-names"), Map.entry("exclude-vcs", "exclude-vcs"),
            Map.entry("remove-files", "remove-files"), Map.entry("no-overwrite-dir", "no-overwrite-dir"), Map.entry("version", "version"),
            Map.entry("help", "help")));

    /** A file named, and the folder in which it is looked for. */
    record Member(String folder, String name) {}

    /** What reading gives: words, or a complaint without the tool's name. */
    sealed interface Reading {
        record Read(TarWords words) implements Reading {}

        record Misused(String complaint) implements Reading {}
    }

    static Reading read(List<String> arguments) {
        Reader reader = new Reader();
        String complaint = reader.read(arguments);
        return complaint.isEmpty() ? new Reading.Read(reader.words()) : new Reading.Misused(complaint);
    }

    boolean has(String flag) {
        return flags.containsKey(flag);
    }

    int times(String flag) {
        return flags.getOrDefault(flag, 0);
    }

    Optional<String> value(String key) {
        List<String> given = values(key);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
    }

    List<String> values(String key) {
        return values.getOrDefault(key, List.of());
    }

    private static final class Reader {
        private String modes = "";
        private final Map<String, Integer> flags = new TreeMap<>();
        private final Map<String, List<String>> values = new TreeMap<>();
        private final List<Member> members = new ArrayList<>();
        private String folder = "";

        TarWords words() {
            return new TarWords(modes.isEmpty() ? ' ' : modes.charAt(0), Map.copyOf(flags), Map.copyOf(values), List.copyOf(members), folder);
        }

        String read(List<String> arguments) {
            int at = 0;
            if (!arguments.isEmpty() && !arguments.get(0).startsWith("-")) {
                at = 1;
                for (char letter : arguments.get(0).toCharArray()) {
                    if (VALUED.indexOf(letter) >= 0) {
                        if (at >= arguments.size()) {
                            return "Old option '" + letter + "' requires an argument.";
                        }
                        value(String.valueOf(letter), arguments.get(at++));
                    } else if (!flag(String.valueOf(letter))) {
                        return "invalid option -- '" + letter + "'";
                    }
                }
            }
            boolean ended = false;
            while (at < arguments.size()) {
                String word = arguments.get(at);
                Optional<String> next = at + 1 < arguments.size() ? Optional.of(arguments.get(at + 1)) : Optional.empty();
                if (ended || !word.startsWith("-") || word.equals("-")) {
                    members.add(new Member(folder, word));
                    at++;
                } else if (word.equals("--")) {
                    ended = true;
                    at++;
                } else {
                    String complaint = word.startsWith("--") ? longOption(word.substring(2), next) : letters(word, next);
                    if (complaint.length() > 1) {
                        return complaint;
                    }
                    at += complaint.isEmpty() ? 1 : 2;
                }
            }
            return modes.length() > 1 ? "You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option" : "";
        }

        /** A complaint; one blank when the next word was used as value. */
        private String letters(String word, Optional<String> next) {
            for (int i = 1; i < word.length(); i++) {
                String letter = word.substring(i, i + 1);
                if (VALUED.contains(letter)) {
                    String rest = word.substring(i + 1);
                    if (rest.isEmpty() && next.isEmpty()) {
                        return "option requires an argument -- '" + letter + "'";
                    }
                    value(letter, rest.isEmpty() ? next.get() : rest);
                    return rest.isEmpty() ? " " : "";
                }
                if (!flag(letter)) {
                    return "invalid option -- '" + letter + "'";
                }
            }
            return "";
        }

        private String longOption(String word, Optional<String> next) {
            int equals = word.indexOf('=');
            String typed = equals < 0 ? word : word.substring(0, equals);
            List<String> fitting = LONG.keySet().stream().filter(name -> name.replace("=", "").equals(typed)).toList();
            fitting = fitting.isEmpty() ? LONG.keySet().stream().filter(name -> name.startsWith(typed)).toList() : fitting;
            if (fitting.size() != 1) {
                return fitting.isEmpty() ? "unrecognized option '--" + typed + "'" : "option '--" + word + "' is ambiguous";
            }
            String name = fitting.get(0);
            if (!name.endsWith("=")) {
                flag(LONG.get(name));
                return "";
            }
            if (equals < 0 && next.isEmpty()) {
                return "option '--" + name.replace("=", "") + "' requires an argument";
            }
            value(LONG.get(name), equals < 0 ? next.get() : word.substring(equals + 1));
            return equals < 0 ? " " : "";
        }

        private boolean flag(String flag) {
            if (flag.length() == 1 && LETTERS.indexOf(flag.charAt(0)) < 0 && !flag.equals("o")) {
                return false;
            }
            if (flag.length() == 1 && "cxtruA".contains(flag)) {
                modes = modes.contains(flag) ? modes : modes + flag;
            }
            flags.merge(flag, 1, Integer::sum);
            return true;
        }

        private void value(String key, String value) {
            if (key.equals("C")) {
                folder = value.startsWith("/") || folder.isEmpty() ? value : folder + "/" + value;
                members.add(new Member(folder, ""));
            } else {
                List<String> more = new ArrayList<>(values.getOrDefault(key, List.of()));
                more.add(value);
                values.put(key, List.copyOf(more));
            }
        }
    }
}
