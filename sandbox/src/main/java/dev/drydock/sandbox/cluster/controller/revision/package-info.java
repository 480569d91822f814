/**
 * ControllerRevisions: the templates that a StatefulSet or DaemonSet has had, numbered, so that it can be told which pods are of which and gone back.
 * Who makes pods of them stands in the packages of those. Start reading at {@link dev.drydock.sandbox.cluster.controller.revision.History}.
 */
package dev.drydock.sandbox.cluster.controller.revision;
