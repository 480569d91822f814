package dev.drydock.sandbox.image;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * An image that an engine has, with the names under which it has it.
 *
 * @param tags repository and tag, sorted
 * @param repositories names of repositories it was pulled from or pushed to: with the manifest's digest they are its repo digests
 * @param parentId ID of the image it was built on here, or empty
 * @param lastTaggedMicros when it was last tagged here, virtual microseconds since 1970; 0 if it only was pulled
 */
public record StoredImage(Image image, List<Reference> tags, List<Reference> repositories, String parentId, long lastTaggedMicros) {
    public StoredImage {
        tags = eachOnceByName(tags);
        repositories = eachOnceByName(repositories);
    }

    private static List<Reference> eachOnceByName(List<Reference> references) {
        TreeMap<String, Reference> byName = new TreeMap<>();
        for (Reference reference : references) {
            byName.put(reference.canonical(), reference);
        }
        return List.copyOf(byName.values());
    }

    /** An image that nobody has named yet. */
    public static StoredImage unnamed(Image image, String parentId) {
        return new StoredImage(image, List.of(), List.of(), parentId, 0);
    }

    public StoredImage withTag(Reference tag) {
        List<Reference> more = new ArrayList<>(tags);
        more.add(tag);
        return new StoredImage(image, more, repositories, parentId, lastTaggedMicros);
    }

    public StoredImage withoutTag(Reference tag) {
        return new StoredImage(image, tags.stream().filter(each -> !each.equals(tag)).toList(), repositories, parentId, lastTaggedMicros);
    }

    public StoredImage withRepository(Reference repository) {
        List<Reference> more = new ArrayList<>(repositories);
        more.add(repository.untagged());
        return new StoredImage(image, tags, more, parentId, lastTaggedMicros);
    }

    public StoredImage withoutRepository(Reference repository) {
        Reference gone = repository.untagged();
        return new StoredImage(image, tags, repositories.stream().filter(each -> !each.equals(gone)).toList(), parentId, lastTaggedMicros);
    }

    public StoredImage taggedAt(long micros) {
        return new StoredImage(image, tags, repositories, parentId, micros);
    }

    /** {@code repository@sha256:...} for each repository. */
    public List<Reference> repoDigests() {
        return repositories.stream().map(repository -> repository.withDigest(image.manifestDigest())).toList();
    }

    /** Without a tag and not the parent of another, an image is dangling; the second is not known here. */
    public boolean isUntagged() {
        return tags.isEmpty();
    }
}
