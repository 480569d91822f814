/**
 * From a Dockerfile to the graph of steps that build it, the way BuildKit's frontend goes: which stages are needed, which images, what each
 * instruction does to files and to settings, and what the checks find. Nothing here runs anything. Start reading at
 * {@link dev.drydock.sandbox.build.convert.Conversion}.
 */
package dev.drydock.sandbox.build.convert;
