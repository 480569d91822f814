package dev.drydock.sandbox.docker.value;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.command.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of the form name=value and names of hosts, as docker's flags take them. */
final class Words {
    private static final Pattern DOMAIN = Pattern.compile(
            "^(:?(:?[a-zA-Z0-9]|(:?[a-zA-Z0-9][a-zA-Z0-9\\-]*[a-zA-Z0-9]))(:?\\.(:?[a-zA-Z0-9]|(:?[a-zA-Z0-9][a-zA-Z0-9\\-]*[a-zA-Z0-9])))*)\\.?\\s*$");
    private static final Set<String> SYSCTLS = Set.of("kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem", "kernel.shmall",
            "kernel.shmmax", "kernel.shmmni", "kernel.shm_rmid_forced");

    private Words() {}

    /** {@code KEY=VALUE,...}: pflag's map of texts. */
    static Reading pairs(String value) {
        int equals = value.indexOf('=');
        // pflag reads a line with a single pair as it stands, one with more as fields.
        List<String> fields = value.indexOf('=', equals + 1) < 0 ? List.of(value) : Csv.fields(value);
        for (String field : fields) {
            if (field.indexOf('=') < 0) {
                return Reading.refused(field + (field.isEmpty() ? "" : " ") + "must be formatted as key=value");
            }
        }
        return Reading.accepted(value);
    }

    static Reading filter(String value) {
        if (value.isEmpty()) {
            return Reading.accepted("");
        }
        int equals = value.indexOf('=');
        return equals < 0
                ? Reading.refused("bad format of filter (expected name=value)")
                : Reading.accepted(value.substring(0, equals).strip().toLowerCase(Locale.ROOT) + "=" + value.substring(equals + 1).strip());
    }

    static Reading environment(String value) {
        return value.isEmpty() || value.startsWith("=") ? Reading.refused("invalid environment variable: " + value) : Reading.accepted(value);
    }

    static Reading label(String value) {
        int equals = value.indexOf('=');
        String key = (equals < 0 ? value : value.substring(0, equals)).replaceFirst("^[ \t]+", "");
        if (key.isEmpty()) {
            return Reading.refused("invalid label '" + value + "': empty name");
        }
        return key.contains(" ") || key.contains("\t") ? Reading.refused("label '" + key + "' contains whitespaces") : Reading.accepted(value);
    }

    static Reading link(String value) {
        if (value.isEmpty()) {
            return Reading.refused("empty string specified for links");
        }
        return value.split(":", 3).length > 2 ? Reading.refused("bad format for links: " + value) : Reading.accepted(value);
    }

    static Reading stream(String value) {
        String name = value.toLowerCase(Locale.ROOT);
        return List.of("stdin", "stdout", "stderr").contains(name)
                ? Reading.accepted(name)
                : Reading.refused("valid streams are STDIN, STDOUT and STDERR");
    }

    static Reading sysctl(String value) {
        int equals = value.indexOf('=');
        String key = equals < 0 ? "" : value.substring(0, equals);
        boolean allowed = SYSCTLS.contains(key) || key.startsWith("net.") || key.startsWith("fs.mqueue.");
        return allowed ? Reading.accepted(value) : Reading.refused("sysctl '" + value + "' is not allowed");
    }

    static Reading address(String value) {
        String address = value.strip();
        return Addresses.isAddress(address) ? Reading.accepted(address) : Reading.refused("IP address is not correctly formatted: " + value);
    }

    static Reading domain(String value) {
        String name = value.replaceAll("^ +| +$", "");
        if (name.equals(".")) {
            return Reading.accepted(name);
        }
        Matcher matcher = DOMAIN.matcher(name);
        boolean hasLetter = name.chars().anyMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
        return hasLetter && matcher.find() && matcher.group(1).length() < 255
                ? Reading.accepted(matcher.group(1))
                : Reading.refused(name + " is not a valid domain");
    }

    /** {@code name:address} or {@code name=address}; an address may stand in brackets, or be {@code host-gateway}. */
    static Reading extraHost(String value) {
        int equals = value.indexOf('=');
        int cut = equals >= 0 ? equals : value.indexOf(':');
        String name = cut < 0 ? value : value.substring(0, cut);
        String address = cut < 0 ? "" : value.substring(cut + 1);
        if (cut < 0 || name.isEmpty() || address.isEmpty()) {
            return Reading.refused("bad format for add-host: " + Quote.go(value));
        }
        if (address.equals("host-gateway")) {
            return Reading.accepted(name + ":" + address);
        }
        if (address.length() > 2 && address.startsWith("[") && address.endsWith("]")) {
            address = address.substring(1, address.length() - 1);
        }
        return Addresses.isAddress(address)
                ? Reading.accepted(name + ":" + address)
                : Reading.refused("invalid IP address in add-host: " + Quote.go(address));
    }
}
