package dev.drydock.sandbox.docker.context;

import dev.drydock.sandbox.command.Numbers;
import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.command.Reading;
import dev.drydock.sandbox.docker.client.ContextFiles;
import dev.drydock.sandbox.docker.value.Csv;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How an engine is reached, as {@code --docker} of {@code docker context create} says it: {@code host=...,ca=...,skip-tls-verify=true}. */
final class ContextEndpoint {
    private static final Map<String, String> FILES = Map.of("ca", "ca.pem", "cert", "cert.pem", "key", "key.pem");
    private static final List<String> KEYS = List.of("from", "ca", "cert", "key", "skip-tls-verify", "host");
    private static final String WRONG = "unable to create docker endpoint config: ";

    private ContextEndpoint() {}

    /** Keeps a context with what the flag said of its endpoint; or why that cannot be. */
    static Optional<String> keep(Sys sys, List<String> given, ContextFiles.Kept kept) {
        Map<String, String> settings = settings(given);
        List<String> strange = settings.keySet().stream().filter(key -> !KEYS.contains(key)).map(key -> "unrecognized config key: " + key).toList();
        if (!strange.isEmpty()) {
            return Optional.of(WRONG + String.join("\n", strange));
        }
        if (settings.containsKey("from")) {
            Optional<ContextFiles.Kept> from = ContextFiles.find(sys, settings.get("from"));
            from.ifPresent(source -> ContextFiles.keep(sys, kept.at(source)));
            return from.isPresent() ? Optional.empty() : Optional.of(WRONG + ContextFiles.missing(sys, settings.get("from")));
        }
        Map<String, Bytes> secrets = new LinkedHashMap<>();
        for (String key : List.of("ca", "cert", "key")) {
            if (!settings.getOrDefault(key, "").isEmpty()) {
                Outcome<Bytes> file = sys.files().read(settings.get(key));
                if (!file.ok()) {
                    return Optional.of(WRONG + "open " + settings.get(key) + ": " + file.errno().text().toLowerCase(Locale.ROOT));
                }
                secrets.put(FILES.get(key), file.value());
            }
        }
        String unverified = settings.getOrDefault("skip-tls-verify", "false");
        Reading truth = Numbers.bool(unverified);
        if (truth instanceof Reading.Refused) {
            return Optional.of(WRONG + "skip-tls-verify: parsing " + Quote.go(unverified) + ": invalid syntax");
        }
        String host = settings.getOrDefault("host", "");
        int scheme = host.indexOf("://");
        if (!host.isEmpty() && (scheme <= 0 || host.length() == scheme + 3)) {
            return Optional.of(WRONG + "unable to apply docker endpoint options: unable to parse docker host `" + host + "`");
        }
        ContextFiles.keep(sys, new ContextFiles.Kept(kept.name(), kept.description(), host,
                ((Reading.Accepted) truth).value().equals("true")));
        secrets.forEach((file, content) -> ContextFiles.keepSecret(sys, kept.name(), file, content));
        return Optional.empty();
    }

    private static Map<String, String> settings(List<String> given) {
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> pairs = new ArrayList<>();
        given.forEach(line -> pairs.addAll(Csv.fields(line)));
        for (String pair : pairs) {
            settings.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return settings;
    }
}
