/**
 * Which objects are valid, and the original's words for what is wrong: {@code validation.go} of each group.
 * What depends on other objects is decided in {@code admission}. Start reading at
 * {@link dev.drydock.sandbox.cluster.apiserver.validation.FieldError}.
 */
package dev.drydock.sandbox.cluster.apiserver.validation;
