package dev.drydock.sandbox.engine.record;

/**
 * What is mounted into a container.
 *
 * @param type {@code bind volume tmpfs}
 * @param name of the volume, or empty
 * @param source path on the machine, or empty
 * @param mode as written after the last colon of {@code -v}
 * @param anonymous a volume that nobody named, removed with its container
 * @param sizeBytes of a tmpfs; 0: no limit
 */
public record MountPoint(String type, String name, String source, String destination, String mode, boolean writable, boolean anonymous, long sizeBytes) {
    public boolean isVolume() {
        return type.equals("volume");
    }
}
