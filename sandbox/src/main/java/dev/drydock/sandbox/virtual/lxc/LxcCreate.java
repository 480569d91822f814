package dev.drydock.sandbox.virtual.lxc;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.catalogue.HostRoot;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.store.Family;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code lxc-create}: makes a container from a template: an image of the image server, or busybox. */
final class LxcCreate implements Tool {
    /** Which images were downloaded already, by host and image. */
    private static final Family<Boolean> CACHE = Family.lasting("lxc-cache");

    private static final String BUILD = "20260114_07:42";
    private static final List<String> OFFERED = List.of("alpine 3.20", "alpine 3.21", "alpine 3.22", "alpine 3.23", "alpine edge", "debian bookworm", "ubuntu jammy", "ubuntu noble");

    @Override
    public Spec options() {
        return Spec.of("n,name= t,template= f,config= B,bdev= dir= P,lxcpath= o,logfile= l,logpriority= q,quiet").operandsEndOptions();
    }

    @Override
    public String usage() {
        return "--name=NAME --template=TEMPLATE [OPTION...] [--] [TEMPLATE-OPTIONS]";
    }

    @Override
    public Step run(Sys sys, Arguments given) {
        // Options may stand behind the name.
        List<String> words = new ArrayList<>(given.operands());
        Optional<String> first = given.value("n").isEmpty() && !words.isEmpty() && !words.get(0).startsWith("-") ? Optional.of(words.remove(0)) : Optional.empty();
        Optional<String> name = given.value("n").or(() -> first);
        Optional<String> template = given.value("t").or(() -> after(words, "-t", "--template"));
        if (name.isEmpty()) {
            return LxcTools.unnamed(sys, given);
        }
        if (template.isEmpty()) {
            return sys.fail(given.name() + ": " + name.get() + ": ../src/lxc/tools/lxc_create.c: lxc_main: 214 A template must be specified.\n" + given.name() + ": " + name.get()
                    + ": ../src/lxc/tools/lxc_create.c: lxc_main: 215 Use \"none\" if you really want a container without a rootfs.\n", 1);
        }
        if (!sys.credentials().root()) {
            return LxcTools.log(sys, given, name.get(), "tools/lxc_create.c: lxc_main: 253", "You lack access to /var/lib/lxc", 1);
        }
        Lxc lxc = new Lxc(sys.kernel(), sys.space().machine());
        if (lxc.find(name.get()).isPresent()) {
            return LxcTools.log(sys, given, name.get(), "tools/lxc_create.c: lxc_main: 263", "Container already exists", 1);
        }
        return switch (template.get()) {
            case "busybox" -> busybox(sys, lxc, name.get());
            case "download" -> download(sys, given, name.get(), words);
            default -> sys.fail(given.name() + ": " + name.get() + ": ../src/lxc/utils.c: get_template_path: 917 No such file or directory - bad template: " + template.get() + "\n"
                    + given.name() + ": " + name.get() + ": ../src/lxc/tools/lxc_create.c: lxc_main: 317 Failed to create container " + name.get() + "\n", 1);
        };
    }

    private static Optional<String> after(List<String> words, String... options) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (List.of(options).contains(words.get(i))) {
                return Optional.of(words.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static Step busybox(Sys sys, Lxc lxc, String name) {
        lxc.create(name, "busybox", HostRoot.container("busybox", "", sys.now()).orElseThrow());
        return sys.sleep(900_000, s -> Step.exit(0));
    }

    // ---- the image server ----------------------------------------------------------------------------------------------------------------

    private static Step download(Sys sys, Arguments given, String name, List<String> words) {
        Optional<String> distribution = after(words, "-d", "--dist");
        Optional<String> release = after(words, "-r", "--release");
        Optional<String> architecture = after(words, "-a", "--arch");
        if (distribution.isPresent() && release.isPresent() && architecture.isPresent()) {
            return fetch(sys, given, name, distribution.get(), release.get(), architecture.get());
        }
        StringBuilder list = new StringBuilder("Downloading the image index\n\n---\nDIST\tRELEASE\tARCH\tVARIANT\tBUILD\n---\n");
        OFFERED.forEach(image -> list.append(image.replace(' ', '\t')).append("\tamd64\tdefault\t").append(BUILD).append('\n'));
        if (words.contains("-l") || words.contains("--list")) {
            return sys.print(list + "---\n", 1);
        }
        return sys.print(list + "---\n\n", s -> ask(s, "Distribution: \n", distribution, d -> t -> ask(t, "Release: \n", release, r -> u ->
                ask(u, "Architecture: \n", architecture, a -> v -> v.print("\n", w -> fetch(w, given, name, d, r, a))))));
    }

    private interface Answered {
        dev.drydock.sandbox.process.Code with(String answer);
    }

    private static Step ask(Sys sys, String question, Optional<String> known, Answered then) {
        if (known.isPresent()) {
            return then.with(known.get()).run(sys);
        }
        return sys.print(question, s -> line(s, "", then));
    }

    private static Step line(Sys sys, String soFar, Answered then) {
        return sys.read(0, 1, (s, read) -> {
            boolean more = read.ok() && !read.value().isEmpty() && read.value().at(0) != '\n';
            return more ? line(s, soFar + read.value().text(), then) : then.with(soFar.strip()).run(s);
        });
    }

    private static Step fetch(Sys sys, Arguments given, String name, String distribution, String release, String architecture) {
        String image = distribution + " " + release;
        Optional<Directory> root = architecture.equals("amd64") ? HostRoot.container(distribution, release, sys.now()) : Optional.empty();
        if (root.isEmpty()) {
            return sys.print("Downloading the image index\nERROR: Couldn't find a matching image\n", s -> s.fail(
                    given.name() + ": " + name + ": ../src/lxc/lxccontainer.c: create_run_template: 1589 Failed to create container from template\n"
                            + given.name() + ": " + name + ": ../src/lxc/tools/lxc_create.c: lxc_main: 317 Failed to create container " + name + "\n", 1));
        }
        var key = CACHE.key(sys.space().machine() + "/" + image);
        boolean cached = sys.kernel().transaction().find(key).isPresent();
        sys.kernel().transaction().put(key, true);
        Step unpacking = cached ? sys.print("Using image from local cache\n", s -> unpack(s, name, image, architecture, root.get()))
                : sys.print("Downloading the image index\n", s -> s.sleep(1_200_000, t -> t.print("Downloading the rootfs\n", u -> u.sleep(5_500_000,
                        v -> v.print("Downloading the metadata\nThe image cache is now ready\n", w -> unpack(w, name, image, architecture, root.get()))))));
        return unpacking;
    }

    private static Step unpack(Sys sys, String name, String image, String architecture, Directory root) {
        new Lxc(sys.kernel(), sys.space().machine()).create(name, image, root);
        String distribution = image.substring(0, image.indexOf(' '));
        String proper = Character.toUpperCase(distribution.charAt(0)) + distribution.substring(1);
        return sys.print("Unpacking the rootfs\n", s -> s.sleep(2_300_000, t -> t.print("\n---\nYou just created " + ("AEIOU".indexOf(proper.charAt(0)) >= 0 ? "an " : "a ") + proper + " "
                + image.substring(image.indexOf(' ') + 1) + " " + architecture + " (" + BUILD + ") container.\n"
                + (distribution.equals("alpine") ? "" : "\nTo enable SSH, run: apt install openssh-server\nNo default root or user password are set by LXC.\n"), 0)));
    }
}
