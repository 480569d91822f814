/**
 * YAML as Kubernetes reads manifests and as kubectl prints objects, with the complaints of go-yaml.
 * Lessons have a reader of their own, which keeps the place of every node.
 * Start reading at {@link dev.drydock.sandbox.tree.yaml.Yaml}.
 */
package dev.drydock.sandbox.tree.yaml;
