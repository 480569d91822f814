/**
 * Endpoints and EndpointSlices: which pods stand behind a Service, with their ports and whether they are ready. Nobody is routed here: that
 * is done on the nodes by what these objects say. Start reading at {@link dev.drydock.sandbox.cluster.controller.endpoints.EndpointSliceController}.
 */
package dev.drydock.sandbox.cluster.controller.endpoints;
