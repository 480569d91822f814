package dev.drydock.sandbox.kubectl.client;

import java.util.Map;
import java.util.TreeMap;

/** How far a command goes. */
public enum DryRun {
    /** All the way. */
    NONE(""),
    /** Nothing is sent. */
    CLIENT(" (dry run)"),
    /** The server checks and changes nothing. */
    SERVER(" (server dry run)");

    private final String suffix;

    DryRun(String suffix) {
        this.suffix = suffix;
    }

    /** What a result says of it. */
    public String suffix() {
        return suffix;
    }

    public boolean client() {
        return this == CLIENT;
    }

    /** A query that says so to the server. */
    public Map<String, String> query(Map<String, String> query) {
        Map<String, String> all = new TreeMap<>(query);
        if (this == SERVER) {
            all.put("dryRun", "All");
        }
        return all;
    }

    /** What a line says. */
    public static Task<DryRun> of(Job job) {
        String value = job.text("dry-run");
        return switch (value) {
            case "", "none" -> Task.of(NONE);
            case "client" -> Task.of(CLIENT);
            case "server" -> Task.of(SERVER);
            case "unchanged" -> Klog.line('W', "helpers.go:702", "--dry-run is deprecated and can be replaced with --dry-run=client.").and(Task.of(CLIENT));
            case "true", "True", "TRUE", "t", "T", "1" -> bool(value, "client").and(Task.of(CLIENT));
            case "false", "False", "FALSE", "f", "F", "0" -> bool(value, "none").and(Task.of(NONE));
            default -> Task.fail("Invalid dry-run value (" + value + "). Must be \"none\", \"server\", or \"client\".");
        };
    }

    private static Task<Done> bool(String value, String instead) {
        return Klog.line('W', instead.equals("client") ? "helpers.go:691" : "helpers.go:694",
                "--dry-run=" + value + " is deprecated (boolean value) and can be replaced with --dry-run=" + instead + ".");
    }
}
