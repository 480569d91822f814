package dev.drydock.sandbox.tool;

import dev.drydock.sandbox.tool.network.NetworkTools;
import dev.drydock.sandbox.tool.search.Grep;
import dev.drydock.sandbox.tool.search.SedTool;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.tool.system.SystemTools;
import dev.drydock.sandbox.tool.text.Cat;
import dev.drydock.sandbox.tool.text.Head;
import dev.drydock.sandbox.tool.text.Rev;
import dev.drydock.sandbox.tool.text.Tail;
import dev.drydock.sandbox.tool.text.Wc;
import java.util.List;
import java.util.Optional;

/** Which tools there are; made when asked for. */
final class Catalogue {
    /** The applets that {@code busybox --list} names. */
    static final List<String> APPLETS = List.of("ash", "cat", "egrep", "fgrep", "grep", "head", "rev", "sed", "sh", "tail", "wc");

    private Catalogue() {}

    static Optional<Tool> tool(String name) {
        return text(name).or(() -> search(name)).or(() -> SystemTools.find(name)).or(() -> NetworkTools.find(name));
    }

    private static Optional<Tool> search(String name) {
        return switch (name) {
            case "grep" -> Optional.of(new Grep("G"));
            case "egrep" -> Optional.of(new Grep("E"));
            case "fgrep" -> Optional.of(new Grep("F"));
            case "sed" -> Optional.of(new SedTool());
            default -> Optional.empty();
        };
    }

    private static Optional<Tool> text(String name) {
        return switch (name) {
            case "cat" -> Optional.of(new Cat());
            case "head" -> Optional.of(new Head());
            case "rev" -> Optional.of(new Rev());
            case "tail" -> Optional.of(new Tail());
            case "wc" -> Optional.of(new Wc());
            default -> Optional.empty();
        };
    }
}
