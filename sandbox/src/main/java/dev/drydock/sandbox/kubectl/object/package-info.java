/**
 * The objects that a command is about: named on the line, chosen by labels, or written in manifests, each with its kind, namespace and name.
 * Here a line's words and files become such objects, and here they are fetched; what is done with them is the verbs' own. Start with {@link
 * dev.drydock.sandbox.kubectl.object.Selection}.
 */
package dev.drydock.sandbox.kubectl.object;
