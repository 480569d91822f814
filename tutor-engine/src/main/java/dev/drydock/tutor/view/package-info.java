/**
 * The word {@code :view}: the world as pictures, live on the whole screen or once as plain text. Each view is a function from a state of the world
 * to a picture in a package of its own; here they get their moments, their keys and their clock. Begin with {@link dev.drydock.tutor.view.Views}.
 */
package dev.drydock.tutor.view;
