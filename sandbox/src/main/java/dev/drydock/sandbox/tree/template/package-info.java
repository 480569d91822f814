/**
 * Go's {@code text/template} (1.24) and {@code fmt} over trees: lexer, parser, executor and the verbs of printf, with their error texts.
 * What docker adds ({@code json}, {@code pad}, ...) is in {@link dev.drydock.sandbox.tree.template.DockerFunctions}; tables are the docker client's.
 * Start reading at {@link dev.drydock.sandbox.tree.template.Template}; a value in a template is a tree and the Go type it pretends to have.
 */
package dev.drydock.sandbox.tree.template;
