package dev.drydock.sandbox.docker.client;

/** The order in which {@code 80/tcp} comes before {@code 443/tcp}: runs of digits count as numbers. */
public final class NaturalOrder {
    private NaturalOrder() {}

    public static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int digits = digits(one, i);
            int otherDigits = digits(other, j);
            if (digits > 0 && otherDigits > 0) {
                String number = one.substring(i, i + digits).replaceFirst("^0+(?=.)", "");
                String otherNumber = other.substring(j, j + otherDigits).replaceFirst("^0+(?=.)", "");
                int order = number.length() != otherNumber.length() ? number.length() - otherNumber.length() : number.compareTo(otherNumber);
                if (order != 0) {
                    return order;
                }
                i += digits;
                j += otherDigits;
            } else if (one.charAt(i) != other.charAt(j)) {
                return one.charAt(i) - other.charAt(j);
            } else {
                i++;
                j++;
            }
        }
        return one.length() - i - (other.length() - j);
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
