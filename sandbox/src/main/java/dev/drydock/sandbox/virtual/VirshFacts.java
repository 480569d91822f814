package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.process.Process;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What virsh tells of domains. */
record VirshFacts(Sys sys, Domains domains, Virsh.Words words) {

    Optional<Step> run() {
        return switch (words.command()) {
            case "list" -> Optional.of(list());
            case "domstats" -> Optional.of(stats());
            case "dominfo" -> Optional.of(of(this::info));
            case "domstate" -> Optional.of(of(domain -> domain.state() + (words.has("--reason") ? domain.active() ? " (booted)" : " (unknown)" : "") + "\n"));
            case "domid" -> Optional.of(of(domain -> domain.run().map(run -> Integer.toString(run.id())).orElse("-") + "\n"));
            case "domuuid" -> Optional.of(of(domain -> domain.shape().uuid() + "\n"));
            case "domname" -> Optional.of(of(domain -> domain.name() + "\n"));
            case "dumpxml" -> Optional.of(of(DomainXml::write));
            case "domblklist" -> Optional.of(of(VirshFacts::disks));
            case "domiflist" -> Optional.of(of(VirshFacts::nics));
            case "domifaddr" -> Optional.of(of(VirshFacts::addresses));
            case "vcpucount" -> Optional.of(of(domain -> "maximum      config         " + domain.shape().cpus() + "\ncurrent      config         " + domain.shape().cpus() + "\n"));
            case "vcpuinfo" -> Optional.of(of(this::cpus));
            case "dommemstat" -> Optional.of(active("Failed to get memory statistics for domain", this::memory));
            case "domblkinfo" -> Optional.of(of(this::disk));
            default -> Optional.empty();
        };
    }

    /** What is told of a domain. */
    private interface Telling {
        String of(Domain domain);
    }

    private Step of(Telling telling) {
        Optional<String> named = words.value("--domain").or(() -> words.operands().stream().findFirst());
        if (named.isEmpty()) {
            return sys.complain("error: command '" + words.command() + "' requires <domain> option\n", s -> Step.exit(1));
        }
        Optional<Domain> domain = domains.find(named.get());
        return domain.isPresent() ? Virsh.say(sys, telling.of(domain.get())) : Virsh.fail(sys, "failed to get domain '" + named.get() + "'");
    }

    private Step active(String otherwise, Telling telling) {
        Optional<Domain> domain = words.operands().stream().findFirst().flatMap(domains::find).filter(d -> !d.active());
        return domain.isPresent() ? Virsh.fail(sys, otherwise + " " + domain.get().name(), "Requested operation is not valid: domain is not running") : of(telling);
    }

    private Step list() {
        boolean all = words.has("--all");
        boolean inactive = words.has("--inactive");
        List<Domain> shown = new ArrayList<>(domains.all().stream().filter(d -> all || (d.active() != inactive)).toList());
        shown.sort((a, b) -> a.active() && b.active() ? Integer.compare(a.run().get().id(), b.run().get().id()) : a.active() != b.active() ? a.active() ? -1 : 1
                : a.name().compareTo(b.name()));
        if (words.has("--name") || words.has("--uuid")) {
            StringBuilder names = new StringBuilder();
            shown.forEach(d -> names.append(words.has("--name") ? d.name() : d.shape().uuid()).append('\n'));
            return Virsh.say(sys, names.toString());
        }
        Table table = new Table("Id", "Name", "State");
        shown.forEach(d -> table.row(d.run().map(run -> Integer.toString(run.id())).orElse("-"), d.name(), d.state()));
        return Virsh.say(sys, table.text());
    }

    // ---- what they use -------------------------------------------------------------------------------------------------------------------

    /** CPU time of the emulator: most of it goes into booting. */
    private long cpuNanos(Domain domain) {
        return domain.run().map(run -> {
            long micros = sys.now() - run.startedMicros();
            return (Math.min(micros, Boot.MICROS) * 2 / 5 + Math.max(0, micros - Boot.MICROS) / 80) * 1000;
        }).orElse(0L);
    }

