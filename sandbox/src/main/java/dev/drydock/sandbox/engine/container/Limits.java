package dev.drydock.sandbox.engine.container;

import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.machine.Machine;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an engine refuses in a host configuration, in its words. */
final class Limits {
    private static final long LEAST_MEMORY = 6L << 20;
    private static final List<String> POLICIES = List.of("no", "always", "on-failure", "unless-stopped", "");

    private Limits() {}

    static Optional<Reply.Refusal> refusal(Mapping host, Machine machine) {
        return resources(host, machine).or(() -> restartPolicy(host));
    }

    static Optional<Reply.Refusal> resources(Mapping host, Machine machine) {
        long memory = host.get("Memory").whole();
        long swap = host.get("MemorySwap").whole();
        if (memory > 0 && memory < LEAST_MEMORY) {
            return bad("Minimum memory limit allowed is 6MB");
        }
        if (memory > 0 && swap > 0 && swap < memory) {
            return bad("Minimum memoryswap limit should be larger than memory limit, see usage");
        }
        if (memory == 0 && swap > 0) {
            return bad("You should always set the Memory limit when using Memoryswap limit, see usage");
        }
        long reservation = host.get("MemoryReservation").whole();
        if (reservation > 0 && reservation < LEAST_MEMORY) {
            return bad("Minimum memory reservation allowed is 6MB");
        }
        if (memory > 0 && reservation > memory) {
            return bad("Minimum memory limit can not be less than memory reservation limit, see usage");
        }
        long period = host.get("CpuPeriod").whole();
        if (host.get("NanoCpus").whole() > 0 && (period > 0 || host.get("CpuQuota").whole() > 0)) {
            return bad("Conflicting options: Nano CPUs and CPU " + (period > 0 ? "Period" : "Quota") + " cannot both be set");
        }
        if (period != 0 && (period < 1000 || period > 1_000_000)) {
            return bad("CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)");
        }
        if (host.get("CpuQuota").whole() > 0 && host.get("CpuQuota").whole() < 1000) {
            return bad("CPU cfs quota can not be less than 1ms (i.e. 1000)");
        }
        long weight = host.get("BlkioWeight").whole();
        if (weight > 0 && (weight < 10 || weight > 1000)) {
            return bad("Range of blkio weight is from 10 to 1000");
        }
        int cpus = machine.hardware().cpus();
        long nano = host.get("NanoCpus").whole();
        if (nano < 0 || nano > cpus * 1_000_000_000L) {
            return bad(String.format(Locale.ROOT, "range of CPUs is from 0.01 to %d.00, as there are only %d CPUs available", cpus, cpus));
        }
        return cpuset(host.get("CpusetCpus").text(), cpus);
    }

    private static Optional<Reply.Refusal> cpuset(String asked, int cpus) {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        if (!asked.matches("\\d{1,5}(-\\d{1,5})?(,\\d{1,5}(-\\d{1,5})?)*")) {
            return bad("Invalid value " + asked + " for cpuset cpus");
        }
        for (String number : asked.split("[-,]")) {
            if (Integer.parseInt(number) >= cpus) {
                String available = cpus == 1 ? "0" : "0-" + (cpus - 1);
                return bad("Requested CPUs are not available - requested " + asked + ", available: " + available);
            }
        }
        return Optional.empty();
    }

    static Optional<Reply.Refusal> restartPolicy(Mapping host) {
        Mapping policy = host.get("RestartPolicy").mapping();
        String name = policy.get("Name").text();
        long most = policy.get("MaximumRetryCount").whole();
        if (!POLICIES.contains(name)) {
            return bad("invalid restart policy: unknown policy '" + name + "'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'");
        }
        if (most != 0 && !name.equals("on-failure")) {
            return bad("invalid restart policy: maximum retry count cannot be used with restart policy '" + (name.isEmpty() ? "no" : name) + "'");
        }
        if (most < 0) {
            return bad("invalid restart policy: maximum retry count cannot be negative");
        }
        boolean restarts = !name.isEmpty() && !name.equals("no");
        return restarts && host.get("AutoRemove").truth() ? bad("can't create 'AutoRemove' container with restart policy") : Optional.empty();
    }

    /** A check of health that comes, or is given, less than a millisecond is refused. */
    static Optional<Reply.Refusal> health(Mapping check) {
        for (String pause : List.of("Interval", "Timeout", "StartPeriod", "StartInterval")) {
            long nanos = check.get(pause).whole();
            if (nanos != 0 && nanos < 1_000_000) {
                return bad(pause + " in Healthcheck cannot be less than 1ms");
            }
        }
        return check.get("Retries").whole() < 0 ? bad("Retries in Healthcheck cannot be negative") : Optional.empty();
    }

    private static Optional<Reply.Refusal> bad(String message) {
        return Optional.of(Reply.bad(message));
    }
}
