/**
 * Persistent volumes: claims are bound to volumes, volumes are made for claims of classes, given back and deleted, and neither goes while
 * somebody uses it. Mounting is the kubelet's work, choosing the node the scheduler's.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.volume.VolumeBinder}.
 */
package dev.drydock.sandbox.cluster.controller.volume;
