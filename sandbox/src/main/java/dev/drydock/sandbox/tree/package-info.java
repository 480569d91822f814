/**
 * Immutable JSON-like values ({@link dev.drydock.sandbox.tree.Tree}) and what reads and writes them: JSON as Go's {@code encoding/json};
 * YAML, Go templates, JSONPath and the wording of sizes and times are in the packages below.
 * Nothing here knows Docker or Kubernetes objects, and nothing here touches a disk.
 * Start reading at {@code Tree}, then {@code Json}.
 */
package dev.drydock.sandbox.tree;
