package dev.drydock.sandbox.kubectl.client;

import dev.drydock.sandbox.tree.Mapping;

/** Which kubectl this is. */
public final class ClientBuild {
    public static final String VERSION = "v1.32.13";
    public static final String KUSTOMIZE = "v5.5.0";
    static final String USER_AGENT = "kubectl/" + VERSION + " (linux/amd64) kubernetes/63adf01";

    private ClientBuild() {}

    /** As {@code kubectl version -o yaml} shows it. */
    public static Mapping tree() {
        return Mapping.of("major", "1", "minor", "32", "gitVersion", VERSION, "gitCommit", "63adf010aa20e104c0b7043b47f42f50c9f72b17",
                "gitTreeState", "clean", "buildDate", "2026-01-15T00:00:00Z", "goVersion", "go1.23.5", "compiler", "gc", "platform", "linux/amd64");
    }
}
