/**
 * The messages between the functions of a core network as a ladder: a column for each function, time from top to bottom, an arrow for each message.
 * Of what a probe sees the latest are drawn. Begin with {@link dev.drydock.tutor.view.flow.FlowPicture}.
 */
package dev.drydock.tutor.view.flow;
