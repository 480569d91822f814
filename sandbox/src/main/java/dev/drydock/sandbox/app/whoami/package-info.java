/**
 * traefik/whoami: a server that tells who it is and what was asked. Its forms are those of the original's releases 1.10 and 1.11; WebSockets,
 * gRPC and TLS are not here. Start reading at {@link dev.drydock.sandbox.app.whoami.Whoami}.
 */
package dev.drydock.sandbox.app.whoami;
