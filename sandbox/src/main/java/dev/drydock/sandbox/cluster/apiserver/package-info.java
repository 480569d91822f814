/**
 * The API Server: requests in, objects into etcd and out again, watches; the only part of the cluster that touches etcd.
 * Components use {@link dev.drydock.sandbox.cluster.apiserver.ApiClient}, processes the network. What fields objects have, how they are
 * defaulted, checked, admitted, patched and shown in tables stands in the packages below.
 * Start reading at {@link dev.drydock.sandbox.cluster.apiserver.ApiServer}.
 */
package dev.drydock.sandbox.cluster.apiserver;
