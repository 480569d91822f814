/**
 * The functions of the 5G core (TS 23.501, 23.502) as services that find each other in a register, and a radio network that calls without end to
 * try them. Contexts of phones lie in one shared store, so that any copy of a function can serve any phone. Start reading at
 * {@link dev.drydock.sandbox.app.core.sba.Service}.
 */
package dev.drydock.sandbox.app.core.sba;
