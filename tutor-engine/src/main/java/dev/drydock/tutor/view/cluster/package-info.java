/**
 * The cluster as a picture: the components of its master, nodes as boxes with the pods in them, and services with lines to their pods. It is read
 * from what etcd holds, also while no API Server answers, and says which component does not run. Begin with
 * {@link dev.drydock.tutor.view.cluster.ClusterPicture}.
 */
package dev.drydock.tutor.view.cluster;
