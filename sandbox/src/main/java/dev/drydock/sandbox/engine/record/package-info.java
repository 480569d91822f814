/**
 * What an engine remembers: containers, images, networks, volumes and what happened, as records of the store, and how they are found.
 * What is done with them stands in the packages named after the API's resources. Start reading at
 * {@link dev.drydock.sandbox.engine.record.Container}, then {@link dev.drydock.sandbox.engine.record.Containers}.
 */
package dev.drydock.sandbox.engine.record;
