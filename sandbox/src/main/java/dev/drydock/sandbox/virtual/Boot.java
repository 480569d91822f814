package dev.drydock.sandbox.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a machine writes to its serial console from power on to the login prompt: firmware, boot loader, kernel, systemd. Each line with
 * the time at which it comes.
 */
final class Boot {
    private static final long MILLI = 1000;
    /** From power on to a login, in virtual microseconds. */
    static final long MICROS = 24_000 * MILLI;
    /** From the wish to shut down to power off. */
    static final long DOWN_MICROS = 3_500 * MILLI;

    private static final List<String> UNITS = List.of("Created slice system-getty.slice - Slice /system/getty.", "Listening on systemd-journald.socket - Journal Socket.",
            "Mounted dev-hugepages.mount - Huge Pages File System.", "Started systemd-journald.service - Journal Service.",
            "Finished systemd-modules-load.service - Load Kernel Modules.", "Finished systemd-remount-fs.service - Remount Root and Kernel File Systems.",
            "Started systemd-udevd.service - Rule-based Manager for Device Events and Files.", "Found device dev-vda1.device - /dev/vda1.",
            "Finished systemd-fsck-root.service - File System Check on Root Device.", "Reached target local-fs.target - Local File Systems.",
            "Finished apparmor.service - Load AppArmor profiles.", "Started systemd-resolved.service - Network Name Resolution.",
            "Started systemd-networkd.service - Network Configuration.", "Reached target network.target - Network.",
            "Finished cloud-init.service - Cloud-init: Network Stage.", "Reached target basic.target - Basic System.", "Started cron.service - Regular background program processing daemon.",
            "Started dbus.service - D-Bus System Message Bus.", "Started systemd-logind.service - User Login Management.", "Started ssh.service - OpenBSD Secure Shell server.",
            "Started serial-getty@ttyS0.service - Serial Getty on ttyS0.", "Reached target getty.target - Login Prompts.", "Reached target multi-user.target - Multi-User System.");

    private Boot() {}

    /** @param atMicros since power on */
    record Line(long atMicros, String text) {}

    static List<Line> lines(Domain domain) {
        List<Line> lines = new ArrayList<>();
        firmware(lines);
        loader(lines);
        kernel(lines, domain);
        long at = 11_000 * MILLI;
        long step = (MICROS - 400 * MILLI - at) / UNITS.size();
        for (String unit : UNITS) {
            lines.add(new Line(at, "[  OK  ] " + unit + "\n"));
            at += step;
        }
        lines.add(new Line(MICROS, "\nUbuntu 24.04.3 LTS " + domain.name() + " ttyS0\n\n" + domain.name() + " login: "));
        return List.copyOf(lines);
    }

    private static void firmware(List<Line> lines) {
        lines.add(new Line(300 * MILLI, "SeaBIOS (version 1.16.3-debian-1.16.3-2)\n\n\n"));
        lines.add(new Line(900 * MILLI, "iPXE (http://ipxe.org) 01:00.0 CA00 PCI2.10 PnP PMM\n\n\n"));
        lines.add(new Line(1_700 * MILLI, "Booting from Hard Disk...\n"));
    }

    /** Of a machine whose disk is empty. */
    static List<Line> nothing() {
        List<Line> lines = new ArrayList<>();
        firmware(lines);
        lines.add(new Line(2_100 * MILLI, "Boot failed: not a bootable disk\n\nNo bootable device.\n"));
        return List.copyOf(lines);
    }

    private static void loader(List<Line> lines) {
        lines.add(new Line(2_300 * MILLI, "GRUB loading.\nWelcome to GRUB!\n\n"));
        lines.add(new Line(4_600 * MILLI, "Booting `Ubuntu'\n\n"));
        lines.add(new Line(4_900 * MILLI, "Loading Linux " + Guest.KERNEL + " ...\n"));
        lines.add(new Line(5_600 * MILLI, "Loading initial ramdisk ...\n"));
    }

    private static void kernel(List<Line> lines, Domain domain) {
        long memory = domain.shape().memoryKib();
        int cpus = domain.shape().cpus();
        List<String> messages = new ArrayList<>(List.of(
                "Linux version " + Guest.KERNEL + " (buildd@lcy02-amd64-115) (x86_64-linux-gnu-gcc-13 (Ubuntu 13.2.0-23ubuntu4) 13.2.0, GNU ld (GNU Binutils for Ubuntu) 2.42) #45-Ubuntu SMP PREEMPT_DYNAMIC",
                "Command line: BOOT_IMAGE=/vmlinuz-" + Guest.KERNEL + " root=LABEL=cloudimg-rootfs ro console=tty1 console=ttyS0",
                "BIOS-provided physical RAM map:", "DMI: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.16.3-debian-1.16.3-2 04/01/2014", "Hypervisor detected: KVM",
                "kvm-clock: Using msrs 4b564d01 and 4b564d00", "tsc: Detected 2400.000 MHz processor",
                "Memory: " + memory * 93 / 100 + "K/" + memory + "K available (22528K kernel code, 4443K rwdata, 14376K rodata, 4968K init, 4792K bss, " + memory * 7 / 100
                        + "K reserved, 0K cma-reserved)",
                "SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=" + cpus + ", Nodes=1", "smp: Bringing up secondary CPUs ...", "smp: Brought up 1 node, " + cpus + " CPU" + (cpus == 1 ? "" : "s"),
                "PCI: Using configuration type 1 for base access", "NET: Registered PF_INET protocol family", "virtio_blk virtio2: [vda] 41943040 512-byte logical blocks (21.5 GB/20.0 GiB)",
                " vda: vda1 vda14 vda15 vda16", "virtio_net virtio1 enp1s0: renamed from eth0", "EXT4-fs (vda1): mounted filesystem ro with ordered data mode. Quota mode: none.",
                "systemd[1]: systemd 255.4-1ubuntu8 running in system mode", "systemd[1]: Detected virtualization kvm.", "systemd[1]: Hostname set to <" + domain.name() + ">."));
        long at = 6_200 * MILLI;
        long step = (10_900 * MILLI - at) / messages.size();
        for (int i = 0; i < messages.size(); i++) {
            double seconds = i < 3 ? 0 : (at - 6_200 * MILLI) / 1e6;
            lines.add(new Line(at, String.format(Locale.ROOT, "[%12.6f] %s\n", seconds, messages.get(i))));
            at += step;
        }
        lines.add(new Line(10_950 * MILLI, "\nWelcome to Ubuntu 24.04.3 LTS!\n\n"));
    }

    static List<Line> leaving() {
        return List.of(new Line(200 * MILLI, "         Stopping session-1.scope - Session 1 of User student...\n"),
                new Line(600 * MILLI, "[  OK  ] Stopped ssh.service - OpenBSD Secure Shell server.\n"),
                new Line(1_500 * MILLI, "[  OK  ] Stopped target network.target - Network.\n"), new Line(2_400 * MILLI, "[  OK  ] Unmounted boot-efi.mount - /boot/efi.\n"),
                new Line(3_000 * MILLI, "[  OK  ] Reached target poweroff.target - System Power Off.\n"), new Line(DOWN_MICROS - 100 * MILLI, "[   31.482113] reboot: Power down\n"));
    }
}
