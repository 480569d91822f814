/**
 * Pictures made of text: rows of pieces, each with a look that says what it means, and ways to put pictures beside, above and into each other.
 * A picture's plain text is all of it; colours only repeat what letters say. Begin with {@link dev.drydock.tutor.view.picture.Picture}.
 */
package dev.drydock.tutor.view.picture;
