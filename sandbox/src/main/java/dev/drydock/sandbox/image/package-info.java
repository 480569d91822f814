/**
 * What an image is: names, layers, configuration, history and the content-addressed store that holds them, and the catalogue of
 * the official images that the worlds know. Pulling, containers and the API are not here: see {@code registry} and {@code engine}.
 * Start reading at {@link dev.drydock.sandbox.image.Image}, then {@link dev.drydock.sandbox.image.Reference}.
 */
package dev.drydock.sandbox.image;
