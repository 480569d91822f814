package dev.drydock.sandbox.engine.api;

import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.store.Key;

/**
 * One Docker engine.
 *
 * @param machine where it runs
 * @param id as {@code docker info} shows it
 * @param version of engine, containerd, runc and so on
 * @param startedMicros virtual microseconds since 1970
 */
public record Daemon(String machine, String id, Versions version, long startedMicros) {
    public static final Family<Daemon> DAEMONS = Family.lasting("docker-engine");
    public static final String SOCKET = "/var/run/docker.sock";

    public static Key<Daemon> key(String machine) {
        return DAEMONS.key(machine);
    }

    /** The name of the component that answers for the engine of a machine. */
    public static String component(String machine) {
        return "docker/" + machine;
    }

    /**
     * What {@code docker version} prints of the server.
     *
     * @param platform {@code Docker Engine - Community}, or empty for a distribution's own build
     * @param runcCommit as {@code runc version} in {@code docker info}
     */
    public record Versions(
            String platform, String engine, String commit, String go, String built, String containerd, String containerdCommit, String runc,
            String runcCommit, String init, String initCommit, String kernel) {

        public static final String API = "1.51";

        /** The engine of the recordings: Debian's build. */
        public static final Versions RECORDED = new Versions("", "28.5.2+dfsg4", "3ef3c07c883be49a2e8097bcf6d2952fce1d70eb", "go1.27.1",
                "2026-09-15T11:02:57.000000000+00:00", "2.1.9+unknown", "", "1.3.6+ds1", "1.3.6+ds1-1", "0.19.0", "", "6.18.44");

        /** containerd alone, as on the nodes of the recorded cluster: there is no engine. */
        public static final Versions CONTAINERD = new Versions("", "", "", "go1.19.8", "", "1.6.20", "", "1.1.5", "1.1.5", "", "", "6.18.44");

        /** Docker's own packages. */
        public static final Versions COMMUNITY = new Versions("Docker Engine - Community", "28.5.2", "89c5e8f", "go1.24.9",
                "2025-11-05T14:43:25.000000000+00:00", "v1.7.29", "442cb34bda9a6a0fed82a2ca7cade05c5c749582", "1.3.3",
                "v1.3.3-0-gd842d771", "0.19.0", "de40ad0", "6.8.0");
    }
}
