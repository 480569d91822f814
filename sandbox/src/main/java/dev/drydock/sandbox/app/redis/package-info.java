/**
 * The store redis: server and client over its own protocol. Strings, lists, hashes, sets, expiry, counters, and a dump in its folder that
 * outlives it in a volume; replication, scripts and streams are not here.
 * Start reading at {@link dev.drydock.sandbox.app.redis.RedisServer}.
 */
package dev.drydock.sandbox.app.redis;
