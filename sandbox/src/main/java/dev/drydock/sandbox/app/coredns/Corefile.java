package dev.drydock.sandbox.app.coredns;

import java.util.List;
import java.util.Optional;

/**
 * What of a Corefile matters here.
 *
 * @param zone of the plugin {@code kubernetes}; empty without it
 * @param unknown a directive that does not exist
 */
record Corefile(String zone, boolean podsByAddress, boolean forwards, int seconds, boolean logs, Optional<Unknown> unknown) {
    private static final List<String> PLUGINS = List.of("errors", "health", "ready", "kubernetes", "prometheus", "forward", "cache", "loop", "reload", "loadbalance",
            "log", "hosts", "rewrite", "template", "file", "bind", "whoami", "debug", "trace", "etcd", "autopath", "acl", "any", "header", "import", "minimal");

    /** A directive that no plugin has, with its line. */
    record Unknown(String word, int line) {}

    static Corefile read(String text) {
        String zone = "";
        boolean pods = false;
        boolean forwards = false;
        boolean logs = false;
        int seconds = 5;
        int depth = 0;
        String plugin = "";
        Optional<Unknown> unknown = Optional.empty();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (depth == 1 && !words[0].isEmpty() && !words[0].equals("}")) {
                plugin = words[0];
                unknown = unknown.isEmpty() && !PLUGINS.contains(plugin) ? Optional.of(new Unknown(plugin, number)) : unknown;
                zone = plugin.equals("kubernetes") && words.length > 1 ? words[1].replaceFirst("\\.$", "") : zone;
                forwards |= plugin.equals("forward");
                logs |= plugin.equals("log");
            }
            boolean inside = depth == 2 && plugin.equals("kubernetes") && words.length > 1;
            pods |= inside && words[0].equals("pods") && !words[1].equals("disabled");
            seconds = inside && words[0].equals("ttl") && words[1].matches("\\d{1,4}") ? Integer.parseInt(words[1]) : seconds;
            depth += line.endsWith("{") ? 1 : line.strip().equals("}") ? -1 : 0;
        }
        return new Corefile(zone, pods, forwards, seconds, logs, unknown);
    }
}
