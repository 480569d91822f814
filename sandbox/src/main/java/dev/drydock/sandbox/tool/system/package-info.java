/**
 * Tools that ask and steer the system: processes, signals, users, time, memory and disks, services.
 * A file a tool; what several need to know of users and processes stands in {@link dev.drydock.sandbox.tool.system.Accounts} and
 * {@link dev.drydock.sandbox.tool.system.ProcessRow}. Start reading at {@link dev.drydock.sandbox.tool.system.SystemTools}.
 */
package dev.drydock.sandbox.tool.system;
