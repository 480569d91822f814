package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.Verb;
import java.util.Optional;

/** Which code carries out which command of {@code docker compose}. */
public final class Compose {
    private Compose() {}

    /** @param word the command's name */
    public static Optional<Verb> of(String word) {
        return Optional.ofNullable(switch (word) {
            case "config" -> Config::start;
            case "create" -> Up::create;
            case "down" -> Down::start;
            case "ps" -> Ps::start;
            case "up" -> Up::start;
            default -> null;
        });
    }
}
