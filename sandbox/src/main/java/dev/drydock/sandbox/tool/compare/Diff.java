package dev.drydock.sandbox.tool.compare;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Errno;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Slurp;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Optional;

/** {@code diff}: what must change in one file, or folder, to make it the other. */
public final class Diff implements Tool {
    @Override
    public Spec options() {
        return Spec.of("q,brief s,report-identical-files u U= unified?= c C= context?= n,rcs e,ed y,side-by-side W,width= left-column suppress-common-lines"
                + " p,show-c-function F,show-function-line= label,L= t,expand-tabs T,initial-tab tabsize= r,recursive no-dereference N,new-file"
                + " unidirectional-new-file ignore-file-name-case x,exclude= X,exclude-from= S,starting-file= i,ignore-case E,ignore-tab-expansion"
                + " Z,ignore-trailing-space b,ignore-space-change w,ignore-all-space B,ignore-blank-lines I,ignore-matching-lines= a,text"
                + " strip-trailing-cr d,minimal H,speed-large-files color?= normal v,version");
    }

    @Override
    public String usage() {
        return "[OPTION]... FILES";
    }

    @Override
    public int misuseStatus() {
        return 2;
    }

    @Override
    public String hint(String name) {
        return name + ": Try '" + name + " --help' for more information.\n";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.has("v")) {
            return sys.print("diff (GNU diffutils) 3.10\n", 0);
        }
        Optional<String> number = Differing.contextAsked(arguments);
        if (number.isPresent() && !number.get().matches("\\d{1,9}")) {
            return misuse(sys, arguments, "invalid context length '" + number.get() + "'");
        }
        Optional<String> width = arguments.value("W");
        if (width.isPresent() && !width.get().matches("[1-9]\\d{0,8}")) {
            return misuse(sys, arguments, "invalid width '" + width.get() + "'");
        }
        if (arguments.operands().size() != 2) {
            List<String> all = sys.arguments();
            return misuse(sys, arguments, arguments.operands().size() < 2
                    ? "missing operand after '" + all.get(all.size() - 1) + "'" : "extra operand '" + arguments.operand(2) + "'");
        }
        return operands(sys, new Differing(arguments, all(sys)), arguments.operand(0), arguments.operand(1));
    }

    private static List<String> all(Sys sys) {
        List<String> all = sys.arguments();
        return all.size() < 3 ? List.of() : all.subList(1, all.size() - 2).stream().filter(word -> word.startsWith("-")).toList();
    }

    private static Step operands(Sys sys, Differing differing, String first, String second) {
        boolean firstFolder = !first.equals("-") && sys.files().isDirectory(first);
        boolean secondFolder = !second.equals("-") && sys.files().isDirectory(second);
        if (firstFolder && secondFolder) {
            return folders(sys, differing, first, second);
        }
        String one = firstFolder ? within(first, second) : first;
        String other = secondFolder ? within(second, first) : second;
        if (firstFolder && second.equals("-") || secondFolder && first.equals("-")) {
            return sys.fail("diff: cannot compare '-' to a directory\n", 2);
        }
        if (one.equals(other)) {
            return differing.report(sys, one, other, Bytes.EMPTY, Bytes.EMPTY, (s, status) -> Step.exit(status));
        }
        return Slurp.file(sys, one, (s, a) -> Slurp.file(s, other, (t, b) -> compared(t, differing, one, other, a, b)));
    }

    private static String within(String folder, String file) {
        return folder + (folder.endsWith("/") ? "" : "/") + file.substring(file.lastIndexOf('/') + 1);
    }

    private static Step compared(Sys sys, Differing differing, String one, String other, Outcome<Bytes> a, Outcome<Bytes> b) {
        boolean fills = differing.arguments().has("N") && (a.ok() || b.ok());
        String complaints = complaint(one, a, fills, differing.arguments().busybox()) + complaint(other, b, fills, differing.arguments().busybox());
        if (!complaints.isEmpty()) {
            return sys.fail(complaints, 2);
        }
        Bytes first = a.toOptional().orElse(Bytes.EMPTY);
        Bytes second = b.toOptional().orElse(Bytes.EMPTY);
        return differing.report(sys, one, other, first, second, (s, status) -> Step.exit(status));
    }

    private static String complaint(String file, Outcome<Bytes> content, boolean fills, boolean busybox) {
        return content.ok() || fills && content.is(Errno.ENOENT) ? "" : "diff: " + (busybox ? "can't stat '" + file + "'" : file) + ": " + content.errno().text() + "\n";
    }

    private static Step folders(Sys sys, Differing differing, String first, String second) {
        for (String folder : List.of(first, second)) {
            Outcome<java.util.SortedMap<String, Node>> listed = sys.files().list(folder);
            if (!listed.ok()) {
                return sys.fail("diff: " + folder + ": " + listed.errno().text() + "\n", 2);
            }
        }
        return new Folders(differing).compare(sys, first, second);
    }
}
