/**
 * MySQL and MariaDB: the server {@code mysqld} with its data in a folder, the client {@code mysql} and {@code mysqladmin}. SQL itself is in
 * {@link dev.drydock.sandbox.app.sql}; here are the protocol, which is our own, the server's log, and how results and refusals look.
 * Start with {@link dev.drydock.sandbox.app.mysql.Mysqld}.
 */
package dev.drydock.sandbox.app.mysql;
