package dev.drydock.sandbox.virtual;

import dev.drydock.sandbox.process.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Definitions of domains, read from XML and written as libvirt fills them in. */
final class DomainXml {
    private static final String MACHINE = """
              <os>
                <type arch='x86_64' machine='pc-q35-noble'>hvm</type>
                <boot dev='hd'/>
              </os>
              <features>
                <acpi/>
                <apic/>
              </features>
              <cpu mode='host-passthrough' check='none' migratable='on'/>
              <clock offset='utc'/>
              <on_poweroff>destroy</on_poweroff>
              <on_reboot>restart</on_reboot>
              <on_crash>destroy</on_crash>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
            """;
    private static final String CONSOLE = """
                <serial type='pty'>
                  <target type='isa-serial' port='0'>
                    <model name='isa-serial'/>
                  </target>
                </serial>
                <console type='pty'>
                  <target type='serial' port='0'/>
                </console>
                <memballoon model='virtio'/>
              </devices>
            """;

    private DomainXml() {}

    /** The definition is XML but not one of a domain. */
    static final class Unfit extends Exception {
        Unfit(String message) {
            super(message, null, false, false);
        }
    }

    static Domain read(Kernel kernel, String host, String text) throws Xml.Broken, Unfit {
        Xml.Element root = Xml.read(text);
        if (!root.name().equals("domain")) {
            throw new Unfit("XML error: unexpected root element <" + root.name() + ">, expecting <domain>");
        }
        if (root.attribute("type").isEmpty()) {
            throw new Unfit("XML error: missing domain type attribute");
        }
        if (!List.of("kvm", "qemu").contains(root.attribute("type"))) {
            throw new Unfit("invalid argument: could not find capabilities for domaintype=" + root.attribute("type") + " ");
        }
        String name = root.at("name");
        if (name.isEmpty()) {
            throw new Unfit("XML error: missing domain name");
        }
        if (name.contains("/")) {
            throw new Unfit("XML error: name " + name + " cannot contain '/'");
        }
        long memory = memory(root);
        if (memory <= 0) {
            throw new Unfit("XML error: missing memory element");
        }
        if (root.child("os").isEmpty() || root.at("os", "type").isEmpty()) {
            throw new Unfit("XML error: an os <type> must be specified");
        }
        String cpus = root.at("vcpu");
        String uuid = root.at("uuid").matches("[0-9a-f-]{36}") ? root.at("uuid") : uuid(kernel);
        return new Domain(host, name, new Domain.Shape(uuid, memory, cpus.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(cpus)) : 1, disks(root), nics(kernel, root)),
                java.util.Optional.empty(), true, false);
    }

    /** In KiB; 0 if there is none. */
    private static long memory(Xml.Element root) {
        String text = root.at("memory");
        if (!text.matches("\\d{1,12}")) {
            return 0;
        }
        String unit = root.child("memory").map(element -> element.attribute("unit")).orElse("");
        long number = Long.parseLong(text);
        return switch (unit) {
            case "b", "bytes" -> number / 1024;
            case "KB" -> number * 1000 / 1024;
            case "M", "MiB" -> number << 10;
            case "MB" -> number * 1_000_000 / 1024;
            case "G", "GiB" -> number << 20;
            case "GB" -> number * 1_000_000_000 / 1024;
            default -> number;
        };
    }

    private static List<Domain.Disk> disks(Xml.Element root) {
        List<Domain.Disk> disks = new ArrayList<>();
        root.child("devices").ifPresent(devices -> devices.all("disk").stream().filter(disk -> !disk.attribute("device").equals("cdrom")).forEach(disk -> {
            String path = disk.child("source").map(source -> source.attribute("file")).orElse("");
            String target = disk.child("target").map(t -> t.attribute("dev")).orElse("vda");
            String format = disk.child("driver").map(driver -> driver.attribute("type")).filter(type -> !type.isEmpty()).orElse("raw");
            disks.add(new Domain.Disk(path, target, format));
        }));
        return disks;
    }

    private static List<Domain.Nic> nics(Kernel kernel, Xml.Element root) {
        List<Domain.Nic> nics = new ArrayList<>();
        root.child("devices").ifPresent(devices -> devices.all("interface").forEach(nic -> {
            String network = nic.child("source").map(source -> source.attribute("network").isEmpty() ? source.attribute("bridge") : source.attribute("network")).orElse("default");
            String mac = nic.child("mac").map(element -> element.attribute("address")).filter(text -> !text.isEmpty()).orElseGet(() -> mac(kernel));
            nics.add(new Domain.Nic(network, mac));
        }));
        return nics;
    }

    static String mac(Kernel kernel) {
        long bits = kernel.random("virtual");
        return String.format(Locale.ROOT, "52:54:00:%02x:%02x:%02x", bits & 255, bits >> 8 & 255, bits >> 16 & 255);
    }

    static String uuid(Kernel kernel) {
        long high = kernel.random("virtual");
        long low = kernel.random("virtual");
        return String.format(Locale.ROOT, "%08x-%04x-4%03x-%04x-%012x", high >>> 32, high >>> 16 & 0xffff, high & 0xfff, 0x8000 | low >>> 48 & 0x3fff, low & 0xffffffffffffL);
    }

    static String write(Domain domain) {
        StringBuilder xml = new StringBuilder("<domain type='kvm'").append(domain.run().map(run -> " id='" + run.id() + "'").orElse("")).append(">\n");
        Domain.Shape shape = domain.shape();
        xml.append("  <name>").append(domain.name()).append("</name>\n  <uuid>").append(shape.uuid()).append("</uuid>\n")
                .append("  <memory unit='KiB'>").append(shape.memoryKib()).append("</memory>\n")
                .append("  <currentMemory unit='KiB'>").append(shape.memoryKib()).append("</currentMemory>\n")
                .append("  <vcpu placement='static'>").append(shape.cpus()).append("</vcpu>\n")
                .append(MACHINE);
        for (Domain.Disk disk : shape.disks()) {
            xml.append("    <disk type='file' device='disk'>\n      <driver name='qemu' type='").append(disk.format()).append("'/>\n      <source file='").append(disk.path())
                    .append("'/>\n      <target dev='").append(disk.target()).append("' bus='virtio'/>\n    </disk>\n");
        }
        for (Domain.Nic nic : shape.nics()) {
            xml.append("    <interface type='network'>\n      <mac address='").append(nic.mac()).append("'/>\n      <source network='").append(nic.network())
                    .append("'/>\n").append(domain.active() ? "      <target dev='" + Domains.tap(domain) + "'/>\n" : "").append("      <model type='virtio'/>\n    </interface>\n");
        }
        return xml.append(CONSOLE).append("</domain>\n").toString();
    }
}
