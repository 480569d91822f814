package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Tree;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code --output} asks for.
 *
 * @param kind {@code image}, {@code local}, {@code tar} or {@code none}
 * @param target where files go, {@code -} for standard output
 * @param pushes whether the image is pushed
 * @param complaint what is wrong, or empty
 */
record Export(String kind, String target, boolean pushes, String complaint) {
    private static final Export IMAGE = new Export("image", "", false, "");

    static Export of(GivenFlags flags) {
        List<String> outputs = flags.all("output");
        if (outputs.isEmpty()) {
            return flags.on("push") && flags.all("tag").isEmpty() ? wrong("failed to build: tag is needed when pushing to registry") : new Export("image", "", flags.on("push"), "");
        }
        String text = outputs.get(outputs.size() - 1);
        Map<String, String> values = new TreeMap<>();
        if (!text.contains("=") && !text.contains(",")) {
            values.put("type", text.equals("-") ? "tar" : "local");
            values.put("dest", text);
        } else {
            for (String field : text.split(",")) {
                int equals = field.indexOf('=');
                if (equals < 0) {
                    return wrong("invalid value " + field);
                }
                values.put(field.substring(0, equals).toLowerCase(Locale.ROOT), field.substring(equals + 1));
            }
        }
        return read(values, flags);
    }

    private static Export read(Map<String, String> values, GivenFlags flags) {
        String target = values.getOrDefault("dest", "");
        String type = values.getOrDefault("type", "");
        return switch (type) {
            case "" -> wrong("type is required for output");
            case "local" -> target.isEmpty() ? wrong("dest is required for local output") : target.equals("-") ? wrong("dest cannot be stdout for local exporter")
                    : new Export("local", target, false, "");
            case "tar" -> new Export("tar", target.isEmpty() ? "-" : target, false, "");
            case "image", "registry" -> new Export("image", "", flags.on("push") || type.equals("registry") || values.getOrDefault("push", "").equals("true"), "");
            case "docker" -> target.isEmpty() ? IMAGE : wrong("failed to build: " + unsupported("Docker exporter", "build-exporters"));
            case "oci" -> wrong("failed to build: " + unsupported("OCI exporter", "build-exporters"));
            case "cacheonly" -> new Export("none", "", false, "");
            default -> wrong("failed to build: failed to solve: exporter \"" + type + "\" could not be found");
        };
    }

    private static Export wrong(String complaint) {
        return new Export("image", "", false, complaint);
    }

    /** What the engine's own builder cannot do. */
    static String unsupported(String feature, String page) {
        return feature + " is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.\n"
                + "Learn more at https://docs.docker.com/go/" + page + "/";
    }

    /** Writes the files that came. */
    Step write(Sys sys, Tree result) {
        if (kind.equals("none")) {
            return Step.exit(0);
        }
        Bytes archive = Bytes.wrap(Base64.getDecoder().decode(result.get("files").text()));
        if (kind.equals("tar")) {
            if (target.equals("-")) {
                return sys.write(1, archive, s -> Step.exit(0));
            }
            Outcome<Boolean> written = sys.files().write(target, archive);
            return written.ok() ? Step.exit(0) : sys.fail("ERROR: open " + target + ": " + written.errno().text().toLowerCase(Locale.ROOT) + "\n", 1);
        }
        Directory files = Tar.read(archive).orElse(Directory.EMPTY);
        folders(sys, target);
        put(sys, target, files);
        return Step.exit(0);
    }

    private static void folders(Sys sys, String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            sys.files().makeDirectory(path.substring(0, slash), 0755);
        }
        sys.files().makeDirectory(path, 0755);
    }

    /** Files belong to whoever builds. */
    private static void put(Sys sys, String folder, Directory files) {
        files.children().forEach((name, node) -> {
            String path = folder + "/" + name;
            if (node instanceof Directory inner) {
                sys.files().makeDirectory(path, inner.attributes().mode() | 0700);
                put(sys, path, inner);
            } else {
                Attributes own = node.attributes().withOwner(sys.credentials().uid(), sys.credentials().gid());
                Node mine = node.with(own);
                sys.files().put(path, mine);
            }
        });
    }
}
