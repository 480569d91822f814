package dev.drydock.sandbox.tool.awk.value;

import java.util.ArrayList;
import java.util.List;

/** The order in which {@code for (key in array)} walks when nobody asks for another: that of the original's hash tables. */
public final class HashOrder {
    private static final int[] GAWK_SIZES = {13, 127, 1021, 8191, 16381, 32749, 65497, 131101, 262147, 524309, 1048583};
    private static final int[] BUSYBOX_SIZES = {61, 251, 1021, 4093, 16381, 65521};

    private HashOrder() {}

    /** Subscripts, given in the order in which they were made, in the order of that awk. */
    public static List<String> of(Notation notation, Encoding encoding, List<String> made) {
        return switch (notation) {
            case GAWK -> gawk(encoding, made);
            case BUSYBOX -> table(encoding, made, false);
            case MAWK -> made;
        };
    }

    /** Texts in the order of their table, then whole numbers from 0 on in theirs. */
    private static List<String> gawk(Encoding encoding, List<String> made) {
        List<String> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        made.forEach(key -> (key.matches("0|[1-9]\\d{0,8}") ? numbers : texts).add(key));
        List<String> all = table(encoding, texts, true);
        numbers.sort((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
        all.addAll(numbers);
        return all;
    }

    /** Chains grow at their heads; a table that gets full is made again, larger. */
    private static List<String> table(Encoding encoding, List<String> made, boolean gawk) {
        int[] sizes = gawk ? GAWK_SIZES : BUSYBOX_SIZES;
        int step = 0;
        List<List<String>> buckets = empty(sizes[0]);
        int count = 0;
        for (String key : made) {
            count++;
            boolean full = gawk ? count / sizes[step] > 2 : count / sizes[step] > 10;
            if (full && step + 1 < sizes.length) {
                step++;
                List<List<String>> larger = empty(sizes[step]);
                for (List<String> bucket : buckets) {
                    for (int i = bucket.size() - 1; i >= 0; i--) {
                        larger.get(place(encoding, bucket.get(i), sizes[step], gawk)).add(bucket.get(i));
                    }
                }
                buckets = larger;
            }
            buckets.get(place(encoding, key, sizes[step], gawk)).add(key);
        }
        List<String> all = new ArrayList<>();
        for (List<String> bucket : buckets) {
            for (int i = bucket.size() - 1; i >= 0; i--) {
                all.add(bucket.get(i));
            }
        }
        return all;
    }

    private static List<List<String>> empty(int size) {
        List<List<String>> buckets = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            buckets.add(new ArrayList<>(2));
        }
        return buckets;
    }

    private static int place(Encoding encoding, String key, int size, boolean gawk) {
        int hash = 0;
        for (byte b : encoding.encode(key)) {
            hash = gawk ? b + 65599 * hash : b + (hash << 6) + (hash >>> 26);
        }
        return Integer.remainderUnsigned(hash, size);
    }
}
