package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The repositories of one world's registries, made once, when somebody looks: the common ones first, the others only if they are not enough. */
public final class Catalogue {
    private final Supplier<List<Repository>> common;
    private final Supplier<List<Repository>> others;
    private List<Repository> commonMade;
    private List<Repository> othersMade;

    public Catalogue(Supplier<List<Repository>> common, Supplier<List<Repository>> others) {
        this.common = common;
        this.others = others;
    }

    private List<Repository> common() {
        if (commonMade == null) {
            commonMade = common.get();
        }
        return commonMade;
    }

    private List<Repository> others() {
        if (othersMade == null) {
            othersMade = others.get();
        }
        return othersMade;
    }

    public List<Repository> repositories() {
        List<Repository> all = new ArrayList<>(common());
        all.addAll(others());
        return List.copyOf(all);
    }

    /** Whether an image can be had, for the usual machines. */
    public boolean has(String path, String tag) {
        return find(path, tag).isPresent();
    }

    private Optional<Image> find(String path, String tag) {
        return in(common(), path, tag).or(() -> in(others(), path, tag));
    }

    private static Optional<Image> in(List<Repository> repositories, String path, String tag) {
        for (Repository repository : repositories) {
            if (repository.path().equals(path)) {
                return repository.choose(tag, Image.Platform.LINUX_AMD64);
            }
        }
        return Optional.empty();
    }

    /** An image for the usual machines, looked up when it is looked at. */
    public Image image(String path, String tag) {
        return Image.lazily(() -> find(path, tag).orElseThrow(() -> new IllegalArgumentException("no image " + path + ":" + tag)));
    }
}