    private long residentKib(Domain domain) {
        return domain.run().flatMap(run -> sys.kernel().processes().find(new Process.Id(domain.host(), run.pid()))).map(p -> p.usage().memoryBytes() >> 10).orElse(0L);
    }

    private String info(Domain domain) {
        Domain.Shape shape = domain.shape();
        StringBuilder text = new StringBuilder();
        line(text, "Id", domain.run().map(run -> Integer.toString(run.id())).orElse("-"));
        line(text, "Name", domain.name());
        line(text, "UUID", shape.uuid());
        line(text, "OS Type", "hvm");
        line(text, "State", domain.state());
        line(text, "CPU(s)", Integer.toString(shape.cpus()));
        if (domain.active()) {
            line(text, "CPU time", String.format(Locale.ROOT, "%.1fs", cpuNanos(domain) / 1e9));
        }
        line(text, "Max memory", shape.memoryKib() + " KiB");
        line(text, "Used memory", shape.memoryKib() + " KiB");
        line(text, "Persistent", domain.persistent() ? "yes" : "no");
        line(text, "Autostart", domain.autostart() ? "enable" : "disable");
        line(text, "Managed save", "no");
        line(text, "Security model", "apparmor");
        line(text, "Security DOI", "0");
        if (domain.active()) {
            line(text, "Security label", "libvirt-" + shape.uuid() + " (enforcing)");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-15s %s\n", name + ":", value));
    }

    private String memory(Domain domain) {
        long memory = domain.shape().memoryKib();
        return "actual " + memory + "\nswap_in 0\nswap_out 0\nmajor_fault 612\nminor_fault 190824\nunused " + memory * 3 / 4 + "\navailable " + memory * 96 / 100
                + "\nusable " + memory * 4 / 5 + "\nlast_update " + sys.now() / 1_000_000 + "\ndisk_caches " + memory / 6 + "\nhugetlb_pgalloc 0\nhugetlb_pgfail 0\nrss "
                + residentKib(domain) + "\n";
    }

    private String cpus(Domain domain) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < domain.shape().cpus(); i++) {
            line(text, "VCPU", Integer.toString(i));
            line(text, "CPU", domain.active() ? Integer.toString(i) : "N/A");
            line(text, "State", domain.active() ? "running" : "N/A");
            line(text, "CPU time", domain.active() ? String.format(Locale.ROOT, "%.1fs", cpuNanos(domain) / 1e9 / domain.shape().cpus()) : "N/A");
            line(text, "CPU Affinity", "yyyy");
            text.append('\n');
        }
        return text.toString().replaceFirst("\n$", "");
    }

    private Step stats() {
        List<Domain> shown = new ArrayList<>();
        for (String name : words.operands()) {
            Optional<Domain> domain = domains.find(name);
            if (domain.isEmpty()) {
                return Virsh.fail(sys, "failed to get domain '" + name + "'");
            }
            shown.add(domain.get());
        }
        StringBuilder text = new StringBuilder();
        (words.operands().isEmpty() ? domains.all() : shown).forEach(domain -> stats(text, domain));
        return sys.print(text.toString(), 0);
    }

    private boolean wants(String group) {
        return words.all().stream().noneMatch(word -> word.matches("--(state|cpu-total|balloon|vcpu|interface|block)")) || words.has(group);
    }

    private void stats(StringBuilder text, Domain domain) {
        text.append("Domain: '").append(domain.name()).append("'\n");
        if (wants("--state")) {
            text.append("  state.state=").append(domain.active() ? domain.state().equals("paused") ? 3 : domain.state().equals("running") ? 1 : 4 : 5).append("\n  state.reason=")
                    .append(domain.active() ? 1 : 0).append('\n');
        }
        long cpu = cpuNanos(domain);
        if (wants("--cpu-total") && domain.active()) {
            text.append("  cpu.time=").append(cpu).append("\n  cpu.user=").append(cpu * 3 / 5).append("\n  cpu.system=").append(cpu * 2 / 5).append('\n');
        }
        if (wants("--balloon")) {
            text.append("  balloon.current=").append(domain.shape().memoryKib()).append("\n  balloon.maximum=").append(domain.shape().memoryKib()).append('\n');
            text.append(domain.active() ? "  balloon.rss=" + residentKib(domain) + "\n" : "");
        }
        if (wants("--vcpu")) {
            text.append("  vcpu.current=").append(domain.shape().cpus()).append("\n  vcpu.maximum=").append(domain.shape().cpus()).append('\n');
            for (int i = 0; i < domain.shape().cpus() && domain.active(); i++) {
                text.append("  vcpu.").append(i).append(".state=1\n  vcpu.").append(i).append(".time=").append(cpu * 4 / 5 / domain.shape().cpus()).append('\n');
            }
        }
        if (wants("--interface") && domain.active()) {
            text.append("  net.count=").append(domain.shape().nics().size()).append('\n');
            for (int i = 0; i < domain.shape().nics().size(); i++) {
                text.append("  net.").append(i).append(".name=").append(Domains.tap(domain)).append("\n  net.").append(i).append(".rx.bytes=4183\n  net.").append(i)
                        .append(".rx.pkts=41\n  net.").append(i).append(".tx.bytes=3120\n  net.").append(i).append(".tx.pkts=32\n");
            }
        }
        if (wants("--block")) {
            text.append("  block.count=").append(domain.shape().disks().size()).append('\n');
            for (int i = 0; i < domain.shape().disks().size(); i++) {
                Domain.Disk disk = domain.shape().disks().get(i);
                text.append("  block.").append(i).append(".name=").append(disk.target()).append("\n  block.").append(i).append(".path=").append(disk.path()).append("\n  block.").append(i)
                        .append(".allocation=").append(domains.allocation(disk.path())).append("\n  block.").append(i).append(".capacity=").append(domains.capacity(disk.path()))
                        .append("\n  block.").append(i).append(".physical=").append(domains.allocation(disk.path())).append('\n');
            }
        }
        text.append('\n');
    }

    // ---- devices -------------------------------------------------------------------------------------------------------------------------

    private static String disks(Domain domain) {
        Table table = new Table("Target", "Source");
        domain.shape().disks().forEach(disk -> table.row(disk.target(), disk.path().isEmpty() ? "-" : disk.path()));
        return table.text();
    }

    private String disk(Domain domain) {
        String wanted = words.operands().size() > 1 ? words.operands().get(1) : "";
        return domain.shape().disks().stream().filter(d -> wanted.isEmpty() || d.target().equals(wanted) || d.path().equals(wanted)).findFirst()
                .map(d -> "Capacity:       " + domains.capacity(d.path()) + "\nAllocation:     " + domains.allocation(d.path()) + "\nPhysical:       " + domains.allocation(d.path()) + "\n").orElse("");
    }

    private static String nics(Domain domain) {
        Table table = new Table("Interface", "Type", "Source", "Model", "MAC");
        domain.shape().nics().forEach(nic -> table.row(domain.active() ? Domains.tap(domain) : "-", "network", nic.network(), "virtio", nic.mac()));
        return table.text();
    }

    private static String addresses(Domain domain) {
        StringBuilder text = new StringBuilder(" Name       MAC address          Protocol     Address\n").append("-".repeat(79)).append('\n');
        domain.run().filter(run -> run.phase() != Domain.Phase.BOOTING).ifPresent(run -> domain.shape().nics().forEach(nic ->
                text.append(String.format(Locale.ROOT, " %-10s %-20s %-8s     %s\n", Domains.tap(domain), nic.mac(), "ipv4", run.address() + "/24"))));
        return text.toString();
    }
}
