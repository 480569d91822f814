/**
 * The real world behind the ports: what checks see of it, and worlds on which lessons are proved.
 *
 * <p>Whatever has to be asked (the engine's API, a web server) is asked in a twin of the world, so that looking leaves no
 * trace in the learner's. Lines are typed at a simulated terminal, as a learner would. Start at {@link
 * dev.drydock.lessons.stage.SandboxView} and {@link dev.drydock.lessons.stage.SandboxTheatre}.
 */
package dev.drydock.lessons.stage;
