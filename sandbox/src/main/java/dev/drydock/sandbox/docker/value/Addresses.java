package dev.drydock.sandbox.docker.value;

import java.util.List;

/** IP addresses as text. */
public final class Addresses {
    private Addresses() {}

    /** Whether the text is an IPv4 or IPv6 address. */
    public static boolean isAddress(String text) {
        return text.matches("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.|$)){4}") && !text.endsWith(".") || isSixAddress(text);
    }

    private static boolean isSixAddress(String text) {
        if (!text.matches("[0-9a-fA-F:]*(%\\w+)?") || !text.contains(":") || text.contains(":::")) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap != text.lastIndexOf("::")) {
            return false;
        }
        String[] groups = text.replaceFirst("^::", "").replaceFirst("::$", "").split("::|:", -1);
        boolean wellFormed = text.equals("::") || List.of(groups).stream().allMatch(group -> group.matches("[0-9a-fA-F]{1,4}"));
        return wellFormed && (gap >= 0 ? groups.length <= 7 : groups.length == 8);
    }
}
