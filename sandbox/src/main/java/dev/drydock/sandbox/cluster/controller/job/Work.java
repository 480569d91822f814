package dev.drydock.sandbox.cluster.controller.job;

import dev.drydock.sandbox.cluster.api.ApiResponse;
import dev.drydock.sandbox.cluster.api.Objects;
import dev.drydock.sandbox.cluster.api.Resources;
import dev.drydock.sandbox.cluster.apiserver.ApiClient;
import dev.drydock.sandbox.cluster.controller.Controller;
import dev.drydock.sandbox.cluster.controller.Pods;
import dev.drydock.sandbox.cluster.controller.replicaset.PodRanking;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** One look at one Job that has not ended: counts what has ended, makes or removes pods, tells how it stands. Lives for one reconciliation only. */
final class Work {
    private static final int BURST = 500;
    private static final long FIRST_BACK_OFF_MICROS = 10_000_000;
    private static final long LAST_BACK_OFF_MICROS = 600_000_000;

    private final ApiClient client;
    private final Mapping job;
    private final List<Mapping> pods;
    private final long now;
    private final boolean indexed;
    private final boolean onlyFailed;
    private final SortedSet<Integer> completed;
    private long succeeded;
    private long failed;
    private String policyMessage = "";
    private Sequence conditions;
    private Tree startTime;
    private long againMicros = -1;

    Work(ApiClient client, Mapping job, List<Mapping> pods) {
        this.client = client;
        this.job = job;
        this.pods = pods;
        this.now = client.kernel().now();
        this.indexed = job.at("spec", "completionMode").text().equals("Indexed");
        this.onlyFailed = job.at("spec", "podReplacementPolicy").text().equals("Failed");
        this.completed = Indexes.read(job.at("status", "completedIndexes").text());
        this.succeeded = job.at("status", "succeeded").whole();
        this.failed = job.at("status", "failed").whole();
        this.conditions = (Sequence) Tree.of(job.at("status", "conditions").items());
        this.startTime = job.at("status", "startTime");
    }

    Controller.Result go() {
        boolean suspended = job.at("spec", "suspend").truth();
        if (startTime.isNothing() && !suspended) {
            startTime = Tree.of(Pods.time(now));
        }
        count();
        List<Mapping> active = new ArrayList<>(Pods.active(pods));
        String failure = failure(active);
        boolean enough = failure.isEmpty() && isEnough(active);
        if (!failure.isEmpty()) {
            note("FailureTarget", failure);
        } else if (enough) {
            note("SuccessCriteriaMet", "CompletionsReached\nReached expected number of succeeded pods");
        }
        if (!failure.isEmpty() || enough) {
            remove(active, active.size());
        } else if (!Objects.isBeingDeleted(job)) {
            suspend(suspended);
            manage(active, suspended);
        }
        return write(failure, enough);
    }

    // ---- counting ----------------------------------------------------------------------------------------------------------------

    /** Each pod that has ended is counted once: its finalizer says that it was not. */
    private void count() {
        for (Mapping pod : pods) {
            boolean bad = Ended.badly(pod, onlyFailed || job.at("spec").has("podFailurePolicy"));
            if (!Ended.isTracked(pod) || !bad && !Ended.well(pod)) {
                continue;
            }
            if (Ended.well(pod)) {
                int index = Indexes.of(pod);
                if (!indexed || index >= 0 && index < completions() && completed.add(index)) {
                    succeeded++;
                }
            } else {
                FailurePolicy.Verdict verdict = FailurePolicy.of(job, pod);
                policyMessage = verdict.action().equals("FailJob") && policyMessage.isEmpty() ? verdict.message() : policyMessage;
                failed += verdict.action().equals("Ignore") ? 0 : 1;
            }
            Ended.untrack(client, pod);
        }
    }

    private long completions() {
        return job.at("spec", "completions").whole();
    }

    /** Reason and message, if the Job cannot go on. */
    private String failure(List<Mapping> active) {
        Mapping noted = Objects.condition(job, "FailureTarget");
        if (!noted.isEmpty()) {
            return noted.get("reason").text() + "\n" + noted.get("message").text();
        }
        if (!policyMessage.isEmpty()) {
            return "PodFailurePolicy\n" + policyMessage;
        }
        long limit = job.at("spec", "backoffLimit").whole();
        if (failed > limit || restarted(limit)) {
            return "BackoffLimitExceeded\nJob has reached the specified backoff limit";
        }
        Tree deadline = job.at("spec", "activeDeadlineSeconds");
        if (!deadline.isNothing() && !startTime.isNothing() && !job.at("spec", "suspend").truth()) {
            long left = (GoTime.read(startTime.text()).getEpochSecond() + deadline.whole()) * 1_000_000L - now;
            if (left <= 0) {
                return "DeadlineExceeded\nJob was active longer than specified deadline";
            }
            lookAgain(left);
        }
        return "";
    }

