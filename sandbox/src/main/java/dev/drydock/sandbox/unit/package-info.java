/**
 * The services of machines as systemd keeps them: units that start and stop and the components behind them, and the machines' power.
 * What a service does stands with its component. Start reading at {@link dev.drydock.sandbox.unit.Unit}.
 */
package dev.drydock.sandbox.unit;
