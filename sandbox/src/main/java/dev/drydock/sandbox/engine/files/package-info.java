/**
 * Files in and out of containers: what has changed, copies as archives, whole trees, and containers made into images.
 * Start reading at {@link dev.drydock.sandbox.engine.files.FileRoutes}.
 */
package dev.drydock.sandbox.engine.files;
