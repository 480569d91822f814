package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.tool.shape.Tool;
import java.util.Optional;

/** Which network tools there are; made when asked for. */
public final class NetworkTools {
    private NetworkTools() {}

    public static Optional<Tool> find(String name) {
        return switch (name) {
            case "curl" -> Optional.of(new Curl());
            case "wget" -> Optional.of(new Wget());
            case "ping" -> Optional.of(new Ping());
            case "nc", "netcat" -> Optional.of(new Nc());
            case "nslookup" -> Optional.of(new Nslookup());
            case "host" -> Optional.of(new HostLookup());
            case "dig" -> Optional.of(new Dig());
            case "getent" -> Optional.of(new Getent());
            case "ip" -> Optional.of(new Ip());
            case "ifconfig" -> Optional.of(new Ifconfig());
            case "ss", "netstat" -> Optional.of(new Ss());
            default -> Optional.empty();
        };
    }
}
