/**
 * Secure shell between the world's machines: the server on each, and the client {@code ssh}. No cryptography: the world is one JVM, and
 * what a learner sees of keys (the question about an unknown host) is here too.
 * Start reading at {@link dev.drydock.sandbox.remote.SshServer}.
 */
package dev.drydock.sandbox.remote;
