package dev.drydock.sandbox.image;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;

/**
 * One layer of an image: the files it adds or changes, and whiteouts ({@code .wh.name}) for those it takes away, as in the OCI
 * image specification. Its names are hashes of its real bytes, computed when first asked for.
 */
public final class Layer {
    private final Directory diff;
    private final long size;
    private final long compressedSize;
    private String diffId;
    private String digest;

    private Layer(Directory diff, long size, long compressedSize) {
        this.diff = diff;
        this.size = size;
        this.compressedSize = compressedSize;
    }

    /**
     * A layer of the catalogue.
     *
     * @param size nominal bytes of its files
     * @param compressedSize nominal bytes that a pull transfers
     */
    public static Layer of(Directory diff, long size, long compressedSize) {
        return new Layer(diff, size, compressedSize);
    }

    /** A layer made here, by a commit or build: sizes are those of its files. */
    public static Layer of(Directory diff) {
        long size = FileSizes.below(diff);
        return new Layer(diff, size, Math.max(32, size * 2 / 5));
    }

    public Directory diff() {
        return diff;
    }

    /** Nominal bytes of the files. */
    public long size() {
        return size;
    }

    /** Nominal bytes of the compressed archive. */
    public long compressedSize() {
        return compressedSize;
    }

    /** SHA-256 of the uncompressed archive. */
    public String diffId() {
        if (diffId == null) {
            diffId = Digest.of(Tar.write(diff));
        }
        return diffId;
    }

    /** SHA-256 of the compressed archive: what registries and progress lines call the layer. */
    public String digest() {
        if (digest == null) {
            digest = Digest.of(blob());
        }
        return digest;
    }

    /** The compressed archive. */
    public Bytes blob() {
        return Gzip.stored(Tar.write(diff));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Layer that && diffId().equals(that.diffId());
    }

    @Override
    public int hashCode() {
        return diffId().hashCode();
    }

    @Override
    public String toString() {
        return "Layer[" + size + "]";
    }

    /** Adds up nominal sizes, an inode with several names once. */
    private static final class FileSizes {
        private final java.util.Set<Long> seen = new java.util.LinkedHashSet<>();

        static long below(Directory directory) {
            return new FileSizes().sum(directory);
        }

        private long sum(Node node) {
            if (node instanceof Directory directory) {
                return directory.children().values().stream().mapToLong(this::sum).sum();
            }
            if (node instanceof RegularFile file) {
                return file.hardLink() == 0 || seen.add(file.hardLink()) ? file.size() : 0;
            }
            return 0;
        }
    }
}
