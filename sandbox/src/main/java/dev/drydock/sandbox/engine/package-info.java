/**
 * The container engine: what it keeps about images, containers, networks and volumes, and the API through which clients reach it.
 * Clients, their tables and their flags are not here.
 * Its records and its API are in the packages below.
 */
package dev.drydock.sandbox.engine;
