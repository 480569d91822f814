package dev.drydock.sandbox.cluster.controller.cronjob;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One look at one CronJob and its Jobs. Lives for one reconciliation only. */
final class Round {
    /** A look at the clock a little after the time has come. */
    private static final long AFTER_MICROS = 100_000;

    private final ApiClient client;
    private final Mapping cronJob;
    private final List<Mapping> jobs;
    private final long now;
    private List<Mapping> active;
    private Tree lastSchedule;
    private Tree lastSuccess;

    Round(ApiClient client, Mapping cronJob, List<Mapping> jobs) {
        this.client = client;
        this.cronJob = cronJob;
        this.jobs = jobs;
        this.now = client.kernel().now();
        this.active = new ArrayList<>(cronJob.at("status", "active").mappings());
        this.lastSchedule = cronJob.at("status", "lastScheduleTime");
        this.lastSuccess = cronJob.at("status", "lastSuccessfulTime");
    }

    Controller.Result go() {
        forgetOldJobs();
        lookAtJobs();
        Controller.Result result = Objects.isBeingDeleted(cronJob) ? Controller.done() : start();
        Mapping status = Mapping.builder().putUnlessEmpty("active", new Sequence(new ArrayList<>(active))).putUnlessEmpty("lastScheduleTime", lastSchedule)
                .putUnlessEmpty("lastSuccessfulTime", lastSuccess).build();
        if (!status.equals(cronJob.get("status"))) {
            client.updateStatus(Resources.CRON_JOBS, cronJob.with("status", status));
        }
        return result;
    }

    private void event(String type, String reason, String message) {
        client.event(cronJob, type, reason, message, CronJobController.NAME);
    }

    // ---- the Jobs that are there -------------------------------------------------------------------------------------------------

    private static Optional<String> end(Mapping job) {
        return Objects.is(job, "Complete") ? Optional.of("Complete") : Objects.is(job, "Failed") ? Optional.of("Failed") : Optional.empty();
    }

    private boolean isActive(Mapping job) {
        return active.stream().anyMatch(one -> one.get("uid").text().equals(Objects.uid(job)));
    }

    private void lookAtJobs() {
        for (Mapping job : jobs) {
            boolean known = isActive(job);
            if (!known && end(job).isEmpty()) {
                event("Warning", "UnexpectedJob", "Saw a job that the controller did not create or forgot: " + Objects.name(job));
            } else if (known && end(job).isPresent()) {
                active.removeIf(one -> one.get("uid").text().equals(Objects.uid(job)));
                event("Normal", "SawCompletedJob", "Saw completed job: " + Objects.name(job) + ", condition: " + end(job).get());
            }
            Tree completed = job.at("status", "completionTime");
            if (end(job).filter("Complete"::equals).isPresent() && completed.text().compareTo(lastSuccess.text()) > 0) {
                lastSuccess = completed;
            }
        }
        for (Mapping one : List.copyOf(active)) {
            if (jobs.stream().noneMatch(job -> Objects.uid(job).equals(one.get("uid").text()))) {
                event("Normal", "MissingJob", "Active job went missing: " + one.get("name").text());
                active.remove(one);
            }
        }
    }

    private void forgetOldJobs() {
        forget("Complete", cronJob.at("spec", "successfulJobsHistoryLimit"));
        forget("Failed", cronJob.at("spec", "failedJobsHistoryLimit"));
    }

    private void forget(String how, Tree limit) {
        List<Mapping> ended = new ArrayList<>(jobs.stream().filter(job -> end(job).filter(how::equals).isPresent() && !Objects.isBeingDeleted(job)).toList());
        ended.sort(Comparator.<Mapping, String>comparing(job -> job.at("status", "startTime").text()).thenComparing(Objects::name));
        for (int i = 0; !limit.isNothing() && i < ended.size() - limit.wholeInt(); i++) {
            delete(ended.get(i));
        }
    }

