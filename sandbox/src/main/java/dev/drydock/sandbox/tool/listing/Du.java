package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Sizes;
import dev.drydock.sandbox.tool.regex.Glob;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code du}: how much disk space files take. */
public final class Du implements Tool {
    @Override
    public Spec options() {
        return Spec.of("0 a,all b,bytes apparent-size c,total d,max-depth= h,human-readable si k L l m s,summarize S x,one-file-system H D B,block-size= exclude= t= time?=");
    }

    @Override
    public String usage() {
        return "[-aHLdclsxhmk] [FILE]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        String depth = arguments.has("s") ? "0" : arguments.value("d").orElse("1000");
        if (!depth.matches("\\d{1,4}")) {
            return sys.fail(arguments.name() + ": invalid maximum depth " + arguments.quote(depth) + "\n" + hint(arguments.name()), 1);
        }
        Output output = new Output();
        long total = 0;
        int status = 0;
        for (String path : arguments.operands().isEmpty() ? List.of(".") : arguments.operands()) {
            Outcome<Node> node = sys.files().linkNode(path);
            if (!node.ok()) {
                output.complain(arguments, arguments.words("cannot access " + arguments.quote(path), path) + ": " + node.errno().text());
                status = 1;
                continue;
            }
            total += measure(sys, arguments, path, node.value(), Integer.parseInt(depth), 0, output);
        }
        output.out(arguments.has("c") ? shown(arguments, total) + "\ttotal\n" : "");
        return output.exit(sys, status);
    }

    private static long measure(Sys sys, Arguments arguments, String path, Node node, int deepest, int depth, Output output) {
        boolean apparent = arguments.has("b") || arguments.has("apparent-size");
        long bytes = apparent ? node.size() : Entry.blocks(node) * 1024;
        if (node instanceof Directory && depth < 200) {
            for (Map.Entry<String, Node> child : sys.files().list(path).toOptional().orElse(new TreeMap<>()).entrySet()) {
                if (arguments.values("exclude").stream().noneMatch(glob -> Glob.matches(glob, child.getKey()))) {
                    String below = path.endsWith("/") ? path + child.getKey() : path + "/" + child.getKey();
                    bytes += measure(sys, arguments, below, child.getValue(), deepest, depth + 1, output);
                }
            }
        }
        if (depth <= deepest && (depth == 0 || node instanceof Directory || arguments.has("a"))) {
            output.out(shown(arguments, bytes) + "\t" + path + "\n");
        }
        return bytes;
    }

    private static String shown(Arguments arguments, long bytes) {
        if (arguments.has("h")) {
            return arguments.busybox() ? Sizes.busybox(bytes) : Sizes.human(bytes);
        }
        long unit = arguments.has("b") ? 1 : arguments.has("m") ? 1 << 20 : 1024;
        return Long.toString((bytes + unit - 1) / unit);
    }
}
