package dev.drydock.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checkout as the rules see it: its modules' folders, and the classes whose sources are not tests. */
final class House {
    static final List<String> MODULES = List.of("sandbox", "lessons", "content-zh", "content-en", "tutor-engine");
    private static final Pattern CLASS_FILE = Pattern.compile("/(dev/drydock/[^.$]+)[^/]*\\.class$");
    static final Path TOP = top();
    static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(House::isOurs).importPackages("dev.drydock");

    private House() {}

    static Path sources(String module) {
        return TOP.resolve(module).resolve("src/main/java");
    }

    private static Path top() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("sandbox"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static boolean isOurs(Location location) {
        Matcher name = CLASS_FILE.matcher(location.asURI().toString());
        return name.find() && MODULES.stream().anyMatch(module -> Files.exists(sources(module).resolve(name.group(1) + ".java")));
    }
}
