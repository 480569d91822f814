/**
 * The moments of a world as a slider: one behind each line, those taken back included. A moment is looked at without going there.
 * Begin with {@link dev.drydock.tutor.view.time.Slider}.
 */
package dev.drydock.tutor.view.time;
