/**
 * {@code kubectl set}: one property of objects that exist. Each verb says how an object changes; fetching, patching and telling is {@link
 * dev.drydock.sandbox.kubectl.set.Setting}'s. Start there.
 */
package dev.drydock.sandbox.kubectl.set;
