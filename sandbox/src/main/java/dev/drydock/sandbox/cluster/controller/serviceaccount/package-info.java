/**
 * What every namespace is given: the service account {@code default}, and the authority's certificate in {@code kube-root-ca.crt}.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.serviceaccount.ServiceAccountController}.
 */
package dev.drydock.sandbox.cluster.controller.serviceaccount;
