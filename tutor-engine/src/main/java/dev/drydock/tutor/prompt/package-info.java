/**
 * The learner's real terminal: the line editor, keys as they come, the status line. JLine is used here and nowhere else.
 * What is asked, completed and answered is the caller's; this package knows neither lessons nor the sandbox.
 * Start reading at {@link dev.drydock.tutor.prompt.JLineTerminal}.
 */
package dev.drydock.tutor.prompt;
