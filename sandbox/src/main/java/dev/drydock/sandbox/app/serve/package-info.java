/**
 * What servers have in common: the loop that accepts connections and answers each as its bytes come, and HTTP on top of it. What a server
 * answers is its own. Start reading at {@link dev.drydock.sandbox.app.serve.Service}.
 */
package dev.drydock.sandbox.app.serve;
