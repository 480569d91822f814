/**
 * What a Dockerfile says: lines to instructions, instructions to stages, words with variables put in, and which files of a context are
 * meant; what it means for a build is in {@code dev.drydock.sandbox.build.convert}. Nothing here runs anything or knows an engine. Start
 * reading at {@link dev.drydock.sandbox.build.Dockerfile}.
 */
package dev.drydock.sandbox.build;
