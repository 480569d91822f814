/**
 * System containers as LXC keeps them: a whole system's processes in namespaces on the host's own kernel, started in a second. They live
 * below {@code /var/lib/lxc}; the namespaces and control groups are the kernel's ({@code process}).
 * Start reading at {@link dev.drydock.sandbox.virtual.lxc.Lxc}.
 */
package dev.drydock.sandbox.virtual.lxc;
