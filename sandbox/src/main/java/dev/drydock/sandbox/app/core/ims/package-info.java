/**
 * The elements of the IP multimedia subsystem (TS 23.228): they register phones and set up their calls with SIP, on top of the packet core.
 * One network only; charging, emergency calls, roaming and early media are not here. Start reading at
 * {@link dev.drydock.sandbox.app.core.ims.Pcscf}.
 */
package dev.drydock.sandbox.app.core.ims;
