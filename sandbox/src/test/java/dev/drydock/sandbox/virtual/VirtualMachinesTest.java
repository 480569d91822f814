package dev.drydock.sandbox.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.app.Laptop;
import org.junit.jupiter.api.Test;

/** Virtual machines on the laptop, through libvirt's clients. */
class VirtualMachinesTest {
    private static final String DEFINITION = """
            <domain type='kvm'>
              <name>web</name>
              <memory unit='GiB'>2</memory>
              <vcpu>2</vcpu>
              <os><type arch='x86_64'>hvm</type></os>
              <devices>
                <disk type='file' device='disk'>
                  <driver name='qemu' type='qcow2'/>
                  <source file='/var/lib/libvirt/images/web.qcow2'/>
                  <target dev='vda' bus='virtio'/>
                </disk>
                <interface type='network'><source network='default'/></interface>
              </devices>
            </domain>
            """;
    private static final String ADDRESS = "192.168.122.50";

    private final Laptop laptop = new Laptop();

    private void define() {
        laptop.run("sudo qemu-img create -f qcow2 -b ubuntu-24.04.qcow2 -F qcow2 /var/lib/libvirt/images/web.qcow2");
        laptop.run("cat > web.xml <<'X'\n" + DEFINITION + "X\n");
        assertEquals("Domain 'web' defined from web.xml\n\n", laptop.run("virsh define web.xml"));
    }

    private String install(String name) {
        return laptop.run("sudo virt-install --name " + name + " --memory 2048 --vcpus 1 --import --os-variant ubuntu24.04 --noautoconsole"
                + " --disk size=20,backing_store=/var/lib/libvirt/images/ubuntu-24.04.qcow2");
    }

    @Test
    void the_list_has_the_original_s_form() {
        assertEquals(" Id   Name   State\n--------------------\n\n", laptop.run("virsh list --all"));
        define();
        assertEquals(" Id   Name   State\n-----------------------\n -    web    shut off\n\n", laptop.run("virsh list --all"));
        laptop.run("virsh start web");
        assertEquals(" Id   Name   State\n----------------------\n 1    web    running\n\n", laptop.run("virsh list"));
    }

    @Test
    void a_machine_answers_only_after_it_has_booted() {
        define();
        assertEquals("Domain 'web' started\n\n", laptop.run("virsh start web"));
        assertTrue(laptop.run("ssh " + ADDRESS + " true").contains("No route to host"));
        assertTrue(laptop.run("sleep 25; ssh " + ADDRESS + " hostname").equals("web\n"));
    }

    @Test
    void it_has_a_kernel_memory_and_processes_of_its_own() {
        define();
        laptop.run("virsh start web; sleep 30");
        assertEquals("2048\n", laptop.run("ssh " + ADDRESS + " free -m | awk '/Mem/{print $2}'"));
        assertFalse(laptop.run("ssh " + ADDRESS + " ps aux").contains("qemu"));
        assertTrue(laptop.run("ps aux").contains("qemu-system-x86_64 -name guest=web"));
    }

    @Test
    void a_web_server_runs_inside_and_is_enabled_over_a_reboot() {
        define();
        laptop.run("virsh start web; sleep 30");
        assertEquals(7, Integer.parseInt(laptop.run("curl -s http://" + ADDRESS + "; echo $?").strip()));
        laptop.run("ssh " + ADDRESS + " sudo systemctl enable --now nginx; sleep 1");
        assertTrue(laptop.run("curl -s http://" + ADDRESS).contains("Welcome to nginx!"));
        laptop.run("virsh reboot web; sleep 40");
        assertTrue(laptop.run("curl -s http://" + ADDRESS).contains("Welcome to nginx!"));
    }

    @Test
    void what_was_written_is_there_after_the_machine_was_off() {
        define();
        laptop.run("virsh start web; sleep 30; ssh " + ADDRESS + " 'echo kept > note'; virsh destroy web; virsh start web; sleep 30");
        assertEquals("kept\n", laptop.run("ssh " + ADDRESS + " cat note"));
    }

    @Test
    void memory_is_held_until_the_host_is_full() {
        String before = laptop.run("free -m | awk '/Mem/{print $7}'");
        assertTrue(install("vm1").endsWith("Domain creation completed.\n"));
        int held = Integer.parseInt(before.strip()) - Integer.parseInt(laptop.run("free -m | awk '/Mem/{print $7}'").strip());
        assertTrue(held > 2000, held + " MiB");
        install("vm2");
        install("vm3");
        assertTrue(install("vm4").contains("cannot set up guest memory 'pc.ram': Cannot allocate memory"));
        laptop.run("virsh destroy vm1");
        assertTrue(install("vm4").endsWith("Domain creation completed.\n"));
    }

    @Test
    void shutting_down_takes_a_while_and_gives_the_memory_back() {
        define();
        laptop.run("virsh start web; sleep 30");
        assertEquals("Domain 'web' is being shutdown\n\n", laptop.run("virsh shutdown web"));
        assertEquals("in shutdown\n\n", laptop.run("virsh domstate web"));
        assertEquals("shut off\n\n", laptop.run("sleep 5; virsh domstate web"));
        assertFalse(laptop.run("ps aux").contains("qemu-system"));
    }

