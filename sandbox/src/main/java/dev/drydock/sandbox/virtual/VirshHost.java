package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.process.MachineMemory;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What virsh tells of the host: its size, networks, and where the disks of domains are kept. */
record VirshHost(Sys sys, Domains domains, Virsh.Words words) {

    Optional<Step> run() {
        String host = sys.space().machine();
        Machine machine = Machine.of(sys.kernel().transaction(), host);
        return switch (words.command()) {
            case "nodeinfo" -> Optional.of(Virsh.say(sys, node(machine)));
            case "nodememstats" -> {
                MachineMemory memory = MachineMemory.of(sys.kernel(), host);
                yield Optional.of(Virsh.say(sys, String.format(Locale.ROOT, "%-7s: %20d KiB\n%-7s: %20d KiB\n%-7s: %20d KiB\n%-7s: %20d KiB\n", "total", memory.total() >> 10, "free",
                        memory.free() >> 10, "buffers", memory.cached() >> 14, "cached", memory.cached() >> 10)));
            }
            case "freecell" -> Optional.of(Virsh.say(sys, "Total: " + (MachineMemory.of(sys.kernel(), host).free() >> 10) + " KiB\n"));
            case "hostname" -> Optional.of(Virsh.say(sys, sys.space().hostname() + "\n"));
            case "uri" -> Optional.of(Virsh.say(sys, "qemu:///system\n"));
            case "version" -> Optional.of(Virsh.say(sys, "Compiled against library: libvirt 10.0.0\nUsing library: libvirt 10.0.0\nUsing API: QEMU 10.0.0\nRunning hypervisor: QEMU 8.2.2\n"));
            case "help" -> Optional.of(sys.print("Grouped commands:\n\n Domain Management (help keyword 'domain'):\n", 0));
            case "net-list" -> Optional.of(networks());
            case "net-info" -> Optional.of(Virsh.say(sys, "Name:           default\nUUID:           9a05da11-e96b-47f3-8253-a3a482e445f5\nActive:         yes\nPersistent:     yes\n"
                    + "Autostart:      yes\nBridge:         virbr0\n"));
            case "net-dhcp-leases" -> Optional.of(leases());
            case "pool-list" -> Optional.of(pools());
            case "pool-info" -> Optional.of(Virsh.say(sys, pool(machine)));
            case "vol-list" -> Optional.of(volumes());
            case "vol-delete" -> Optional.of(delete());
            case "vol-create-as" -> Optional.of(create());
            default -> Optional.empty();
        };
    }

    private static String node(Machine machine) {
        Machine.Hardware hardware = machine.hardware();
        return "CPU model:           " + hardware.architecture() + "\nCPU(s):              " + hardware.cpus() + "\nCPU frequency:       2400 MHz\nCPU socket(s):       1\nCore(s) per socket:  "
                + hardware.cpus() + "\nThread(s) per core:  1\nNUMA cell(s):        1\nMemory size:         " + (hardware.memoryBytes() >> 10) + " KiB\n";
    }

    private Step networks() {
        Table table = new Table("Name", "State", "Autostart", "Persistent");
        table.row("default", "active", "yes", "yes");
        return Virsh.say(sys, table.text());
    }

    private Step leases() {
        Table table = new Table("Expiry Time", "MAC address", "Protocol", "IP address", "Hostname", "Client ID or DUID");
        domains.all().stream().filter(d -> d.run().filter(run -> run.phase() != Domain.Phase.BOOTING).isPresent()).forEach(domain -> domain.shape().nics().forEach(nic ->
                table.row(stamp(domain), nic.mac(), "ipv4", domain.run().get().address() + "/24", domain.name(), "-")));
        return Virsh.say(sys, table.text());
    }

    private static String stamp(Domain domain) {
        return dev.drydock.sandbox.tool.print.DateFormat.format("%Y-%m-%d %H:%M:%S",
                java.time.Instant.ofEpochSecond(domain.run().get().sinceMicros() / 1_000_000 + 3600).atZone(java.time.ZoneOffset.UTC));
    }

    private Step pools() {
        Table table = new Table("Name", "State", "Autostart");
        table.row("default", "active", "yes");
        return Virsh.say(sys, table.text());
    }

    private String pool(Machine machine) {
        double gib = 1L << 30;
        long held = images().stream().mapToLong(name -> domains.allocation(Domains.IMAGES + "/" + name)).sum() + (6L << 30);
        long total = machine.hardware().diskBytes();
        return String.format(Locale.ROOT, "Name:           default\nUUID:           1f3bba6b-6d4a-4a9e-8e0c-5a2d0d5f3c11\nState:          running\nPersistent:     yes\nAutostart:      yes\n"
                + "Capacity:       %.2f GiB\nAllocation:     %.2f GiB\nAvailable:      %.2f GiB\n", total / gib, held / gib, (total - held) / gib);
    }

    private List<String> images() {
        return sys.kernel().files(sys.space().machine()).list(Domains.IMAGES).toOptional().map(files -> List.copyOf(files.keySet())).orElse(List.of());
    }

    private Step volumes() {
        Optional<String> pool = words.operands().stream().findFirst();
        if (pool.isPresent() && !pool.get().equals("default")) {
            return Virsh.fail(sys, "failed to get pool '" + pool.get() + "'", "Storage pool not found: no storage pool with matching name '" + pool.get() + "'");
        }
        Table table = new Table("Name", "Path");
        images().forEach(name -> table.row(name, Domains.IMAGES + "/" + name));
        return Virsh.say(sys, table.text());
    }

    private Step delete() {
        String name = words.operands().isEmpty() ? "" : words.operands().get(0);
        String path = name.startsWith("/") ? name : Domains.IMAGES + "/" + name;
        if (!sys.kernel().files(sys.space().machine()).unlink(path).ok()) {
            return Virsh.fail(sys, "failed to get vol '" + name + "'");
        }
        return Virsh.say(sys, "Vol " + name + " deleted\n");
    }

    private Step create() {
        List<String> operands = words.operands();
        if (operands.size() < 3) {
            return sys.complain("error: command 'vol-create-as' requires <" + List.of("pool", "name", "capacity").get(operands.size()) + "> option\n", s -> Step.exit(1));
        }
        Optional<Long> size = DiskImage.bytes(operands.get(2));
        if (size.isEmpty()) {
            return Virsh.fail(sys, "Malformed size " + operands.get(2));
        }
        String format = words.value("--format").orElse("raw");
        Outcome<Boolean> made = DiskImage.create(sys.kernel(), sys.space().machine(), Domains.IMAGES + "/" + operands.get(1), size.get(), format, Optional.empty());
        return made.ok() ? Virsh.say(sys, "Vol " + operands.get(1) + " created\n") : Virsh.fail(sys, "Failed to create vol " + operands.get(1), made.errno().text());
    }
}
