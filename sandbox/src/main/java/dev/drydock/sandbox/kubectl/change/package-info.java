/**
 * The verbs that change what is there: {@code apply}, {@code delete}, {@code patch}, {@code replace}, {@code edit}, {@code diff}, {@code
 * label}, {@code annotate}, {@code expose}, {@code scale}, {@code set}. Start with {@link dev.drydock.sandbox.kubectl.change.Apply}.
 */
package dev.drydock.sandbox.kubectl.change;
