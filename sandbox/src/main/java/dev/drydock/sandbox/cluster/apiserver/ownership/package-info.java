/**
 * Who wrote which field: {@code managedFields}, and server-side apply, which refuses to overwrite what another manager owns.
 * Patches without owners stand in {@code patch}. Start reading at {@link dev.drydock.sandbox.cluster.apiserver.ownership.Managers}.
 */
package dev.drydock.sandbox.cluster.apiserver.ownership;
