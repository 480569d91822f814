/**
 * The form of the Docker Engine API: routes, calls, replies, times, filters, and the record of one engine. Nothing here knows what a
 * container is. Start reading at {@link dev.drydock.sandbox.engine.api.Call}, then {@link dev.drydock.sandbox.engine.api.Router}.
 */
package dev.drydock.sandbox.engine.api;
