/**
 * What followed from the last line as a tree beside an axis of time, one deed of which is the present one. It tells what {@code why} tells.
 * Begin with {@link dev.drydock.tutor.view.trace.TracePicture}.
 */
package dev.drydock.tutor.view.trace;
