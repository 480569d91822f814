package dev.drydock.sandbox.tool.listing;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.print.Quoting;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;

/** {@code ls}: lists folders. */
public final class Ls implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a,all A,almost-all author b,escape block-size= B,ignore-backups c C color?= d,directory D,dired f F,classify?= full-time g G,no-group group-directories-first h,human-readable si H,dereference-command-line i,inode I,ignore= hide= k,kibibytes l L,dereference m n,numeric-uid-gid N,literal o p q,hide-control-chars Q,quote-name r,reverse R,recursive s,size S sort= t T,tabsize= time= time-style= u U v w,width= x X Z,context 1 quoting-style= show-control-chars indicator-style= file-type zero");
    }

    @Override
    public String usage() {
        return "[-1AaCxdLHRFplinshrSXvctu] [-w WIDTH] [FILE]...";
    }

    @Override
    public int misuseStatus() {
        return 2;
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        LsLook look = LsLook.of(sys, arguments);
        Output output = new Output();
        List<Entry> files = new ArrayList<>();
        List<Entry> folders = new ArrayList<>();
        int status = 0;
        for (String operand : arguments.operands().isEmpty() ? List.of(".") : arguments.operands()) {
            boolean follow = !arguments.has("d") && !look.form().equals("l") && !arguments.has("F") || arguments.has("L") || arguments.has("H");
            Outcome<Node> node = follow ? sys.files().node(operand) : sys.files().linkNode(operand);
            if (!node.ok() && follow && !arguments.has("L")) {
                node = sys.files().linkNode(operand);
            }
            if (!node.ok()) {
                output.complain(arguments, arguments.words("cannot access " + Quoting.shellEscapeAlways(operand), operand) + ": " + node.errno().text());
                status = arguments.busybox() ? 1 : 2;
                continue;
            }
            (node.value() instanceof Directory && !arguments.has("d") ? folders : files).add(Entry.of(sys, operand, operand, node.value()));
        }
        Listing listing = new Listing(sys, look);
        output.out(listing.body(listing.sorted(files), false));
        boolean headed = arguments.operands().size() > 1 || arguments.has("R");
        boolean first = files.isEmpty();
        for (Entry folder : listing.sorted(folders)) {
            status = Math.max(status, listing.folder(folder.path(), headed, first, output, 0));
            first = false;
        }
        return output.exit(sys, status);
    }
}
