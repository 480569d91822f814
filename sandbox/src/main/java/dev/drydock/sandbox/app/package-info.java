/**
 * The programs that images carry, on one interface: {@link dev.drydock.sandbox.process.Program}. A small program is a file, a larger one a
 * package. What they need of the world they get by system calls, as the originals do. Start reading at {@link dev.drydock.sandbox.app.Apps}.
 */
package dev.drydock.sandbox.app;
