package dev.drydock.sandbox.cluster.apiserver.schema;

/** Checks base64 as Go's standard encoding reads it. */
final class Base64Text {
    private Base64Text() {}

    /** The byte at which Go's decoder stops; -1 if all is well. */
    static int firstBad(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                continue;
            }
            if (c == '=') {
                return padding(text, i, digits);
            }
            boolean digit = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
            if (!digit) {
                return i;
            }
            digits++;
        }
        return digits % 4 == 0 ? -1 : text.length() - digits % 4;
    }

    private static int padding(String text, int at, int digits) {
        if (digits % 4 < 2) {
            return at;
        }
        String rest = text.substring(at).replace("\n", "").replace("\r", "");
        String wanted = digits % 4 == 2 ? "==" : "=";
        return rest.equals(wanted) ? -1 : rest.startsWith(wanted) ? at + wanted.length() : text.length();
    }
}
