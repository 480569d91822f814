/**
 * The whole screen for one scene: Lanterna draws the pictures and tells what changed between two of them, on the learner's own terminal, which is
 * handed over and back. A scene knows neither Lanterna nor the terminal. Begin with {@link dev.drydock.tutor.view.screen.Stage}.
 */
package dev.drydock.tutor.view.screen;
