package dev.drydock.sandbox.engine.run;

import dev.drydock.sandbox.fs.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The options of a file system in memory.
 *
 * @param shown as {@code mount} lists them, with a comma before each
 * @param sizeBytes 0: no limit
 * @param root the attributes of its root
 */
record Tmpfs(String shown, long sizeBytes, Attributes root) {
    /** Reads {@code size=64m,mode=1777,uid=5,exec}; the second value names the data that the kernel refuses, if it does. */
    static Tmpfs of(String options) {
        List<String> flags = new ArrayList<>(List.of("nosuid", "nodev", "noexec", "relatime"));
        List<String> facts = new ArrayList<>();
        long size = 0;
        int mode = 01777;
        int uid = 0;
        int gid = 0;
        for (String option : options.split(",")) {
            String value = option.substring(option.indexOf('=') + 1);
            switch (option.replaceFirst("=.*", "")) {
                case "exec", "suid", "dev" -> flags.remove("no" + option);
                case "size" -> {
                    size = bytes(value).orElse(0L);
                    facts.add("size=" + size / 1024 + "k");
                }
                case "mode" -> {
                    mode = Integer.parseInt(value, 8);
                    facts.add("mode=" + value);
                }
                case "uid" -> {
                    uid = Integer.parseInt(value);
                    facts.add(option);
                }
                case "gid" -> {
                    gid = Integer.parseInt(value);
                    facts.add(option);
                }
                default -> { }
            }
        }
        flags.addAll(facts);
        return new Tmpfs("," + String.join(",", flags), size, new Attributes(mode, uid, gid, 0));
    }

    private static Optional<Long> bytes(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.matches("\\d{1,12}[kmg]?")) {
            return Optional.empty();
        }
        char unit = lower.charAt(lower.length() - 1);
        long number = Long.parseLong(lower.replaceAll("[kmg]", ""));
        return Optional.of(number << (unit == 'k' ? 10 : unit == 'm' ? 20 : unit == 'g' ? 30 : 0));
    }

    /** The options that the kernel refuses; empty if it takes all. */
    static Optional<String> refused(String options) {
        for (String option : options.isEmpty() ? new String[0] : options.split(",")) {
            String value = option.substring(option.indexOf('=') + 1);
            boolean good = switch (option.replaceFirst("=.*", "")) {
                case "size" -> bytes(value).isPresent();
                case "mode" -> value.matches("[0-7]{1,4}");
                case "uid", "gid" -> value.matches("\\d{1,9}");
                case "nr_inodes", "nr_blocks" -> bytes(value).isPresent();
                case "ro", "rw", "exec", "noexec", "suid", "nosuid", "dev", "nodev", "sync", "async", "noatime", "relatime", "strictatime", "mpol", "huge" -> true;
                default -> false;
            };
            if (!good) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
