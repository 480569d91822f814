/**
 * Programs that print what large clusters cost, run by the benchmark of continuous integration and never by the tests.
 * They go through the API Server and the real scheduler, without kubelets. Start reading at {@link dev.drydock.sandbox.cluster.bench.ManyPods}.
 */
package dev.drydock.sandbox.cluster.bench;
