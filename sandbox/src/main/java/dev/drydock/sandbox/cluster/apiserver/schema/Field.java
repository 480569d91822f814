package dev.drydock.sandbox.cluster.apiserver.schema;

import java.util.List;

/**
 * A field of a struct.
 *
 * @param required as the API's documentation marks it
 * @param always whether it is written even when it is zero: Go's {@code omitempty} is missing, or cannot work
 * @param pointer whether zero and absent differ
 * @param patchStrategy {@code merge}, {@code retainKeys}, or both; empty for replace
 * @param mergeKey by which strategic merge patches find items; empty if there is none
 * @param listType {@code map}, {@code set} or {@code atomic}; empty if nothing is said
 * @param listKeys of a list that is a map
 */
public record Field(
        String name, Type type, boolean required, boolean always, boolean pointer, String patchStrategy, String mergeKey, String listType, List<String> listKeys) {
    public Field {
        listKeys = List.copyOf(listKeys);
    }

    /** Reads {@code name type flags}. */
    static Field read(String line, String home) {
        String[] words = line.strip().split(" ");
        boolean required = false;
        boolean always = false;
        boolean pointer = false;
        String strategy = "";
        String mergeKey = "";
        String listType = "";
        List<String> listKeys = List.of();
        for (int i = 2; i < words.length; i++) {
            String flag = words[i];
            switch (flag.charAt(0)) {
                case '!' -> required = true;
                case '+' -> always = true;
                case '*' -> pointer = true;
                case '~' -> {
                    int equal = flag.indexOf('=');
                    strategy = equal < 0 ? flag.substring(1) : flag.substring(1, equal);
                    mergeKey = equal < 0 ? "" : flag.substring(equal + 1);
                }
                default -> {
                    int equal = flag.indexOf('=');
                    listType = equal < 0 ? flag.substring(1) : flag.substring(1, equal);
                    listKeys = equal < 0 ? List.of() : List.of(flag.substring(equal + 1).split("\\+"));
                }
            }
        }
        return new Field(words[0], Type.read(words[1], home), required, always, pointer, strategy, mergeKey, listType, listKeys);
    }

    /** Whether a strategic merge patch merges the list or map instead of replacing it. */
    public boolean merges() {
        return patchStrategy.contains("merge");
    }

    public boolean retainsKeys() {
        return patchStrategy.contains("retainKeys");
    }
}
