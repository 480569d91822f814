package dev.drydock.sandbox.command;

/**
 * How many arguments a command takes.
 *
 * @param least at least so many
 * @param most at most so many, {@link #ANY} when there is no limit
 */
public record ArgumentCount(int least, int most) {
    public static final int ANY = Integer.MAX_VALUE;

    /** Whether so many are right. */
    public boolean allows(int count) {
        return count >= least && count <= most;
    }

    /** Whether exactly one number is right. */
    public boolean exact() {
        return least == most;
    }
}
