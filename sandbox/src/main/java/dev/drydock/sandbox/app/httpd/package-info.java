/**
 * The web server Apache: its configuration as far as courses change it, static files, directory listings, redirects, its logs. Modules that
 * forward or run programs are not here, and a configuration that needs one says so. Start reading at {@link dev.drydock.sandbox.app.httpd.Httpd}.
 */
package dev.drydock.sandbox.app.httpd;
