package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Sizes;
import dev.drydock.sandbox.tool.regex.Glob;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code tree}: folders and what is in them, drawn. */
public final class TreeTool implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a d f i n p s h D F L= I= P= o= C noreport charset= dirsfirst r t prune");
    }

    @Override
    public String usage() {
        return "[-adfi] [-L LEVEL] [DIRECTORY]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        String depth = arguments.value("L").orElse("1000");
        if (!depth.matches("[1-9]\\d{0,3}")) {
            return sys.fail(arguments.name() + ": Invalid level, must be greater than 0.\n", 1);
        }
        Drawing drawing = new Drawing(sys, arguments, Integer.parseInt(depth), new StringBuilder(), new int[2]);
        boolean wrong = false;
        for (String root : arguments.operands().isEmpty() ? List.of(".") : arguments.operands()) {
            boolean there = sys.files().isDirectory(root);
            wrong |= !there;
            drawing.counts[0] += there ? 1 : 0;
            drawing.out.append(root).append(there ? "" : "  [error opening dir]").append('\n');
            drawing.below(root, "", 1);
        }
        int folders = drawing.counts[0];
        if (!arguments.has("noreport")) {
            drawing.out.append('\n').append(folders).append(folders == 1 ? " directory" : " directories");
            drawing.out.append(arguments.has("d") ? "" : ", " + drawing.counts[1] + (drawing.counts[1] == 1 ? " file" : " files")).append('\n');
        }
        return new Output().out(drawing.out.toString()).exit(sys, wrong ? 2 : 0);
    }

    /** @param counts folders and files so far */
    private record Drawing(Sys sys, Arguments arguments, int deepest, StringBuilder out, int[] counts) {
        void below(String folder, String lead, int depth) {
            if (depth > deepest || depth > 100) {
                return;
            }
            List<Map.Entry<String, Node>> children = new ArrayList<>(sys.files().list(folder).toOptional().orElse(new TreeMap<>()).entrySet());
            children.removeIf(child -> (child.getKey().startsWith(".") && !arguments.has("a"))
                    || (arguments.has("d") && !(child.getValue() instanceof Directory))
                    || arguments.values("I").stream().anyMatch(glob -> List.of(glob.split("\\|")).stream().anyMatch(one -> Glob.matches(one, child.getKey())))
                    || (arguments.has("P") && !(child.getValue() instanceof Directory) && arguments.values("P").stream().noneMatch(glob -> Glob.matches(glob, child.getKey()))));
            if (arguments.has("dirsfirst")) {
                children.sort(Comparator.comparing(child -> !(child.getValue() instanceof Directory)));
            }
            for (int i = 0; i < children.size(); i++) {
                boolean last = i == children.size() - 1;
                Map.Entry<String, Node> child = children.get(i);
                String path = folder.endsWith("/") ? folder + child.getKey() : folder + "/" + child.getKey();
                boolean directory = child.getValue() instanceof Directory;
                counts[directory ? 0 : 1]++;
                String corner = arguments.unicode() ? (last ? "\u2514\u2500\u2500 " : "\u251c\u2500\u2500 ") : last ? "`-- " : "|-- ";
                String size = arguments.has("s") || arguments.has("h") ? "[" + String.format(Locale.ROOT, arguments.has("h") ? "%4s" : "%11s",
                        arguments.has("h") ? Sizes.human(child.getValue().size()) : Long.toString(child.getValue().size())) + "]  " : "";
                out.append(arguments.has("i") ? "" : lead + corner).append(size).append(arguments.has("f") ? path : child.getKey())
                        .append(child.getValue() instanceof Symlink link ? " -> " + link.target() : "")
                        .append(arguments.has("F") && directory ? "/" : "").append('\n');
                if (directory) {
                    below(path, lead + (last ? "    " : arguments.unicode() ? "\u2502\u00a0\u00a0 " : "|   "), depth + 1);
                }
            }
        }
    }
}
