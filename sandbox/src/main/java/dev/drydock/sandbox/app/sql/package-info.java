/**
 * A small SQL engine of our own, pure but for the folder that keeps its tables: from databases and a statement to the databases after it and an answer. Tables, keys, joins, groups and
 * the functions of first courses are here; views, windows, subqueries and procedures are not. Start reading at
 * {@link dev.drydock.sandbox.app.sql.Engine}.
 */
package dev.drydock.sandbox.app.sql;
