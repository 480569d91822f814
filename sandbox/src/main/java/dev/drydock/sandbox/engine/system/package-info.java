/**
 * The engine about itself: ping, version, info, events, disk usage, logins.
 * Start reading at {@link dev.drydock.sandbox.engine.system.SystemRoutes}.
 */
package dev.drydock.sandbox.engine.system;
