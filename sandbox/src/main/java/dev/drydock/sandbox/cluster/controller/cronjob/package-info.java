/**
 * CronJobs: a Job at each time of a schedule, and the ended ones kept or deleted.
 * How the Jobs run is their controller's. Start reading at {@link dev.drydock.sandbox.cluster.controller.cronjob.CronJobController}.
 */
package dev.drydock.sandbox.cluster.controller.cronjob;
