package dev.drydock.sandbox.fs.deflate;

/** A Huffman code made from frequencies, as gzip makes it: of equal frequencies the flatter tree first, lengths cut to a longest one. */
final class Codes {
    private final int[] frequency;
    private final int[] parent;
    private final int longest;
    /** Lengths in bits, by symbol; 0 for one that does not occur. */
    final int[] lengths;
    /** Codes with their bits in the order in which they are written, by symbol. */
    final int[] codes;
    /** The largest symbol that occurs. */
    final int last;
    private final int[] heap;
    private final int[] depth;
    private int heapLength;
    private int heapMost;

    /** @param longest a code's greatest length in bits */
    Codes(int[] frequencies, int longest) {
        int symbols = frequencies.length;
        this.longest = longest;
        frequency = java.util.Arrays.copyOf(frequencies, 2 * symbols + 1);
        parent = new int[2 * symbols + 1];
        lengths = new int[2 * symbols + 1];
        heap = new int[2 * symbols + 1];
        depth = new int[2 * symbols + 1];
        last = build(symbols);
        codes = codes(lengths, last, longest);
    }

    private int build(int symbols) {
        heapMost = 2 * symbols + 1;
        int greatest = -1;
        for (int n = 0; n < symbols; n++) {
            if (frequency[n] != 0) {
                heap[++heapLength] = greatest = n;
            }
        }
        while (heapLength < 2) {
            int forced = greatest < 2 ? ++greatest : 0;
            heap[++heapLength] = forced;
            frequency[forced] = 1;
        }
        for (int n = heapLength / 2; n >= 1; n--) {
            sink(n);
        }
        int node = symbols;
        do {
            int n = heap[1];
            heap[1] = heap[heapLength--];
            sink(1);
            int m = heap[1];
            heap[--heapMost] = n;
            heap[--heapMost] = m;
            frequency[node] = frequency[n] + frequency[m];
            depth[node] = Math.max(depth[n], depth[m]) + 1;
            parent[n] = parent[m] = node;
            heap[1] = node++;
            sink(1);
        } while (heapLength >= 2);
        heap[--heapMost] = heap[1];
        measure(greatest);
        return greatest;
    }

    private boolean smaller(int n, int m) {
        return frequency[n] < frequency[m] || frequency[n] == frequency[m] && depth[n] <= depth[m];
    }

    private void sink(int from) {
        int k = from;
        int value = heap[k];
        for (int j = k << 1; j <= heapLength; j <<= 1) {
            if (j < heapLength && smaller(heap[j + 1], heap[j])) {
                j++;
            }
            if (smaller(value, heap[j])) {
                break;
            }
            heap[k] = heap[j];
            k = j;
        }
        heap[k] = value;
    }

    private void measure(int greatest) {
        int[] count = new int[longest + 1];
        int overflow = 0;
        lengths[heap[heapMost]] = 0;
        int h = heapMost + 1;
        for (; h < heap.length; h++) {
            int n = heap[h];
            int bits = lengths[parent[n]] + 1;
            if (bits > longest) {
                bits = longest;
                overflow++;
            }
            lengths[n] = bits;
            if (n <= greatest) {
                count[bits]++;
            }
        }
        if (overflow > 0) {
            shorten(count, overflow, greatest);
        }
    }

    private void shorten(int[] count, int tooMany, int greatest) {
        for (int overflow = tooMany; overflow > 0; overflow -= 2) {
            int bits = longest - 1;
            while (count[bits] == 0) {
                bits--;
            }
            count[bits]--;
            count[bits + 1] += 2;
            count[longest]--;
        }
        int h = heap.length;
        for (int bits = longest; bits != 0; bits--) {
            for (int n = count[bits]; n != 0; ) {
                int m = heap[--h];
                if (m <= greatest) {
                    lengths[m] = bits;
                    n--;
                }
            }
        }
    }

    /** The codes that follow from lengths (RFC 1951, 3.2.2). */
    static int[] codes(int[] lengths, int last, int longest) {
        int[] count = new int[longest + 1];
        for (int n = 0; n <= last; n++) {
            count[lengths[n]]++;
        }
        count[0] = 0;
        int[] next = new int[longest + 1];
        for (int bits = 1, code = 0; bits <= longest; bits++) {
            next[bits] = code = code + count[bits - 1] << 1;
        }
        int[] codes = new int[last + 1];
        for (int n = 0; n <= last; n++) {
            codes[n] = lengths[n] == 0 ? 0 : Integer.reverse(next[lengths[n]]++) >>> 32 - lengths[n];
        }
        return codes;
    }
}
