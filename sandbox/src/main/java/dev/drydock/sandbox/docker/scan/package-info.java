/**
 * Scanners for known vulnerabilities: {@code docker scout} and {@code trivy}, which read what an image tells of its packages from the engine
 * and compare it with a short list of real ones. What the original scanners find beyond that list is not here.
 * Start reading at {@link dev.drydock.sandbox.docker.scan.Scan}.
 */
package dev.drydock.sandbox.docker.scan;
