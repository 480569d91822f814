/**
 * Requests for certificates: those that somebody has approved are signed.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.certificate.Signer}.
 */
package dev.drydock.sandbox.cluster.controller.certificate;
