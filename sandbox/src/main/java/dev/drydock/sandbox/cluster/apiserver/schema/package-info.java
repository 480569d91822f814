/**
 * What fields the objects of the API have: names, types, which are required, how lists merge. Read from compact tables beside this package,
 * a file a group and version; what a field means, and which values are valid, is not known here.
 * Start reading at {@link dev.drydock.sandbox.cluster.apiserver.schema.Schemas}, then {@link dev.drydock.sandbox.cluster.apiserver.schema.Decoding}.
 */
package dev.drydock.sandbox.cluster.apiserver.schema;
