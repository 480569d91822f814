/**
 * The web server nginx: its configuration language as far as courses use it, master and workers, static files, redirects and proxying,
 * logs as the original writes them. TLS, caching and rewriting by regular expressions of {@code rewrite} are not here.
 * Start reading at {@link dev.drydock.sandbox.app.nginx.Nginx}.
 */
package dev.drydock.sandbox.app.nginx;
