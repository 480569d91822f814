/**
 * Why things of a cluster are as they are: what changed in etcd told as facts, and what stands in the way of an object now.
 * It reads what no component may read, since it answers for the tutor and changes nothing.
 * Start reading at {@link dev.drydock.sandbox.cluster.inquiry.Inquiry}.
 */
package dev.drydock.sandbox.cluster.inquiry;
