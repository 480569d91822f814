package dev.drydock.sandbox.docker.scan;

import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A package that an image tells of: by the variables that its Dockerfile set, or by what it installed at a fixed version. */
record Installed(String name, String version) {
    private static final Pattern VARIABLE = Pattern.compile("^(NGINX|HTTPD|PYTHON|NODE|GOLANG|PHP|TOMCAT|PG|REDIS|REDIS_DOWNLOAD|HAPROXY|MEMCACHED)_(?:VERSION|URL)=(.+)$");
    private static final Pattern PINNED = Pattern.compile("\\b([a-z][a-z0-9.+-]+)=(\\d[\\w.+~:-]*)");
    private static final Map<String, String> NAMES = Map.of("golang", "go", "pg", "postgresql", "redis_download", "redis", "liblog4j2-java", "log4j-core");

    static List<Installed> of(Tree inspected, Tree history) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String variable : inspected.at("Config", "Env").texts()) {
            Matcher matcher = VARIABLE.matcher(variable);
            if (matcher.matches()) {
                String value = matcher.group(2).replaceFirst("^.*redis-([\\d.]+)\\.tar\\.gz$", "$1");
                put(versions, matcher.group(1).toLowerCase(Locale.ROOT), value);
            }
        }
        for (Tree step : history.items()) {
            Matcher pins = PINNED.matcher(step.get("CreatedBy").text());
            while (pins.find()) {
                put(versions, pins.group(1), pins.group(2));
            }
        }
        List<Installed> all = new ArrayList<>();
        versions.forEach((name, version) -> all.add(new Installed(name, version)));
        return all;
    }

    private static void put(Map<String, String> versions, String name, String version) {
        versions.put(NAMES.getOrDefault(name, name), version.replaceFirst("^\\d:", ""));
    }
}
