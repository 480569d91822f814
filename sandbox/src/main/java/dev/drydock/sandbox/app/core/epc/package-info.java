/**
 * The elements of the evolved packet core (TS 23.401): who a phone is and where it is, the bearers that carry its packets, and the rules for them.
 * The base station is a part of the phone here. Start reading at {@link dev.drydock.sandbox.app.core.epc.Mme}.
 */
package dev.drydock.sandbox.app.core.epc;
