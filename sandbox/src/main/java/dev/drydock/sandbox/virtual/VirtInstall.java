package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** {@code virt-install}: makes a domain from options and starts it, from an image that has a system on it already. */
final class VirtInstall implements Tool {
    private static final String NO_SYSTEM = """

            --os-variant/--osinfo OS name is required, but no value was
            set or detected.

            This is now a fatal error. Specifying an OS name is required
            for modern, performant, and secure virtual machine defaults.

            You can see a full list of possible OS name values with:

               virt-install --osinfo list

            If your Linux distro is not listed, try one of generic values
            such as: linux2022, linux2020, linux2018, linux2016

            If you just need to get the old behavior back, you can use:

              --osinfo detect=on,require=off

            Or export VIRTINSTALL_OSINFO_DISABLE_REQUIRE=1
            """;

    @Override
    public Spec options() {
        return Spec.of("n,name= memory,ram,r= vcpus= disk= import noautoconsole autoconsole= os-variant,osinfo= network,w= graphics= console= cdrom,c= location,l= cloud-init?= pxe boot="
                + " connect= noreboot wait?= autostart check= cpu= machine= virt-type= hvm v install= uuid= description= metadata= transient print-xml?= dry-run q,quiet d,debug version");
    }

    @Override
    public String usage() {
        return "--name NAME --memory MB STORAGE INSTALL [options]";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.has("version")) {
            return sys.print("4.1.0\n", 0);
        }
        Kernel kernel = sys.kernel();
        String host = sys.space().machine();
        Domains domains = new Domains(kernel, host);
        StringBuilder missing = new StringBuilder();
        missing.append(arguments.has("memory") ? "" : "\n--memory amount in MiB is required");
        missing.append(arguments.has("disk") ? "" : "\n--disk storage must be specified (override with --disk none)");
        boolean installs = arguments.has("cdrom") || arguments.has("location") || arguments.has("pxe") || arguments.has("install");
        missing.append(arguments.has("import") || installs || arguments.has("boot") ? ""
                : "\nAn install method must be specified\n(--location URL, --cdrom CD/ISO, --pxe, --import, --boot hd|cdrom|...)");
        if (missing.length() > 0) {
            return sys.fail("ERROR    " + missing + "\n", 1);
        }
        if (installs) {
            return sys.fail(sys.phrases().textOr("virt-install: not simulated here", "not-simulated.command", "virt-install without --import") + "\n", 96);
        }
        if (!arguments.has("os-variant")) {
            return sys.fail("ERROR    " + NO_SYSTEM, 1);
        }
        String name = arguments.value("n").orElseGet(() -> "vm" + (domains.all().size() + 1));
        if (domains.find(name).isPresent()) {
            return sys.fail("ERROR    Guest name '" + name + "' is already in use.\n", 1);
        }
        String memory = arguments.value("memory").get().replaceFirst("^(memory|size)=", "").replaceFirst(",.*", "");
        String cpus = arguments.value("vcpus").map(text -> text.replaceFirst("^vcpus=", "").replaceFirst(",.*", "")).orElse("2");
        if (!memory.matches("[1-9]\\d{0,8}") || !cpus.matches("[1-9]\\d{0,2}")) {
            return sys.fail("ERROR    Error: " + (memory.matches("[1-9]\\d{0,8}") ? "--vcpus " + cpus + ": Failed to parse vcpus" : "--memory " + memory + ": Failed to parse memory") + "\n", 1);
        }
        return disks(sys, arguments, domains, name, Long.parseLong(memory) << 10, Integer.parseInt(cpus));
    }

    private static TreeMap<String, String> parts(String option) {
        TreeMap<String, String> parts = new TreeMap<>();
        for (String part : option.split(",")) {
            int equals = part.indexOf('=');
            parts.put(equals < 0 ? "path" : part.substring(0, equals), equals < 0 ? part : part.substring(equals + 1));
        }
        return parts;
    }

    private static Step disks(Sys sys, Arguments arguments, Domains domains, String name, long memoryKib, int cpus) {
        String host = sys.space().machine();
        List<Domain.Disk> disks = new ArrayList<>();
        StringBuilder allocated = new StringBuilder();
        for (String option : arguments.values("disk")) {
            if (option.equals("none")) {
                continue;
            }
            TreeMap<String, String> parts = parts(option);
            String path = parts.getOrDefault("path", Domains.IMAGES + "/" + name + (disks.isEmpty() ? "" : "-" + disks.size()) + ".qcow2");
            path = path.startsWith("/") ? path : sys.directory() + "/" + path;
            boolean there = sys.kernel().files(host).exists(path);
            if (!there && !parts.containsKey("size")) {
                return sys.fail("ERROR    Error: --disk " + option + ": Size must be specified for non existent volume '" + path + "'\n", 1);
            }
            String format = parts.getOrDefault("format", "qcow2");
            String file = path;
            Optional<Domain> other = domains.all().stream().filter(d -> d.shape().disks().stream().anyMatch(disk -> disk.path().equals(file))).findFirst();
            if (other.isPresent()) {
                return sys.fail("ERROR    Error: --disk " + option + ": Disk " + path + " is already in use by other guests ['" + other.get().name()
                        + "']. (Use --check path_in_use=off or --check all=off to override)\n", 1);
            }
            if (!there) {
                long bytes = (long) (Double.parseDouble(parts.get("size").matches("\\d{1,6}(\\.\\d+)?") ? parts.get("size") : "0") * (1L << 30));
                Optional<String> backing = Optional.ofNullable(parts.get("backing_store"));
                Outcome<Boolean> made = DiskImage.create(sys.kernel(), host, path, bytes, format, backing);
                if (!made.ok()) {
                    return sys.fail("ERROR    Couldn't create storage volume '" + path.substring(path.lastIndexOf('/') + 1) + "': '" + made.errno().text() + "'\n", 1);
                }
                allocated.append(String.format(java.util.Locale.ROOT, "%-60s| %7s  00:00:00     \n", "Allocating '" + path.substring(path.lastIndexOf('/') + 1) + "'", parts.get("size") + " GB"));
            }
            disks.add(new Domain.Disk(path, "vd" + (char) ('a' + disks.size()), format));
        }
        Domain domain = new Domain(host, name, new Domain.Shape(DomainXml.uuid(sys.kernel()), memoryKib, cpus, disks,
                List.of(new Domain.Nic("default", DomainXml.mac(sys.kernel())))), Optional.empty(), true, arguments.has("autostart"));
        if (arguments.has("print-xml")) {
            return sys.print(DomainXml.write(domain), 0);
        }
        return start(sys, arguments, domains, domain, allocated.toString());
    }

    private static Step start(Sys sys, Arguments arguments, Domains domains, Domain domain, String allocated) {
        domains.put(domain);
        Optional<String> refused = domains.start(domain);
        String begun = "\nStarting install...\n" + allocated;
        if (refused.isPresent()) {
            domains.remove(domain);
            return sys.print(begun, s -> s.fail("ERROR    " + refused.get() + "\nDomain installation does not appear to have been successful.\n"
                    + "If it was, you can restart your domain by running:\n  virsh --connect qemu:///system start " + domain.name() + "\notherwise, please restart your installation.\n", 1));
        }
        long now = sys.now();
        String creating = String.format(java.util.Locale.ROOT, "%-60s|    0 B  00:00:00     \n", "Creating domain...");
        boolean attaches = !arguments.has("noautoconsole") && !arguments.value("autoconsole").orElse("").equals("none") && sys.isTerminal(0);
        return sys.print(begun + creating, s -> s.sleep(1_400_000, t -> attaches ? Console.connect(t, domain, now)
                : t.print("Domain creation completed.\n", 0)));
    }
}
