/**
 * The verbs that look and change nothing: {@code get}, {@code describe}, {@code events}, {@code explain}, {@code top}, {@code wait}. Start
 * with {@link dev.drydock.sandbox.kubectl.look.Get}.
 */
package dev.drydock.sandbox.kubectl.look;
