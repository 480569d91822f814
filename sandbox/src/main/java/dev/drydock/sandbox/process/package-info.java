/**
 * The simulated operating system: processes, descriptors, pipes, terminals, signals, files, sockets, and requests to APIs.
 * A program is written as {@link dev.drydock.sandbox.process.Code}: it makes {@link dev.drydock.sandbox.process.Sys} calls that never
 * wait and returns a {@link dev.drydock.sandbox.process.Step}, the rest of its life as an immutable value. What the programs do is
 * not known here (see {@code shell}, {@code tool}, {@code app}, {@code docker}), nor what an API answers (see {@code engine}).
 * Start reading at {@link dev.drydock.sandbox.process.Step}, {@link dev.drydock.sandbox.process.Sys}, then
 * {@link dev.drydock.sandbox.process.ProcessScheduler}.
 */
package dev.drydock.sandbox.process;
