/**
 * The images that the simulated registries offer and the roots that simulated machines boot from: what is in them, how large they are,
 * how they are configured. The files stand as compact listings among the resources; nothing is read or hashed before it is seen.
 * Start reading at {@link dev.drydock.sandbox.image.catalogue.Hub}, then {@link dev.drydock.sandbox.image.catalogue.Inventory}.
 */
package dev.drydock.sandbox.image.catalogue;