    /** Containers that are started again in their pods count, too, if that is how the pods live. */
    private boolean restarted(long limit) {
        if (!job.at("spec", "template", "spec", "restartPolicy").text().equals("OnFailure")) {
            return false;
        }
        long restarts = 0;
        for (Mapping pod : pods) {
            String phase = pod.at("status", "phase").text();
            if (phase.equals("Running") || phase.equals("Pending")) {
                for (Mapping container : pod.at("status", "containerStatuses").mappings()) {
                    restarts += container.get("restartCount").whole();
                }
            }
        }
        return limit == 0 ? restarts > 0 : restarts >= limit;
    }

    private boolean isEnough(List<Mapping> active) {
        if (!Objects.condition(job, "SuccessCriteriaMet").isEmpty()) {
            return true;
        }
        return !job.at("spec").has("completions") ? succeeded > 0 && active.isEmpty() : succeeded >= completions() && active.isEmpty();
    }

    // ---- pods --------------------------------------------------------------------------------------------------------------------

    private void suspend(boolean suspended) {
        Mapping before = Objects.condition(job, "Suspended");
        boolean was = before.get("status").text().equals("True");
        if (suspended == was) {
            return;
        }
        Mapping condition = condition("Suspended", suspended ? "JobSuspended\nJob suspended" : "JobResumed\nJob resumed").with("status", suspended ? "True" : "False");
        conditions = without("Suspended").plus(condition);
        client.event(job, "Normal", suspended ? "Suspended" : "Resumed", suspended ? "Job suspended" : "Job resumed", JobController.NAME);
        if (!suspended) {
            startTime = Tree.of(Pods.time(now));
        }
    }

    private void manage(List<Mapping> active, boolean suspended) {
        long parallel = job.at("spec", "parallelism").whole();
        long wanted = suspended ? 0 : !job.at("spec").has("completions") ? succeeded > 0 ? active.size() : parallel : Math.min(parallel, completions() - succeeded);
        int missing = (int) Math.max(0, wanted) - active.size();
        if (missing < 0) {
            remove(active, -missing);
        } else if (missing > 0) {
            make(active, Math.min(BURST, missing - (onlyFailed ? terminating() : 0)));
        }
    }

    private int terminating() {
        int count = 0;
        for (Mapping pod : pods) {
            count += Objects.isBeingDeleted(pod) && !Ended.well(pod) && !pod.at("status", "phase").text().equals("Failed") ? 1 : 0;
        }
        return count;
    }

    /** How long to wait after the pods that failed one after the other since the last that did not. */
    private long backOff() {
        long lastGood = 0;
        long lastBad = 0;
        for (Mapping pod : pods) {
            if (Ended.well(pod)) {
                lastGood = Math.max(lastGood, Ended.at(pod, now));
            } else if (pod.at("status", "phase").text().equals("Failed")) {
                lastBad = Math.max(lastBad, Ended.at(pod, now));
            }
        }
        int failures = 0;
        for (Mapping pod : pods) {
            failures += pod.at("status", "phase").text().equals("Failed") && Ended.at(pod, now) > lastGood ? 1 : 0;
        }
        return failures == 0 ? 0 : lastBad + Math.min(LAST_BACK_OFF_MICROS, FIRST_BACK_OFF_MICROS << Math.min(failures - 1, 10)) - now;
    }

    private void make(List<Mapping> active, int count) {
        long wait = backOff();
        if (wait > 0) {
            lookAgain(wait);
            return;
        }
        Mapping pod = Pods.fromTemplate(job.at("spec", "template").mapping(), job);
        pod = pod.withAt(Sequence.of(Ended.TRACKING), "metadata", "finalizers");
        List<Integer> indexes = indexed ? missing(active, count) : List.of();
        for (int i = 0; i < (indexed ? indexes.size() : count); i++) {
            ApiResponse answer = client.create(Resources.PODS, Objects.namespace(job), indexed ? Indexes.numbered(pod, job, indexes.get(i)) : pod);
            if (!answer.ok()) {
                if (!answer.message().contains("because it is being terminated")) {
                    client.event(job, "Warning", "FailedCreate", "Error creating: " + answer.message(), JobController.NAME);
                    lookAgain(1_000_000);
                }
                return;
            }
            active.add(answer.body());
            pods.add(answer.body());
            client.event(job, "Normal", "SuccessfulCreate", "Created pod: " + Objects.name(answer.body()), JobController.NAME);
        }
    }

