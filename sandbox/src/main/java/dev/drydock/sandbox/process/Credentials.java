package dev.drydock.sandbox.process;

import java.util.List;

/** Who a process is. Names are looked up in {@code /etc/passwd} by those who print them. */
public record Credentials(int uid, int gid, List<Integer> groups) {
    public static final Credentials ROOT = new Credentials(0, 0, List.of(0));

    public Credentials {
        groups = List.copyOf(groups);
    }

    public boolean root() {
        return uid == 0;
    }
}
