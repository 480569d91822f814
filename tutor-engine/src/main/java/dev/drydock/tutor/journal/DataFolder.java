package dev.drydock.tutor.journal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the program keeps a learner's progress: {@code DRYDOCK_HOME} when set, else the place each system has for it
 * (the XDG base directory specification, Apple's Application Support, Windows' local application folder).
 */
public record DataFolder(Path path) {

    /**
     * @param system the value of {@code os.name}
     * @param home the user's home folder
     */
    public static DataFolder of(Map<String, String> environment, String system, String home) {
        String own = environment.getOrDefault("DRYDOCK_HOME", "");
        if (!own.isEmpty()) return new DataFolder(Path.of(own).toAbsolutePath());
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return new DataFolder((local.isEmpty() ? Path.of(home, "AppData", "Local") : Path.of(local)).resolve("Drydock"));
        }
        if (name.startsWith("mac")) return new DataFolder(Path.of(home, "Library", "Application Support", "Drydock"));
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        // The specification: a relative path is invalid and must be ignored.
        Path base = xdg.startsWith("/") ? Path.of(xdg) : Path.of(home, ".local", "share");
        return new DataFolder(base.resolve("drydock"));
    }

    /** The folder of one of several learners on a computer; the same folder for no name. */
    public DataFolder profile(String name) {
        return name.isEmpty() ? this : new DataFolder(path.resolve("profiles").resolve(name));
    }

    /** The profile whose folder it is; empty for the only learner. */
    public String profile() {
        boolean one = path.getParent() != null && path.getParent().endsWith("profiles");
        return one ? path.getFileName().toString() : "";
    }

    /** Held by the one program that saves here. */
    public Path lock() {
        return path.resolve("lock");
    }

    public Path settings() {
        return path.resolve("settings");
    }

    public Path history() {
        return path.resolve("history");
    }

    /** The journal of an exam. */
    public Path examOf(String lesson) {
        return path.resolve("exams").resolve(lesson + ".journal");
    }

    /** What was answered in reviews, an answer a line. */
    public Path reviews() {
        return path.resolve("reviews");
    }

    /** The packs of a computer, for all who learn at it. */
    public Path packs() {
        Path shared = profile().isEmpty() ? path : path.getParent().getParent();
        return shared.resolve("packs");
    }

    public Path lessons() {
        return path.resolve("lessons");
    }

    /** The journal of one lesson; its name is one path segment, as the lint of lessons demands. */
    public Path journalOf(String lesson) {
        return lessons().resolve(lesson + ".journal");
    }
}
