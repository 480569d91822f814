package dev.drydock.sandbox.docker.network;

/**
 * A range of IPv4 addresses, {@code 172.20.0.0/16}.
 *
 * @param first the lowest address as a number
 * @param bits how many leading bits all addresses share
 */
record AddressRange(long first, int bits) {
    private static final String ADDRESS = "((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!/|$)|(?=/|$))){4}";

    static boolean isRange(String text) {
        return text.matches(ADDRESS + "/([12]?\\d|3[0-2])") || text.matches("[0-9a-fA-F:]+/\\d{1,3}");
    }

    /** An IPv6 range stands for itself alone. */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        int bits = Integer.parseInt(text.substring(slash + 1));
        return text.contains(":") ? new AddressRange(-1, 0) : new AddressRange(number(text.substring(0, slash)) & mask(bits), bits);
    }

    /** Whether an address, or the first one of a range, lies in this range. */
    boolean contains(String text) {
        String address = text.contains("/") ? text.substring(0, text.indexOf('/')) : text;
        return first >= 0 && address.matches(ADDRESS) && (number(address) & mask(bits)) == first;
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : 0xffffffffL << 32 - bits & 0xffffffffL;
    }
}
