/**
 * Who may do what: roles, bindings, and the roles that every cluster begins with.
 * Who a caller is, is not decided here. Start reading at {@link dev.drydock.sandbox.cluster.apiserver.rbac.Authorizer}.
 */
package dev.drydock.sandbox.cluster.apiserver.rbac;
