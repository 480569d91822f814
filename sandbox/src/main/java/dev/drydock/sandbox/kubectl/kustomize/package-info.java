/**
 * Kustomize as kubectl carries it (v5.5.0): objects from files and generators, changed layer by layer. Start with {@link
 * dev.drydock.sandbox.kubectl.kustomize.Kustomizations}.
 */
package dev.drydock.sandbox.kubectl.kustomize;
