package dev.drydock.sandbox.fs;

/**
 * What an inode carries besides its content.
 *
 * @param mode permission bits, {@code 0} to {@code 07777}
 * @param modifiedMicros virtual microseconds since 1970
 */
public record Attributes(int mode, int uid, int gid, long modifiedMicros) {
    public static Attributes of(int mode) {
        return new Attributes(mode, 0, 0, 0);
    }

    public Attributes withMode(int newMode) {
        return new Attributes(newMode, uid, gid, modifiedMicros);
    }

    public Attributes withOwner(int newUid, int newGid) {
        return new Attributes(mode, newUid, newGid, modifiedMicros);
    }

    public Attributes modifiedAt(long micros) {
        return new Attributes(mode, uid, gid, micros);
    }
}
