/**
 * The grammar of Go's templates: text to tokens to nodes, with the error texts of Go 1.24; as {@code text/template/parse}.
 * What nodes do when a template is applied is in the package above.
 * Start reading at {@link dev.drydock.sandbox.tree.template.parse.Parser}.
 */
package dev.drydock.sandbox.tree.template.parse;
