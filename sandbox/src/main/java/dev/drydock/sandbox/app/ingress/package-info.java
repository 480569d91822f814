/**
 * The ingress controller of ingress-nginx: watches Ingresses and what they name, and passes requests on by host and path. TLS, canaries and
 * most annotations are not here. Start reading at {@link dev.drydock.sandbox.app.ingress.IngressController}.
 */
package dev.drydock.sandbox.app.ingress;
