package dev.drydock.sandbox.tool.machine;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.TreeMap;

/** {@code lsb_release}: which distribution it is. */
public final class LsbRelease implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a,all i,id d,description r,release c,codename s,short");
    }

    @Override
    public String usage() {
        return "[OPTIONS]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        TreeMap<String, String> release = new TreeMap<>();
        for (String line : sys.files().read("/etc/os-release").toOptional().orElse(Bytes.EMPTY).text().split("\n")) {
            int mark = line.indexOf('=');
            if (mark > 0) {
                release.put(line.substring(0, mark), line.substring(mark + 1).replace("\"", ""));
            }
        }
        String[][] rows = {
            {"i", "Distributor ID", release.getOrDefault("NAME", "n/a").split(" ")[0]}, {"d", "Description", release.getOrDefault("PRETTY_NAME", "n/a")},
            {"r", "Release", release.getOrDefault("VERSION_ID", "n/a")}, {"c", "Codename", release.getOrDefault("VERSION_CODENAME", "n/a")}};
        Output output = new Output();
        boolean none = List.of("a", "i", "d", "r", "c").stream().noneMatch(arguments::has);
        output.err(arguments.has("a") || none ? "No LSB modules are available.\n" : "");
        for (String[] row : rows) {
            boolean wanted = arguments.has("a") || arguments.has(row[0]);
            output.out(!wanted ? "" : arguments.has("s") ? row[2] + "\n" : row[1] + ":\t" + row[2] + "\n");
        }
        return output.exit(sys, 0);
    }
}
