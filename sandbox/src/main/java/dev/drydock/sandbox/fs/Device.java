package dev.drydock.sandbox.fs;

/**
 * A device node, or a file whose content the kernel computes when it is read.
 *
 * @param driver what answers reads and writes: {@code null zero full random urandom tty console ptmx}, or the name of a file of
 *     {@code /proc} or {@code /sys} such as {@code proc:meminfo}
 * @param character shown as {@code c} by {@code ls -l}; otherwise it looks like a regular file
 */
public record Device(Attributes attributes, String driver, boolean character) implements Node {
    private static final String SOCKET = "socket:";

    /** A socket of the file system, behind which somebody listens under a name. */
    public static Device socket(Attributes attributes, String name) {
        return new Device(attributes, SOCKET + name, false);
    }

    public boolean isSocket() {
        return driver.startsWith(SOCKET);
    }

    /** The name under which somebody listens. */
    public String socketName() {
        return driver.substring(SOCKET.length());
    }

    @Override
    public Device with(Attributes changed) {
        return new Device(changed, driver, character);
    }

    @Override
    public long size() {
        return 0;
    }
}
