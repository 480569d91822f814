/**
 * One thing that is asked for and how it stands: met, not met and what is there instead, waiting, or not to be seen.
 *
 * <p>Here too: the traits of a container and what is looked for in a text, the smallest questions that checks are made of.
 * Which questions belong together is told by {@code check}. Start at {@link dev.drydock.lessons.condition.Condition}.
 */
package dev.drydock.lessons.condition;
