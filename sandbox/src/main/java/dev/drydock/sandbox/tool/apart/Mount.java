package dev.drydock.sandbox.tool.apart;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.Capability;
import dev.drydock.sandbox.process.Entering;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Space;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Output;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code mount}: what is mounted where; binds, {@code tmpfs}, {@code proc} and {@code sysfs} can be mounted. */
final class Mount implements Tool {
    @Override
    public Spec options() {
        return Spec.of("t,types= o,options= l v,verbose a,all r,read-only w B,bind R,rbind M,move make-private make-rprivate make-slave make-rslave make-shared make-rshared");
    }

    @Override
    public String usage() {
        return "[OPTIONS] [-o OPT] DEVICE NODE";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        boolean propagation = arguments.given().stream().anyMatch(given -> given.key().startsWith("make-"));
        if (arguments.operands().isEmpty() && !propagation) {
            return list(sys, arguments);
        }
        String target = arguments.operands().isEmpty() ? "/" : arguments.operand(arguments.operands().size() - 1);
        if (!sys.credentials().root()) {
            return refuse(sys, arguments, target + ": must be superuser to use mount.\n       dmesg(1) may have more information after failed mount system call.",
                    "permission denied (are you root?)", 1);
        }
        if (!sys.capable(Capability.SYS_ADMIN)) {
            return refuse(sys, arguments, target + ": permission denied.\n       dmesg(1) may have more information after failed mount system call.",
                    "permission denied (are you root?)", 32);
        }
        if (propagation) {
            return Step.exit(0);
        }
        if (arguments.operands().size() == 1) {
            return refuse(sys, arguments, target + ": can't find in /etc/fstab.", "can't find " + target + " in /etc/fstab", 1);
        }
        return mount(sys, arguments, arguments.operand(0), target);
    }

    private static Step refuse(Sys sys, Arguments arguments, String gnu, String busybox, int status) {
        return sys.fail("mount: " + arguments.words(gnu, busybox) + "\n", arguments.busybox() ? 1 : status);
    }

    private static Step list(Sys sys, Arguments arguments) {
        Output output = new Output();
        for (String line : sys.files().read("/proc/self/mounts").toOptional().orElse(Bytes.EMPTY).text().split("\n")) {
            String[] words = line.split(" ");
            boolean wanted = words.length > 3 && arguments.value("t").map(types -> List.of(types.split(",")).contains(words[2])).orElse(true);
            output.out(wanted ? words[0] + " on " + words[1] + " type " + words[2] + " (" + words[3] + ")\n" : "");
        }
        return output.exit(sys, 0);
    }

    private static Step mount(Sys sys, Arguments arguments, String device, String target) {
        Outcome<Files.Located> place = sys.files().locate(target);
        if (!place.ok() || place.value().node().isEmpty()) {
            return refuse(sys, arguments, target + ": mount point does not exist.", "mounting " + device + " on " + target + " failed: No such file or directory", 32);
        }
        List<String> options = arguments.values("o").stream().flatMap(text -> List.of(text.split(",")).stream()).toList();
        boolean binds = arguments.has("B") || arguments.has("R") || options.contains("bind") || options.contains("rbind");
        boolean readOnly = arguments.has("r") || options.contains("ro");
        String type = arguments.value("t").orElse("");
        if (options.contains("remount")) {
            return remount(sys, place.value(), readOnly);
        }
        Optional<Space.Mount> made = binds ? bind(sys, device, place.value(), readOnly) : fileSystem(sys, type, device, place.value(), readOnly, options);
        if (made.isEmpty()) {
            return binds || !sys.files().exists(device) ? refuse(sys, arguments,
                    target + ": special device " + device + " does not exist.\n       dmesg(1) may have more information after failed mount system call.",
                    "mounting " + device + " on " + target + " failed: No such file or directory", 32)
                    : sys.fail(sys.phrases().textOr("mount: not simulated here", "not-simulated.command", "mount " + String.join(" ", sys.arguments().subList(1, sys.arguments().size()))) + "\n", 96);
        }
        List<Space.Mount> mounts = new ArrayList<>(sys.space().mounts());
        mounts.removeIf(mount -> mount.at().equals(made.get().at()));
        mounts.add(made.get());
        Entering.remount(sys.kernel(), sys.space(), mounts);
        return Step.exit(0);
    }

    private static Step remount(Sys sys, Files.Located place, boolean readOnly) {
        List<Space.Mount> mounts = sys.space().mounts().stream().map(mount -> mount.at().equals(place.path())
                ? new Space.Mount(mount.at(), mount.source(), readOnly, mount.label()) : mount).toList();
        Entering.remount(sys.kernel(), sys.space(), mounts);
        return Step.exit(0);
    }

    private static Optional<Space.Mount> bind(Sys sys, String source, Files.Located place, boolean readOnly) {
        Optional<Files.Located> from = sys.files().locate(source).toOptional().filter(found -> found.node().isPresent());
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Space.Source bound = from.get().mount().source() instanceof Space.Source.Tree tree
                ? new Space.Source.Tree(tree.fileSystem(), from.get().inside()) : from.get().mount().source();
        return Optional.of(new Space.Mount(place.path(), bound, readOnly, from.get().mount().label()));
    }

    private static Optional<Space.Mount> fileSystem(Sys sys, String type, String device, Files.Located place, boolean readOnly, List<String> options) {
        String guarded = ",nosuid,nodev,noexec,relatime";
        switch (type) {
            case "proc" -> {
                return Optional.of(new Space.Mount(place.path(), new Space.Source.Proc(sys.space().pids()), readOnly).labelled(new Space.Label(device, "proc", ",relatime", 0)));
            }
            case "sysfs" -> {
                return Optional.of(new Space.Mount(place.path(), new Space.Source.SysFs(), readOnly).labelled(new Space.Label(device, "sysfs", guarded, 0)));
            }
            case "tmpfs", "ramfs" -> {
                String id = "tmpfs/" + sys.space().machine() + "/" + sys.kernel().count("tmpfs");
                long size = options.stream().filter(option -> option.matches("size=\\d{1,9}[kKmMgG]?")).map(Mount::bytes).findFirst()
                        .orElse(Machine.of(sys.kernel().transaction(), sys.space().machine()).hardware().memoryBytes() / 2);
                sys.kernel().transaction().put(Space.FILE_SYSTEMS.key(id), Directory.EMPTY.with(Attributes.of(01777).modifiedAt(sys.now())));
                sys.kernel().transaction().put(Space.QUOTAS.key(id), size);
                String limit = options.stream().anyMatch(option -> option.startsWith("size=")) ? ",size=" + size / 1024 + "k" : "";
                return Optional.of(new Space.Mount(place.path(), new Space.Source.Tree(id, List.of()), readOnly)
                        .labelled(new Space.Label(device, type, ",relatime" + limit, size)));
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private static long bytes(String option) {
        String text = option.substring(5);
        int unit = "kmg".indexOf(Character.toLowerCase(text.charAt(text.length() - 1))) + 1;
        return Long.parseLong(unit == 0 ? text : text.substring(0, text.length() - 1)) << 10 * unit;
    }
}
