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
        // By hand, since an engine with thousands of containers reads all their addresses before it gives the next one.
        long number = 0;
        int part = -1;
        int digits = 0;
        int dots = 0;
        for (int i = 0; i <= address.length(); i++) {
            char c = i < address.length() ? address.charAt(i) : '.';
            if (c == '.') {
                if (part < 0 || part > 255 || digits > 3) {
                    return Optional.empty();
                }
                number = number << 8 | part;
                dots++;
                part = -1;
                digits = 0;
            } else if (c >= '0' && c <= '9' && digits < 4) {
                part = Math.max(part, 0) * 10 + c - '0';
                digits++;
            } else {
                return Optional.empty();
            }
        }
        return dots == 4 ? Optional.of(number) : Optional.empty();
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
