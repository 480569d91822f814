/**
 * Virtual machines as libvirt keeps them: domains with their XML, disks and consoles, machines that boot in virtual time with a kernel of
 * their own and hold memory and disk of their host; {@code virsh}, {@code virt-install}, {@code qemu-img}. System containers stand in
 * {@code virtual.lxc}. Start reading at {@link dev.drydock.sandbox.virtual.Domain}, then {@link dev.drydock.sandbox.virtual.Domains}.
 */
package dev.drydock.sandbox.virtual;
