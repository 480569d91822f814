/**
 * The kubectl command-line client. Its program reads a command line (see {@code line}) and hands it to a verb, which speaks to the API Server
 * over its REST interface alone (see {@code client}); the verbs are below, a package an area of use. Start with {@link
 * dev.drydock.sandbox.kubectl.Kubectl}.
 */
package dev.drydock.sandbox.kubectl;
