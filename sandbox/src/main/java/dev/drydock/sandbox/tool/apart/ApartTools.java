package dev.drydock.sandbox.tool.apart;

import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Optional;

/** Which tools there are; made when asked for. */
public final class ApartTools {
    private ApartTools() {}

    /** The tool of that name. */
    public static Optional<Tool> find(String name) {
        return switch (name) {
            case "chroot" -> Optional.of(new Chroot());
            case "lsns" -> Optional.of(new Lsns());
            case "mount" -> Optional.of(new Mount());
            case "nsenter" -> Optional.of(new Nsenter());
            case "systemd-cgls" -> Optional.of(new Cgls());
            case "umount" -> Optional.of(new Umount());
            case "unshare" -> Optional.of(new Unshare());
            default -> Optional.empty();
        };
    }
}
