/**
 * How programs in pods follow the objects of the API Server: one stream for each kind, begun again when it breaks off. What they make of the
 * events is theirs. Start reading at {@link dev.drydock.sandbox.app.watch.Watches}.
 */
package dev.drydock.sandbox.app.watch;
