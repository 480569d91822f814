/**
 * CoreDNS: watches Services, EndpointSlices and Namespaces at the API Server as any client does, and says what their names mean. How a question
 * finds its way here is not in this package but in {@link dev.drydock.sandbox.process.NameServers}. Start reading at
 * {@link dev.drydock.sandbox.app.coredns.CoreDns}.
 */
package dev.drydock.sandbox.app.coredns;
