/**
 * Jobs: pods until enough of them have ended well, or too many badly; and the Jobs that go some time after they have ended.
 * Schedules stand in the package of CronJobs. Start reading at {@link dev.drydock.sandbox.cluster.controller.job.JobController}.
 */
package dev.drydock.sandbox.cluster.controller.job;
