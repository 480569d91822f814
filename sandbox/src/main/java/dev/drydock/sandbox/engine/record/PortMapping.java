package dev.drydock.sandbox.engine.record;

/**
 * A published port that is in effect.
 *
 * @param containerPort with protocol, {@code 80/tcp}
 * @param hostAddress {@code 0.0.0.0}, {@code ::} or one address
 */
public record PortMapping(String containerPort, String hostAddress, int hostPort) {
    public int port() {
        return Integer.parseInt(containerPort.substring(0, containerPort.indexOf('/')));
    }

    public String protocol() {
        return containerPort.substring(containerPort.indexOf('/') + 1);
    }

    public boolean ipv6() {
        return hostAddress.contains(":");
    }
}
