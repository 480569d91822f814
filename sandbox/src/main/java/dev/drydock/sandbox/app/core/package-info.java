/**
 * The network functions of a mobile core as simulated programs: they speak the procedures of the 3GPP specifications with their names of
 * messages, interfaces and causes, simplified in encoding and in what a call needs. Start reading at
 * {@link dev.drydock.sandbox.app.core.NetworkFunctions}.
 */
package dev.drydock.sandbox.app.core;
