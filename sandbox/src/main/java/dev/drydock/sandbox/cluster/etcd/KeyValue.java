package dev.drydock.sandbox.cluster.etcd;

import dev.drydock.sandbox.tree.Mapping;

/**
 * What stands under a key.
 *
 * @param created revision at which the key was made
 * @param modified revision of the last change
 * @param version counts changes of this key, from 1
 */
public record KeyValue(Mapping value, long created, long modified, int version) {}
