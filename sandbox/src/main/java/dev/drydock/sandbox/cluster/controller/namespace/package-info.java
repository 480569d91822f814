/**
 * The end of namespaces: all that is in them is deleted before they go.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.namespace.NamespaceController}.
 */
package dev.drydock.sandbox.cluster.controller.namespace;
