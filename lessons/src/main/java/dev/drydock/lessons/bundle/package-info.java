/**
 * Packs of lessons as one zip: what may be in it, its manifest and its check sums. A pack is untrusted, so nothing of it is believed and
 * nothing is ever written out of it; how the zip comes from a disk is the program's business.
 * Start reading at {@link dev.drydock.lessons.bundle.Bundle}; {@link dev.drydock.lessons.bundle.ZipReader} is what an attacker meets.
 */
package dev.drydock.lessons.bundle;
