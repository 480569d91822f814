/**
 * The interpreters python3 and node for the tiny programs of courses: a small part of both languages on one tree, what a web starter needs
 * of their libraries, and nothing else; what is beyond says so. A program that waits is begun anew from its last finished statement with
 * the answers it has had, so that no state but an immutable one outlives a step. Start reading at
 * {@link dev.drydock.sandbox.app.script.Interpreters}.
 */
package dev.drydock.sandbox.app.script;
