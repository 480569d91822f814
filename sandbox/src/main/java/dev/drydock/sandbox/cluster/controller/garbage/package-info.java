/**
 * The garbage collector: objects whose owners are gone are deleted, owners wait for what they own, orphans are let go.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.garbage.GarbageCollector}.
 */
package dev.drydock.sandbox.cluster.controller.garbage;
