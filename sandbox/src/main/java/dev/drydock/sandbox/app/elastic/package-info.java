/**
 * Elasticsearch 7.17 as far as logs in it are looked for: bulk requests, documents, search by query string and by the plainer queries, counts, tables.
 * Aggregations, mappings, shards on several nodes and its cluster are not here. Start reading at {@link dev.drydock.sandbox.app.elastic.Elasticsearch}.
 */
package dev.drydock.sandbox.app.elastic;
