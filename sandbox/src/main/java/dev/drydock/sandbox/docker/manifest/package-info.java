/**
 * Commands about lists of manifests that the client keeps. Lists cannot be made here, so there is none to change, send or forget. Start
 * reading at {@link dev.drydock.sandbox.docker.manifest.Manifests}.
 */
package dev.drydock.sandbox.docker.manifest;
