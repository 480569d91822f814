/**
 * Patches of trees: JSON Patch, JSON Merge Patch, strategic merge patches by the schemas' merge keys.
 * Server-side apply stands beside. Start reading at {@link dev.drydock.sandbox.cluster.apiserver.patch.StrategicMerge}.
 */
package dev.drydock.sandbox.cluster.apiserver.patch;
