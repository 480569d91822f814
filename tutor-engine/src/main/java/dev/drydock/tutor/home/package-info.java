/**
 * Where a learner arrives: the language at the first start, the menu, the lesson that was begun, and the folder that keeps it all.
 * How a lesson is played is the player's, how things are chosen the menu's.
 * Start reading at {@link dev.drydock.tutor.home.Home}.
 */
package dev.drydock.tutor.home;