    private void delete(Mapping job) {
        ApiResponse answer = client.delete(Resources.JOBS, Objects.namespace(job), Objects.name(job), Mapping.of("propagationPolicy", "Background"));
        if (answer.ok()) {
            active.removeIf(one -> one.get("uid").text().equals(Objects.uid(job)));
            jobs.remove(job);
            event("Normal", "SuccessfulDelete", "Deleted job " + Objects.name(job));
        } else {
            event("Warning", "FailedDelete", "Deleted job: " + answer.message());
        }
    }

    // ---- the next ----------------------------------------------------------------------------------------------------------------

    private Controller.Result start() {
        if (cronJob.at("spec", "suspend").truth()) {
            return Controller.done();
        }
        Optional<Schedule> schedule = Schedule.of(cronJob);
        if (schedule.isEmpty()) {
            String zone = cronJob.at("spec", "timeZone").text();
            event("Warning", "UnknownTimeZone", "invalid timeZone: \"" + zone + "\": unknown time zone " + zone);
            return Controller.done();
        }
        if (!schedule.get().cron().valid()) {
            event("Warning", "UnparseableSchedule", "unparseable schedule: \"" + cronJob.at("spec", "schedule").text() + "\" : " + schedule.get().cron().error());
            return Controller.done();
        }
        Schedule.Due due = schedule.get().due(cronJob, now);
        if (due.tooMany()) {
            event("Warning", "TooManyMissedTimes",
                    "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew");
        }
        if (due.latest() >= 0 && mayStart(due.latest())) {
            make(schedule.get(), due.latest());
        }
        OptionalLong next = schedule.get().next(now);
        return next.isPresent() ? Controller.poll(next.getAsLong() - now + AFTER_MICROS) : Controller.done();
    }

    private boolean mayStart(long due) {
        Tree deadline = cronJob.at("spec", "startingDeadlineSeconds");
        if (!deadline.isNothing() && due + deadline.whole() * 1_000_000L < now) {
            event("Warning", "MissSchedule", "Missed scheduled time to start a job: " + DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
                    .format(Instant.ofEpochSecond(due / 1_000_000).atZone(ZoneOffset.UTC)));
            return false;
        }
        String policy = cronJob.at("spec", "concurrencyPolicy").text();
        if (policy.equals("Forbid") && !active.isEmpty()) {
            event("Normal", "JobAlreadyActive", "Not starting job because prior execution is running and concurrency policy is Forbid");
            return false;
        }
        if (policy.equals("Replace")) {
            jobs.stream().filter(this::isActive).toList().forEach(this::delete);
        }
        return true;
    }

    private void make(Schedule schedule, long due) {
        Mapping template = cronJob.at("spec", "jobTemplate").mapping();
        String name = Objects.name(cronJob) + "-" + due / 60_000_000L;
        Mapping metadata = Mapping.builder()
                .put("annotations", Objects.annotations(template).with("batch.kubernetes.io/cronjob-scheduled-timestamp", schedule.text(due)))
                .putUnlessEmpty("labels", Objects.labels(template)).put("name", name).put("namespace", Objects.namespace(cronJob))
                .put("ownerReferences", Sequence.of(Objects.controllerReference(cronJob))).build();
        ApiResponse answer = client.create(Resources.JOBS, Objects.namespace(cronJob), Mapping.of(
                "apiVersion", "batch/v1", "kind", "Job", "metadata", metadata, "spec", template.get("spec")));
        if (answer.is("AlreadyExists")) {
            lastSchedule = Tree.of(Pods.time(due));
            return;
        }
        if (!answer.ok()) {
            if (!answer.message().contains("because it is being terminated")) {
                event("Warning", "FailedCreate", "Error creating job: " + answer.message());
            }
            return;
        }
        Mapping job = answer.body();
        event("Normal", "SuccessfulCreate", "Created job " + name);
        active.add(Mapping.of("apiVersion", "batch/v1", "kind", "Job", "name", name, "namespace", Objects.namespace(job),
                "resourceVersion", Objects.resourceVersion(job), "uid", Objects.uid(job)));
        lastSchedule = Tree.of(Pods.time(due));
    }
}
