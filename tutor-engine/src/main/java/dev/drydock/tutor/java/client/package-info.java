/**
 * What a learner's Java sees of the world: Docker's containers and images, the cluster's pods and nodes, as plain records.
 * It runs in the learner's own process and knows nothing of the tutor: whatever it wants it asks with a line of text.
 * Start reading at {@link dev.drydock.tutor.java.client.Lab}.
 */
package dev.drydock.tutor.java.client;
