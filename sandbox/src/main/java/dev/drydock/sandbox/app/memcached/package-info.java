/**
 * memcached: a cache of texts under keys, forgotten when it ends. The text protocol's commands are here, its binary protocol, eviction and
 * authentication are not. Start reading at {@link dev.drydock.sandbox.app.memcached.Memcached}.
 */
package dev.drydock.sandbox.app.memcached;
