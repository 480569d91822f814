/**
 * A phone with its card and its base station in one container: it attaches, registers, calls and hangs up by commands, and rings when it is called.
 * Radio, paging and moving from cell to cell are not here. Start reading at {@link dev.drydock.sandbox.app.core.phone.Ue}.
 */
package dev.drydock.sandbox.app.core.phone;
