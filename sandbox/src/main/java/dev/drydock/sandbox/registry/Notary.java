package dev.drydock.sandbox.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who signed which tags of a registry's repositories: looked up when asked, since digests are computed then. */
public final class Notary {
    public static final Notary NONE = new Notary("none", path -> List.of());

    private final String name;
    private final Function<String, List<Signed>> signed;

    /**
     * @param name of this notary: two of the same name say the same
     * @param signed by a repository's path its signed tags; must give the same at every call
     */
    public Notary(String name, Function<String, List<Signed>> signed) {
        this.name = name;
        this.signed = signed;
    }

    /**
     * A signed tag.
     *
     * @param digest of the manifest that was signed, {@code sha256:...}
     * @param tampered whether what the registry holds under this digest is no longer what was signed
     */
    public record Signed(String tag, String digest, List<String> signers, boolean tampered) {}

    public List<Signed> signed(String path) {
        return signed.apply(path);
    }

    public Optional<Signed> signed(String path, String tag) {
        return signed(path).stream().filter(one -> one.tag().equals(tag)).findFirst();
    }

    /** Whether the bytes behind a digest were changed after the push. */
    boolean tampered(String path, String digest) {
        return signed(path).stream().anyMatch(one -> one.tampered() && one.digest().equals(digest));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Notary that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "Notary[" + name + "]";
    }
}