    /** The lowest numbers that nobody works on or has done. */
    private List<Integer> missing(List<Mapping> active, int count) {
        List<Integer> taken = new ArrayList<>(completed);
        active.forEach(pod -> taken.add(Indexes.of(pod)));
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < completions() && free.size() < count; i++) {
            if (!taken.contains(i)) {
                free.add(i);
            }
        }
        return free;
    }

    private void remove(List<Mapping> active, int count) {
        for (Mapping pod : new ArrayList<>(PodRanking.mostExpendable(active, count, now))) {
            ApiResponse answer = client.delete(Resources.PODS, Objects.namespace(pod), Objects.name(pod), Mapping.EMPTY);
            if (answer.ok()) {
                client.event(job, "Normal", "SuccessfulDelete", "Deleted pod: " + Objects.name(pod), JobController.NAME);
                active.remove(pod);
            }
        }
    }

    private void lookAgain(long micros) {
        againMicros = againMicros < 0 ? micros : Math.min(againMicros, micros);
    }

    // ---- status ------------------------------------------------------------------------------------------------------------------

    /** @param why reason and message, a line each */
    private void note(String type, String why) {
        if (Objects.condition(Mapping.of("status", Mapping.of("conditions", conditions)), type).isEmpty()) {
            conditions = conditions.plus(condition(type, why));
        }
    }

    private Mapping condition(String type, String why) {
        String time = Pods.time(now);
        int line = why.indexOf('\n');
        return Mapping.of("lastProbeTime", time, "lastTransitionTime", time, "message", why.substring(line + 1), "reason", why.substring(0, line),
                "status", "True", "type", type);
    }

    private Sequence without(String type) {
        Sequence others = Sequence.EMPTY;
        for (Tree condition : conditions.items()) {
            others = condition.get("type").text().equals(type) ? others : others.plus(condition);
        }
        return others;
    }

    private Controller.Result write(String failure, boolean enough) {
        List<Mapping> present = new ArrayList<>();
        for (Mapping pod : client.ownedBy(Resources.PODS, Objects.uid(job))) {
            present.add(pod);
        }
        List<Mapping> active = Pods.active(present);
        int ready = (int) active.stream().filter(Pods::isReady).count();
        int terminating = (int) present.stream().filter(pod -> Objects.isBeingDeleted(pod) && !List.of("Succeeded", "Failed").contains(pod.at("status", "phase").text())).count();
        boolean ended = active.isEmpty() && terminating == 0;
        if (ended && !failure.isEmpty()) {
            note("Failed", failure);
        } else if (ended && enough) {
            note("Complete", "CompletionsReached\nReached expected number of succeeded pods");
        }
        Mapping status = Mapping.builder().putUnlessEmpty("active", active.size()).putUnlessEmpty("completedIndexes", indexed ? Indexes.write(completed) : "")
                .putUnlessEmpty("completionTime", ended && enough ? Tree.of(Pods.time(now)) : job.at("status", "completionTime"))
                .putUnlessEmpty("conditions", conditions).putUnlessEmpty("failed", failed).put("ready", ready)
                .putUnlessEmpty("startTime", job.at("spec", "suspend").truth() ? Tree.of("") : startTime).putUnlessEmpty("succeeded", succeeded)
                .put("terminating", terminating).put("uncountedTerminatedPods", Mapping.EMPTY).build();
        if (!status.equals(job.get("status"))) {
            ApiResponse answer = client.updateStatus(Resources.JOBS, job.with("status", status));
            if (!answer.ok()) {
                return Controller.failed(answer.message());
            }
        }
        tell(ended && !failure.isEmpty() ? Optional.of(failure) : Optional.empty(), ended && enough);
        return ended && (enough || !failure.isEmpty()) || againMicros < 0 ? Controller.done() : Controller.again(againMicros);
    }

    private void tell(Optional<String> failure, boolean complete) {
        failure.ifPresent(why -> client.event(job, "Warning", why.substring(0, why.indexOf('\n')), why.substring(why.indexOf('\n') + 1), JobController.NAME));
        if (complete) {
            client.event(job, "Normal", "Completed", "Job completed", JobController.NAME);
        }
    }
}
