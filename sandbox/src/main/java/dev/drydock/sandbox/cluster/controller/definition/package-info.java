/**
 * What becomes of the objects of a CustomResourceDefinition that is deleted.
 * Start reading at {@link dev.drydock.sandbox.cluster.controller.definition.DefinitionCleaner}.
 */
package dev.drydock.sandbox.cluster.controller.definition;
