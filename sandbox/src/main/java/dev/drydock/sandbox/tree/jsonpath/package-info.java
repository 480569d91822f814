/**
 * JSONPath in kubectl's dialect: {@code {.items[*].metadata.name}}, filters, ranges, unions, slices, recursive descent, quoted text, with its error texts.
 * What kubectl prints around an error is kubectl's.
 * Start reading at {@link dev.drydock.sandbox.tree.jsonpath.JsonPath}.
 */
package dev.drydock.sandbox.tree.jsonpath;
