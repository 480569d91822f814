package dev.drydock.sandbox.image;

import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where the overlay2 driver keeps layers: folders with random names on a real machine, here made from the layers' own. */
public final class GraphDriver {
    private static final String FOLDER = "/var/lib/docker/overlay2/";

    private GraphDriver() {}

    /** What inspect shows of an image. */
    public static Mapping image(Image image) {
        List<String> folders = folders(image);
        String top = folders.isEmpty() ? "" : folders.get(0);
        Mapping.Builder places = Mapping.builder();
        if (folders.size() > 1) {
            places.put("LowerDir", joined(folders.subList(1, folders.size())));
        }
        places.put("MergedDir", top + "/merged").put("UpperDir", top + "/diff").put("WorkDir", top + "/work");
        return Mapping.of("Data", places.build(), "Name", "overlay2");
    }

    /** What inspect shows of a container. */
    public static Mapping container(Image image, String id) {
        String own = FOLDER + new StringBuilder(id).reverse();
        return Mapping.of("Data", Mapping.of(
                "ID", id,
                "LowerDir", own + "-init/diff:" + joined(folders(image)),
                "MergedDir", own + "/merged",
                "UpperDir", own + "/diff",
                "WorkDir", own + "/work"), "Name", "overlay2");
    }

    private static String joined(List<String> folders) {
        return String.join(":", folders.stream().map(folder -> folder + "/diff").toList());
    }

    /** The highest layer first. */
    private static List<String> folders(Image image) {
        List<String> folders = new ArrayList<>();
        image.chainIds().forEach(chain -> folders.add(FOLDER + new StringBuilder(Digest.digits(chain)).reverse()));
        Collections.reverse(folders);
        return folders;
    }
}
