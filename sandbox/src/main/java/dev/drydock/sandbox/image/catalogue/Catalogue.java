package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Repository;
import java.util.List;
import java.util.function.Supplier;

/** The repositories of one world's registries, made once, when somebody looks. */
public final class Catalogue {
    private final Supplier<List<Repository>> maker;
    private List<Repository> made;

    public Catalogue(Supplier<List<Repository>> maker) {
        this.maker = maker;
    }

    public List<Repository> repositories() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }

    /** An image for the usual machines, looked up when it is looked at. */
    public Image image(String path, String tag) {
        return Image.lazily(() -> repositories().stream()
                .filter(repository -> repository.path().equals(path))
                .findFirst()
                .flatMap(repository -> repository.choose(tag, Image.Platform.LINUX_AMD64))
                .orElseThrow(() -> new IllegalArgumentException("no image " + path + ":" + tag)));
    }
}
