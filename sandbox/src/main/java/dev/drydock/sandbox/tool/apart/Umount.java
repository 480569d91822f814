package dev.drydock.sandbox.tool.apart;

import dev.drydock.sandbox.process.Capability;
import dev.drydock.sandbox.process.Entering;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;

/** {@code umount}: takes a file system out of the tree. */
final class Umount implements Tool {
    @Override
    public Spec options() {
        return Spec.of("a,all f,force l,lazy R,recursive v,verbose t,types= n r D");
    }

    @Override
    public String usage() {
        return "[OPTIONS] FILESYSTEM|DIRECTORY";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return misuse(sys, arguments, "bad usage");
        }
        for (String target : arguments.operands()) {
            if (!sys.capable(Capability.SYS_ADMIN)) {
                return sys.fail("umount: " + arguments.words(target + ": must be superuser to unmount.", "can't unmount " + target + ": Operation not permitted") + "\n",
                        arguments.busybox() ? 1 : 32);
            }
            Outcome<Files.Located> place = sys.files().locate(target);
            if (!place.ok() || place.value().node().isEmpty()) {
                return sys.fail("umount: " + arguments.words(target + ": no mount point specified.", "can't unmount " + target + ": No such file or directory") + "\n",
                        arguments.busybox() ? 1 : 32);
            }
            List<String> path = place.value().path();
            List<Space.Mount> mounts = new ArrayList<>(sys.space().mounts());
            if (mounts.stream().noneMatch(mount -> mount.at().equals(path))) {
                return sys.fail("umount: " + arguments.words(target + ": not mounted.", "can't unmount " + target + ": Invalid argument") + "\n", arguments.busybox() ? 1 : 32);
            }
            if (!arguments.has("l") && !arguments.has("f") && busy(sys, path)) {
                return sys.fail("umount: " + arguments.words(target + ": target is busy.", "can't unmount " + target + ": Resource busy") + "\n", arguments.busybox() ? 1 : 32);
            }
            mounts.removeIf(mount -> mount.at().equals(path));
            Entering.remount(sys.kernel(), sys.space(), mounts);
        }
        return Step.exit(0);
    }

    private static boolean busy(Sys sys, List<String> path) {
        String at = "/" + String.join("/", path);
        boolean above = sys.space().mounts().stream().anyMatch(mount -> mount.at().size() > path.size() && mount.at().subList(0, path.size()).equals(path));
        return above || path.isEmpty() || sys.visible().values().stream().filter(Process::alive).filter(p -> p.place().space().equals(sys.space().id()))
                .anyMatch(p -> p.place().directory().equals(at) || p.place().directory().startsWith(at + "/"));
    }
}
