package dev.drydock.tutor.java.client;

/** How well a node suits a pod: the pod goes to the node with the most points, of those on which it fits. */
@FunctionalInterface
public interface Score {
    long of(Pod pod, Node node);
}
