package dev.drydock.sandbox.engine.record;

import java.util.Optional;

/** IPv4 addresses and subnets as numbers. */
public final class Addresses {
    private Addresses() {}

    /** @throws IllegalArgumentException if the text is no address */
    public static long number(String address) {
        return parse(address).orElseThrow(() -> new IllegalArgumentException(address));
    }

    public static Optional<Long> parse(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long number = 0;
        for (String part : parts) {
            if (!part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            number = number << 8 | Integer.parseInt(part);
        }
        return Optional.of(number);
    }

    public static String text(long number) {
        return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /** Addresses from the first to the last of a subnet. */
    public record Subnet(long first, long last, int prefix) {
        public boolean overlaps(Subnet other) {
            return first <= other.last && other.first <= last;
        }

        public boolean holds(long address) {
            return address >= first && address <= last;
        }

        public String text() {
            return Addresses.text(first) + "/" + prefix;
        }
    }

    /** A subnet in CIDR notation. */
    public static Optional<Subnet> subnet(String cidr) {
        int slash = cidr.indexOf('/');
        if (slash < 0 || !cidr.substring(slash + 1).matches("\\d{1,2}") || Integer.parseInt(cidr.substring(slash + 1)) > 32) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(cidr.substring(slash + 1));
        long size = 1L << 32 - prefix;
        return parse(cidr.substring(0, slash)).map(address -> new Subnet(address / size * size, address / size * size + size - 1, prefix));
    }
}