    @Test
    void a_machine_that_still_boots_does_not_notice_the_button() {
        define();
        laptop.run("virsh start web; sleep 5; virsh shutdown web; sleep 10");
        assertEquals("running\n\n", laptop.run("virsh domstate web"));
    }

    @Test
    void killing_the_emulator_pulls_the_plug() {
        define();
        laptop.run("virsh start web; sleep 30; sudo kill -9 $(pgrep -f guest=web); sleep 1");
        assertEquals("shut off\n\n", laptop.run("virsh domstate web"));
        assertTrue(laptop.run("ssh " + ADDRESS + " true").contains("No route to host"));
    }

    @Test
    void what_cannot_be_done_is_refused_in_the_original_s_words() {
        assertEquals("error: failed to get domain 'web'\n\n", laptop.run("virsh start web"));
        define();
        assertEquals("error: Failed to shutdown domain 'web'\nerror: Requested operation is not valid: domain is not running\n\n", laptop.run("virsh shutdown web"));
        assertEquals("error: The domain is not running\n\n", laptop.run("virsh console web"));
        laptop.run("virsh start web");
        assertEquals("error: Domain is already active\n\n", laptop.run("virsh start web"));
        assertEquals("error: unknown command: 'stat'\n", laptop.run("virsh stat"));
        assertEquals("error: command 'start' requires <domain> option\n", laptop.run("virsh start"));
        assertEquals("error: Failed to open file 'nope.xml': No such file or directory\n\n", laptop.run("virsh define nope.xml"));
        assertEquals("error: Failed to define domain from bad.xml\nerror: (domain_definition):2: Opening and ending tag mismatch: name line 2 and nam\n\n",
                laptop.run("printf '<domain type=\"kvm\">\\n<name>x</nam>\\n' > bad.xml; virsh define bad.xml"));
    }

    @Test
    void a_disk_belongs_to_one_running_machine() {
        define();
        laptop.run("virsh start web; sed 's/>web</>other</' web.xml > other.xml; virsh define other.xml");
        assertTrue(laptop.run("virsh start other").contains("Failed to get \"write\" lock"));
    }

    @Test
    void undefining_can_take_the_disk_along() {
        define();
        assertEquals("Domain 'web' has been undefined\nVolume 'vda'(/var/lib/libvirt/images/web.qcow2) removed.\n\n", laptop.run("virsh undefine web --remove-all-storage"));
        assertEquals("ubuntu-24.04.qcow2\n", laptop.run("sudo ls /var/lib/libvirt/images"));
    }

    @Test
    void domain_facts_agree_with_one_another() {
        define();
        laptop.run("virsh start web; sleep 30");
        assertTrue(laptop.run("virsh dominfo web").contains("Max memory:     2097152 KiB\n"));
        assertTrue(laptop.run("virsh domstats web").contains("  balloon.rss=2097152\n"));
        assertTrue(laptop.run("virsh domifaddr web").contains(ADDRESS + "/24"));
        assertEquals(" Target   Source\n---------------------------------------------\n vda      /var/lib/libvirt/images/web.qcow2\n\n", laptop.run("virsh domblklist web"));
        assertTrue(laptop.run("virsh dumpxml web").startsWith("<domain type='kvm' id='1'>\n  <name>web</name>\n"));
    }

    @Test
    void a_copy_of_an_image_costs_the_host_its_size() {
        long before = Long.parseLong(laptop.run("df -k / | tail -1 | tr -s \" \" | cut -d\" \" -f3").strip());
        laptop.run("sudo cp /var/lib/libvirt/images/ubuntu-24.04.qcow2 /var/lib/libvirt/images/copy.qcow2");
        long after = Long.parseLong(laptop.run("df -k / | tail -1 | tr -s \" \" | cut -d\" \" -f3").strip());
        assertEquals(2_361_393_152L / 1024, after - before);
    }

    @Test
    void an_empty_disk_boots_nothing() {
        laptop.run("sudo virt-install --name web --memory 1024 --import --os-variant ubuntu24.04 --noautoconsole --disk size=5; sleep 60");
        assertEquals("running\n\n", laptop.run("virsh domstate web"));
        assertTrue(laptop.run("ssh " + ADDRESS + " true").contains("No route to host"));
    }

    @Test
    void qemu_img_tells_what_an_image_is() {
        laptop.run("qemu-img create -f qcow2 disk.qcow2 10G");
        assertTrue(laptop.run("qemu-img info disk.qcow2").startsWith("image: disk.qcow2\nfile format: qcow2\nvirtual size: 10 GiB (10737418240 bytes)\ndisk size: 192 KiB\n"),
                laptop.run("qemu-img info disk.qcow2"));
        assertEquals("qemu-img: x: Image creation needs a size parameter\n", laptop.run("qemu-img create x"));
    }
}
