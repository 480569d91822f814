package dev.drydock.sandbox.fs;

/**
 * A device node, or a file whose content the kernel computes when it is read.
 *
 * @param driver what answers reads and writes: {@code null zero full random urandom tty console ptmx}, or the name of a file of
 *     {@code /proc} or {@code /sys} such as {@code proc:meminfo}
 * @param character shown as {@code c} by {@code ls -l}; otherwise it looks like a regular file
 */
public record Device(Attributes attributes, String driver, boolean character) implements Node {
    @Override
    public Device with(Attributes changed) {
        return new Device(changed, driver, character);
    }

    @Override
    public long size() {
        return 0;
    }
}
