package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import java.util.List;

/** Where {@code cp}, {@code mv} and {@code ln} put things: into a folder, or onto one name. */
record Targets(List<String> sources, String target, boolean into) {

    /** What the operands mean, or a complaint about them. */
    sealed interface Reading {
        record Read(Targets targets) implements Reading {}

        /** @param usage whether it is a wrong call, to be answered with a hint */
        record Refused(String complaint, boolean usage) implements Reading {}
    }

    static Reading read(Sys sys, Arguments arguments) {
        List<String> operands = arguments.operands();
        if (operands.isEmpty()) {
            return new Reading.Refused("missing file operand", true);
        }
        if (arguments.has("t")) {
            String folder = arguments.value("t").orElse("");
            return sys.files().isDirectory(folder) ? new Reading.Read(new Targets(operands, folder, true))
                    : new Reading.Refused("target directory " + arguments.quote(folder) + ": " + (sys.files().exists(folder) ? Errno.ENOTDIR : Errno.ENOENT).text(), false);
        }
        if (operands.size() == 1) {
            return new Reading.Refused("missing destination file operand after " + arguments.quote(operands.get(0)), true);
        }
        String target = operands.get(operands.size() - 1);
        List<String> sources = operands.subList(0, operands.size() - 1);
        boolean directory = sys.files().isDirectory(target) && !arguments.has("T");
        if (arguments.has("T") && sources.size() > 1) {
            return new Reading.Refused("extra operand " + arguments.quote(target), true);
        }
        if (sources.size() > 1 && !directory) {
            boolean there = sys.files().exists(target);
            return new Reading.Refused(arguments.words("target " + arguments.quote(target) + ": " + (there ? Errno.ENOTDIR : Errno.ENOENT).text(),
                    "target '" + target + "' is not a directory"), false);
        }
        return new Reading.Read(new Targets(sources, target, directory));
    }

    /** The path that a source gets. */
    String pathOf(String source) {
        if (!into) {
            return target;
        }
        String name = source.replaceFirst("/+$", "");
        name = name.substring(name.lastIndexOf('/') + 1);
        String folder = target.endsWith("/") ? target : target + "/";
        return name.equals(".") || name.equals("..") ? target : folder + name;
    }
}
