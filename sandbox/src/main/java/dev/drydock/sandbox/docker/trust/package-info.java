/**
 * Signed images: which digest a tag was signed for, and what content trust refuses. Making signatures is not here. Start reading at
 * {@link dev.drydock.sandbox.docker.trust.ContentTrust}.
 */
package dev.drydock.sandbox.docker.trust;
