package dev.drydock.sandbox.engine.record;

/**
 * What is mounted into a container.
 *
 * @param type {@code bind volume tmpfs}, or {@code tree} for a file system of the builder
 * @param name of the volume or file system, or empty
 * @param source path on the machine, a name in the file system, or empty
 * @param mode as written after the last colon of {@code -v}; the options of a file system in memory
 * @param anonymous a volume that nobody named, removed with its container
 * @param listed whether inspect lists it among the mounts, as it does not those of {@code --tmpfs}
 */
public record MountPoint(String type, String name, String source, String destination, String mode, boolean writable, boolean anonymous, boolean listed) {
    public boolean isVolume() {
        return type.equals("volume");
    }

    public boolean inMemory() {
        return type.equals("tmpfs");
    }
}
