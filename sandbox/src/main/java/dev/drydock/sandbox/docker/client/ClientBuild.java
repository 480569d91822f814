package dev.drydock.sandbox.docker.client;

/** Which client this one behaves as. */
public final class ClientBuild {
    public static final String VERSION = "28.2.2";
    public static final String COMMIT = "e6534b4";
    public static final String GO = "go1.24.3";
    public static final String BUILT = "Fri May 30 12:07:14 2025";
    public static final String BUILDX = "0.29.1+ds1";
    public static final String COMPOSE = "2.40.3-3";

    private ClientBuild() {}
}
