/**
 * What is decided in view of other objects before one is written: service accounts, priorities, limits, quotas, protections.
 * An admission plugin of the original is a file here. Start reading at {@link dev.drydock.sandbox.cluster.apiserver.admission.Admission}.
 */
package dev.drydock.sandbox.cluster.apiserver.admission;
