/**
 * Fluentd 1.16 as the collector of a node's logs: it reads its configuration, follows files, adds what the cluster knows of their pods, and sends them on.
 * Inputs other than {@code tail}, most filters and outputs, and buffers on disk are not here. Start reading at {@link dev.drydock.sandbox.app.fluentd.Fluentd}.
 */
package dev.drydock.sandbox.app.fluentd;
