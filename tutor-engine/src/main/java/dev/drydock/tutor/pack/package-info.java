/**
 * Packs of lessons that stand beside the course: those installed in a learner's data folder, and how one gets there and leaves again.
 * A pack stays the one zip that it came as; what may be in it is decided by {@code dev.drydock.lessons.bundle}.
 * Start reading at {@link dev.drydock.tutor.pack.PackShelf}.
 */
package dev.drydock.tutor.pack;
