package dev.drydock.sandbox.docker.client;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;

/** What one docker command does. */
@FunctionalInterface
public interface Verb {
    Step start(Sys sys, Job job);
}
