/**
 * PostgreSQL: the server, its initialization, and the client psql, with the original's texts. Between client and server goes a protocol of
 * our own, a line of JSON a message; the engine is {@code app.sql}. Start reading at {@link dev.drydock.sandbox.app.postgres.Postgres}.
 */
package dev.drydock.sandbox.app.postgres;
