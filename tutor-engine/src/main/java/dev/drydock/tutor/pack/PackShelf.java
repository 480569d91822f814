package dev.drydock.tutor.pack;

import dev.drydock.lessons.bundle.Bundle;
import dev.drydock.lessons.bundle.Manifest;
import dev.drydock.lessons.course.Course;
import dev.drydock.lessons.source.Problems;
import dev.drydock.tutor.edge.Disk;
import dev.drydock.tutor.journal.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packs that are installed: one zip each, never unpacked, so that nothing of a pack can land anywhere else. */
public final class PackShelf {
    private static final String ENDING = ".zip";

    private final Disk disk;
    private final Path folder;

    public PackShelf(Disk disk, DataFolder data) {
        this.disk = disk;
        this.folder = data.packs();
    }

    /** What became of an installation. */
    public sealed interface Installed {
        /** It is there now; {@code before}: the version that was there, empty when there was none. */
        record Fine(Manifest manifest, String before) implements Installed {}

        /** It is there already, to the byte. */
        record Same(Manifest manifest) implements Installed {}

        /** A newer version, or the same one with other content, is there. */
        record Older(Manifest manifest, String here) implements Installed {}

        /** A lesson of this name is there already, of the course or of another pack. */
        record Taken(String lesson, String by) implements Installed {}
    }

    /** The installed packs by name; one that cannot be read any more is left out. */
    public List<Bundle> bundles() {
        List<Bundle> bundles = new ArrayList<>();
        try {
            for (String name : disk.list(folder)) {
                if (name.endsWith(ENDING)) Bundle.ofZip(name, disk.read(folder.resolve(name)), new Problems()).ifPresent(bundles::add);
            }
        } catch (IOException unreadable) {
            // The course is there all the same.
        }
        return bundles;
    }

    /** Puts a pack on the shelf. {@code anyVersion}: also in place of a newer one. @throws IOException when the disk refuses */
    public Installed install(Bundle bundle, boolean anyVersion) throws IOException {
        Manifest manifest = bundle.manifest();
        Optional<Installed> taken = taken(manifest);
        if (taken.isPresent()) return taken.get();
        Optional<Bundle> here = bundles().stream().filter(each -> each.manifest().name().equals(manifest.name())).findFirst();
        byte[] zip = bundle.zip();
        if (here.isPresent()) {
            if (java.util.Arrays.equals(here.get().zip(), zip)) return new Installed.Same(manifest);
            if (!anyVersion && manifest.comparedTo(here.get().manifest()) <= 0) return new Installed.Older(manifest, here.get().manifest().version());
        }
        disk.write(folder.resolve(manifest.name() + ENDING), zip);
        return new Installed.Fine(manifest, here.map(each -> each.manifest().version()).orElse(""));
    }

    private Optional<Installed> taken(Manifest manifest) {
        List<String> ofTheCourse = Course.ofTheProgram().lessonIds();
        for (String lesson : manifest.lessons()) {
            if (ofTheCourse.contains(lesson)) return Optional.of(new Installed.Taken(lesson, "drydock"));
            for (Bundle other : bundles()) {
                boolean another = !other.manifest().name().equals(manifest.name());
                if (another && other.manifest().lessons().contains(lesson)) return Optional.of(new Installed.Taken(lesson, other.manifest().name()));
            }
        }
        return Optional.empty();
    }

    /** Takes a pack away; progress in its lessons stays. False when it is not there. */
    public boolean remove(String name) throws IOException {
        Path file = folder.resolve(name + ENDING);
        if (!name.matches("[a-z][a-z0-9-]*") || !disk.isFile(file)) return false;
        disk.remove(file);
        return true;
    }
}
