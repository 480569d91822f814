/**
 * The cluster's memory: keys with revisions, ranges, the history that watches read, compaction, and a quorum of members.
 * What the values mean is not known here. Start reading at {@link dev.drydock.sandbox.cluster.etcd.Etcd}.
 */
package dev.drydock.sandbox.cluster.etcd;
