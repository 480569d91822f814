package dev.drydock.sandbox.docker.value;

import dev.drydock.sandbox.command.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of {@code --network}: a name, or {@code name=net,alias=web,ip=...}.
 *
 * @param target the network's name or ID, {@code host}, {@code none}, {@code container:NAME}
 * @param options the further fields by key, in the order given
 */
public record NetworkText(String target, Map<String, List<String>> options) {
    private static final Pattern LONG = Pattern.compile("\\w+=\\w+(,\\w+=\\w+)*");
    private static final List<String> KEYS =
            List.of("name", "alias", "ip", "ip6", "mac-address", "link-local-ip", "driver-opt", "gw-priority");

    static Reading read(String value) {
        if (!LONG.matcher(value).find()) {
            return Reading.accepted(value);
        }
        Optional<String> malformed = Csv.complaint(value);
        if (malformed.isPresent()) {
            return Reading.refused(malformed.get());
        }
        for (String field : Csv.fields(value)) {
            int equals = field.indexOf('=');
            if (equals <= 0) {
                return Reading.refused("invalid field " + field);
            }
            String key = field.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            String text = field.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
            if (!KEYS.contains(key)) {
                return Reading.refused("invalid field key " + key);
            }
            if (key.equals("driver-opt") && text.indexOf('=') <= 0) {
                return Reading.refused("invalid key value pair format in driver options");
            }
            if (key.equals("gw-priority") && !text.matches("[+-]?[0-9]{1,18}")) {
                return Reading.refused("invalid gw-priority (" + text + "): invalid syntax");
            }
        }
        return of(value).target().isEmpty() ? Reading.refused("network name/id is not specified") : Reading.accepted(value);
    }

    /** The parts of an accepted value. */
    public static NetworkText of(String value) {
        if (!LONG.matcher(value).find()) {
            return new NetworkText(value, Map.of());
        }
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (String field : Csv.fields(value)) {
            int equals = field.indexOf('=');
            String key = field.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            List<String> values = new ArrayList<>(options.getOrDefault(key, List.of()));
            values.add(field.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
            options.put(key, List.copyOf(values));
        }
        List<String> names = options.getOrDefault("name", List.of(""));
        return new NetworkText(names.get(names.size() - 1), options);
    }

    /** The last value of a field, or empty. */
    public String option(String key) {
        List<String> values = options.getOrDefault(key, List.of());
        return values.isEmpty() ? "" : values.get(values.size() - 1);
    }

    /** All values of a field. */
    public List<String> options(String key) {
        return options.getOrDefault(key, List.of());
    }
}
