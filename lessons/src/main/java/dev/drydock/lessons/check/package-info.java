/**
 * What must hold for a step to be done, as conditions that report themselves one by one.
 *
 * <p>A check looks at the world, never at the wording of a command, and any route to the right state passes. Each kind of
 * check is one record that says its {@link dev.drydock.lessons.condition.Condition}s; {@link
 * dev.drydock.lessons.check.CheckReader} knows how each is written in a lesson. Start at {@link
 * dev.drydock.lessons.check.Check}.
 */
package dev.drydock.lessons.check;
