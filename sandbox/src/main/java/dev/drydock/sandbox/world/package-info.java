/**
 * Composition: a whole world from its parts, and its doors to the outside (terminals, streams, running, undo).
 * The named worlds that learners start in stand here too; what the parts do does not.
 * Start reading at {@link dev.drydock.sandbox.world.World}.
 */
package dev.drydock.sandbox.world;
