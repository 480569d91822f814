package dev.drydock.sandbox.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A repository of a registry: tags, each naming an image or several, one a platform. Tags keep the order of their first push.
 *
 * @param path {@code library/nginx}
 */
public record Repository(String path, Map<String, List<Image>> imagesByTag) {
    public Repository {
        imagesByTag = Collections.unmodifiableMap(new LinkedHashMap<>(imagesByTag));
    }

    public static Repository empty(String path) {
        return new Repository(path, Map.of());
    }

    /** With a tag set to these images, one a platform, the preferred first. */
    public Repository with(String tag, Image... images) {
        return with(tag, List.of(images));
    }

    public Repository with(String tag, List<Image> images) {
        Map<String, List<Image>> more = new LinkedHashMap<>(imagesByTag);
        more.put(tag, List.copyOf(images));
        return new Repository(path, more);
    }

    /** With several tags for the same images. */
    public Repository withAll(List<String> tags, List<Image> images) {
        Repository repository = this;
        for (String tag : tags) {
            repository = repository.with(tag, images);
        }
        return repository;
    }

    public List<Image> tagged(String tag) {
        return imagesByTag.getOrDefault(tag, List.of());
    }

    /** The image of a tag for a platform. A tag with a single image gives it for every platform, as a plain manifest does. */
    public Optional<Image> choose(String tag, Image.Platform wanted) {
        List<Image> images = tagged(tag);
        return images.size() == 1 ? Optional.of(images.get(0)) : images.stream().filter(image -> fits(image, wanted)).findFirst();
    }

    private static boolean fits(Image image, Image.Platform wanted) {
        return image.platform().os().equals(wanted.os()) && image.platform().architecture().equals(wanted.architecture());
    }

    /** The image whose manifest has this digest. Hashes every image of the repository, once. */
    public Optional<Image> byDigest(String manifestDigest) {
        return all().stream().filter(image -> image.manifestDigest().equals(manifestDigest)).findFirst();
    }

    /** All images, each once. */
    public List<Image> all() {
        List<Image> all = new ArrayList<>();
        imagesByTag.values().forEach(images -> images.stream().filter(image -> all.stream().noneMatch(other -> other == image)).forEach(all::add));
        return List.copyOf(all);
    }
}
