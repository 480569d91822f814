/**
 * The Docker engine: components that answer the Engine API and carry out what it asks, over records of the store.
 * The API's form stands in {@code api}, what is remembered in {@code record}, each resource in a package of its own.
 * Start reading at {@link dev.drydock.sandbox.engine.DockerEngine}, then {@link dev.drydock.sandbox.engine.Daemons}.
 */
package dev.drydock.sandbox.engine;
