/**
 * Resources that CustomResourceDefinitions add: what a definition serves, and whether objects fit its structural schema.
 * Start reading at {@link dev.drydock.sandbox.cluster.apiserver.custom.Definition}, then {@link dev.drydock.sandbox.cluster.apiserver.custom.Structure}.
 */
package dev.drydock.sandbox.cluster.apiserver.custom;
