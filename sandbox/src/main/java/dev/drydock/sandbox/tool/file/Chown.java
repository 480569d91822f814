package dev.drydock.sandbox.tool.file;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.Symlink;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Names;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code chown}, {@code chgrp}: changes owner and group. */
public final class Chown implements Tool {
    private final boolean onlyGroup;

    /** @param onlyGroup whether it is {@code chgrp} */
    public Chown(boolean onlyGroup) {
        this.onlyGroup = onlyGroup;
    }

    @Override
    public Spec options() {
        return Spec.of("c,changes f,silent,quiet h,no-dereference R,recursive v,verbose H L P from= reference= dereference preserve-root no-preserve-root");
    }

    @Override
    public String usage() {
        return "[-Rhvcf] USER[:[GRP]] FILE...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {

        List<String> operands = arguments.operands();
        if (operands.isEmpty()) {
            return misuse(sys, arguments, "missing operand");
        }
        if (operands.size() == 1) {
            return misuse(sys, arguments, "missing operand after " + arguments.quote(operands.get(0)));
        }
        Names names = Names.of(sys);
        String spec = onlyGroup ? ":" + operands.get(0) : operands.get(0);
        int mark = spec.indexOf(':') >= 0 ? spec.indexOf(':') : spec.indexOf('.') > 0 && names.uid(spec).isEmpty() ? spec.indexOf('.') : -1;
        String user = mark < 0 ? spec : spec.substring(0, mark);
        String group = mark < 0 ? "" : spec.substring(mark + 1);
        Optional<Integer> uid = names.uid(user);
        Optional<Integer> gid = names.gid(group);
        if (mark >= 0 && group.isEmpty() && !user.isEmpty()) {
            gid = names.entry(user).map(Names.User::gid);
        }
        if (!user.isEmpty() && uid.isEmpty()) {
            return sys.fail(arguments.name() + ": " + arguments.words("invalid user: " + arguments.quote(operands.get(0)), "unknown user " + user) + "\n", 1);
        }
        if (!group.isEmpty() && gid.isEmpty()) {
            return sys.fail(arguments.name() + ": " + arguments.words("invalid group: " + arguments.quote(operands.get(0)), "unknown group " + group) + "\n", 1);
        }
        Output output = new Output();
        boolean all = true;
        for (String path : operands.subList(1, operands.size())) {
            all &= change(sys, arguments, path, uid.orElse(-1), gid.orElse(-1), output);
        }
        return output.exit(sys, all ? 0 : 1);
    }

    private boolean change(Sys sys, Arguments arguments, String path, int uid, int gid, Output output) {
        Outcome<Node> node = sys.files().node(path);
        if (!node.ok()) {
            output.complain(arguments, arguments.words("cannot access " + arguments.quote(path), path) + ": " + node.errno().text());
            return false;
        }
        Attributes before = node.value().attributes();
        int newUid = uid < 0 ? before.uid() : uid;
        int newGid = gid < 0 ? before.gid() : gid;
        Outcome<Boolean> changed = sys.files().change(path, before.withOwner(newUid, newGid));
        if (!changed.ok()) {
            String what = onlyGroup ? "changing group of " : "changing ownership of ";
            output.complain(arguments, arguments.words(what + arguments.quote(path), path) + ": " + changed.errno().text());
            return false;
        }
        boolean all = true;
        if (arguments.has("R") && node.value() instanceof Directory) {
            for (Map.Entry<String, Node> child : sys.files().list(path).toOptional().orElse(new TreeMap<>()).entrySet()) {
                if (!(child.getValue() instanceof Symlink)) {
                    all &= change(sys, arguments, path.endsWith("/") ? path + child.getKey() : path + "/" + child.getKey(), uid, gid, output);
                }
            }
        }
        return all;
    }
}
