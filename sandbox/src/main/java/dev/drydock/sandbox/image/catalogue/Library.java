package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images that courses use besides the bases: read from the resource {@code library.txt}, when somebody first asks for one.
 *
 * <pre>
 * repo NAME | STARS | official or - | DESCRIPTION
 * edition VERSION BASE[+FLAVOUR] CREATED SIZE/COMPRESSED : TAG...
 * [CONDITION] env|label|user|workdir|expose|volume|entrypoint|cmd|stop VALUE...
 * [CONDITION] layer SIZE COMPRESSED TEXT
 *   lines of the layer's listing, by two blanks
 * </pre>
 *
 * A condition names a base or a flavour, with {@code !} before it the others. In all lines stand {@code @V} for the version, {@code @M} for
 * its first number, {@code @N} for its first two, {@code @A} and {@code @X} for the architecture as Go and as Linux name it, {@code @S} and
 * {@code @C} for the edition's sizes. See {@link Inventory} for listings.
 */
public final class Library {
    private static final List<Image.Platform> PLATFORMS = List.of(Image.Platform.LINUX_AMD64, Image.Platform.LINUX_ARM64);

    private final Bases.Shared bases = new Bases.Shared();
    private final Map<String, List<String>> linesByName = new LinkedHashMap<>();
    private final List<Listed> entries = new ArrayList<>();

    /** A line of {@code docker search}. */
    public record Listed(String name, String description, int stars, boolean official) {}

    private Library() {
        List<String> lines = List.of();
        for (String line : Inventory.resource("library.txt").split("\n")) {
            if (line.startsWith("repo ")) {
                String[] parts = line.substring(5).split(" \\| ", 4);
                lines = new ArrayList<>();
                linesByName.put(parts[0], lines);
                if (!parts[1].equals("-")) {
                    entries.add(new Listed(parts[0], parts[3], Integer.parseInt(parts[1]), parts[2].equals("official")));
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
    }

    /** What {@code docker search} finds on Docker Hub, the most liked first. */
    public static List<Listed> listed() {
        List<Listed> sorted = new ArrayList<>(new Library().entries);
        sorted.sort((a, b) -> Integer.compare(b.stars(), a.stars()));
        return List.copyOf(sorted);
    }

    /** The repositories of a registry: {@code docker.io}, {@code quay.io}. None of their images is made yet. */
    public static List<Repository> repositories(String host) {
        Library library = new Library();
        List<Repository> all = new ArrayList<>();
        library.linesByName.forEach((name, lines) -> {
            if (lines.isEmpty()) {
                return;
            }
            int slash = name.indexOf('/');
            boolean elsewhere = slash > 0 && name.lastIndexOf('.', slash) > 0;
            String domain = elsewhere ? name.substring(0, slash) : "docker.io";
            if (domain.equals(host)) {
                String path = elsewhere ? name.substring(slash + 1) : slash > 0 ? name : "library/" + name;
                all.add(library.repository(path, lines));
            }
        });
        return List.copyOf(all);
    }

    private Repository repository(String path, List<String> lines) {
        Repository repository = Repository.empty(path);
        List<String> steps = lines.stream().filter(line -> !line.startsWith("edition ")).toList();
        for (String line : lines) {
            if (line.startsWith("edition ")) {
                Edition edition = Edition.read(line);
                List<Image> images = PLATFORMS.stream()
                        .map(platform -> Image.lazily(() -> edition.image(bases.named(edition.base(), platform), platform, steps)))
                        .toList();
                repository = repository.withAll(edition.tags(), images);
            }
        }
        return repository;
    }
}
