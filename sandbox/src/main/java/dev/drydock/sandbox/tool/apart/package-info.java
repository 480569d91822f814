/**
 * What keeps processes apart, looked at and made by hand: {@code lsns}, {@code unshare}, {@code nsenter}, {@code chroot}, {@code mount},
 * {@code systemd-cgls}. The namespaces and control groups themselves stand in {@code process}.
 * Start reading at {@link dev.drydock.sandbox.tool.apart.Unshare}.
 */
package dev.drydock.sandbox.tool.apart;
