/**
 * What a lesson may see of the world: pure reads, through one port.
 *
 * <p>Nothing here changes anything: a check may look after every change of the world and leave no trace, not even a line in
 * a web server's log. The real form of the port stands in {@code stage}. Start at {@link
 * dev.drydock.lessons.view.WorldView}.
 */
package dev.drydock.lessons.view;
