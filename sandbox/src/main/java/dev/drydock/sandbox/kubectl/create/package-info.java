/**
 * {@code kubectl create} and {@code kubectl run}: objects made from the line's words, a file a kind of them. Each builds the object as the
 * original's generator does, field for field; sending and telling is {@link dev.drydock.sandbox.kubectl.create.Generated}'s. Start there.
 */
package dev.drydock.sandbox.kubectl.create;
