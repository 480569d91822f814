package dev.drydock.sandbox.cluster.apiserver.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The forms that names and values must have, with the original's words for those that have not: {@code k8s.io/apimachinery/pkg/util/validation}. */
public final class Words {
    private static final String LABEL = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an "
            + "alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
    private static final String SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end "
            + "with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private static final String OLD_LABEL = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end "
            + "with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
    private static final String QUALIFIED = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
            + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String LABEL_VALUE = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end "
            + "with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
            + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
    private static final String CONFIG_KEY = "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or "
            + "'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
    private static final String ENVIRONMENT = "a valid environment variable name must consist only of printable ASCII characters other than '='";

    private Words() {}

    private static String longest(int limit) {
        return "must be no more than " + limit + " characters";
    }

    private static List<String> check(String text, int limit, boolean fits, String complaint) {
        List<String> complaints = new ArrayList<>();
        if (text.length() > limit) {
            complaints.add(longest(limit));
        }
        if (!fits) {
            complaints.add(complaint);
        }
        return complaints;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** {@code [a-z0-9]([-a-z0-9]*[a-z0-9])?}. */
    private static boolean isLabel(String text, int from, int to) {
        if (from >= to) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean edge = i == from || i == to - 1;
            if (!isLower(c) && !isDigit(c) && (edge || c != '-')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSubdomain(String text) {
        int from = 0;
        while (true) {
            int dot = text.indexOf('.', from);
            if (!isLabel(text, from, dot < 0 ? text.length() : dot)) {
                return false;
            }
            if (dot < 0) {
                return true;
            }
            from = dot + 1;
        }
    }

    private static boolean isPlainName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = isLower(c) || isDigit(c) || c >= 'A' && c <= 'Z';
            boolean edge = i == 0 || i == text.length() - 1;
            if (!alphanumeric && (edge || c != '-' && c != '_' && c != '.')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    public static List<String> label(String text) {
        return check(text, 63, isLabel(text, 0, text.length()), LABEL);
    }

    public static List<String> subdomain(String text) {
        return check(text, 253, isSubdomain(text), SUBDOMAIN);
    }

    public static List<String> oldLabel(String text) {
        return check(text, 63, isLabel(text, 0, text.length()) && isLower(text.charAt(0)), OLD_LABEL);
    }

    public static List<String> labelValue(String text) {
        return check(text, 63, text.isEmpty() || isPlainName(text), LABEL_VALUE);
    }

    /** A label's key: a name, perhaps with a domain before it. */
    public static List<String> qualified(String text) {
        List<String> complaints = new ArrayList<>();
        String[] parts = text.split("/", -1);
        if (parts.length > 2) {
            return List.of("a qualified name " + QUALIFIED + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                complaints.add("prefix part must be non-empty");
            } else {
                subdomain(parts[0]).forEach(complaint -> complaints.add("prefix part " + complaint));
            }
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            complaints.add("name part must be non-empty");
        } else if (name.length() > 63) {
            complaints.add("name part " + longest(63));
        }
        if (!isPlainName(name)) {
            complaints.add("name part " + QUALIFIED);
        }
        return complaints;
    }

    public static List<String> configKey(String text) {
        List<String> complaints = new ArrayList<>();
        if (text.length() > 253) {
            complaints.add(longest(253));
        }
        if (!text.matches("[-._a-zA-Z0-9]+")) {
            complaints.add(CONFIG_KEY);
        } else if (text.equals(".")) {
            complaints.add("must not be '.'");
        } else if (text.equals("..")) {
            complaints.add("must not be '..'");
        } else if (text.startsWith("..")) {
            complaints.add("must not start with '..'");
        }
        return complaints;
    }

    public static List<String> environment(String text) {
        boolean printable = !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '=');
        return printable ? List.of() : List.of(ENVIRONMENT);
    }

    /** A name that stands in a path. */
    public static List<String> pathSegment(String text) {
        if (text.equals(".") || text.equals("..")) {
            return List.of("may not be '" + text + "'");
        }
        List<String> complaints = new ArrayList<>();
        for (String bad : List.of("/", "%")) {
            if (text.contains(bad)) {
                complaints.add("may not contain '" + bad + "'");
            }
        }
        return complaints;
    }

    /** An IANA service name: what named ports are called. */
    public static List<String> portName(String text) {
        List<String> complaints = new ArrayList<>();
        if (text.length() > 15) {
            complaints.add("must be no more than 15 characters");
        }
        if (!text.matches("[-a-z0-9]+")) {
            complaints.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (text.toLowerCase(Locale.ROOT).chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
            complaints.add("must contain at least one letter (a-z)");
        }
        if (text.contains("--")) {
            complaints.add("must not contain consecutive hyphens");
        }
        if (text.startsWith("-") || text.endsWith("-")) {
            complaints.add("must not begin or end with a hyphen");
        }
        return complaints;
    }

    /** A number of pods or a percentage. */
    public static boolean isPercent(String text) {
        return text.matches("[0-9]+%");
    }
}
