package dev.drydock.sandbox.cluster.api;

import java.util.Optional;

/** The kinds of patches, with the content types that name them. */
public enum PatchType {
    JSON("application/json-patch+json"),
    MERGE("application/merge-patch+json"),
    STRATEGIC("application/strategic-merge-patch+json"),
    APPLY("application/apply-patch+yaml");

    private final String contentType;

    PatchType(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    public static Optional<PatchType> of(String contentType) {
        String plain = contentType.replaceFirst(";.*", "").strip();
        for (PatchType type : values()) {
            if (type.contentType.equals(plain)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
