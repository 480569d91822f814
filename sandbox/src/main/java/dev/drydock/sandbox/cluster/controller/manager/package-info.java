/**
 * The controller manager: the unit {@code kube-controller-manager} and the controllers that run in it.
 * What each does stands in its own package. Start reading at {@link dev.drydock.sandbox.cluster.controller.manager.Controllers}.
 */
package dev.drydock.sandbox.cluster.controller.manager;
