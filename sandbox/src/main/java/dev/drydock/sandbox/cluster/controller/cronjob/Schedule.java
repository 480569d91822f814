package dev.drydock.sandbox.cluster.controller.cronjob;

import dev.drydock.sandbox.cluster.api.Cron;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.unit.GoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/** The times of a CronJob, in virtual microseconds. */
record Schedule(Cron cron, ZoneId zone) {
    private static final int MISSED_AT_MOST = 100;

    /** @return nothing if the time zone is unknown */
    static Optional<Schedule> of(Mapping cronJob) {
        String zone = cronJob.at("spec", "timeZone").text();
        try {
            return Optional.of(new Schedule(Cron.parse(cronJob.at("spec", "schedule").text()), zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    OptionalLong next(long after) {
        OptionalLong local = cron.next(after + offset(after));
        return local.isPresent() ? OptionalLong.of(local.getAsLong() - offset(local.getAsLong() - offset(after))) : local;
    }

    private long offset(long micros) {
        return zone.getRules().getOffset(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L))).getTotalSeconds() * 1_000_000L;
    }

    /** The time as the annotation of Jobs tells it: {@code 2026-11-23T14:51:00Z}. */
    String text(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000).atZone(zone).toOffsetDateTime().format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /**
     * @param latest the last time that has come and was not served; -1 if there is none
     * @param tooMany whether so many were missed that something must be wrong
     */
    record Due(long latest, int missed, boolean tooMany) {}

    Due due(Mapping cronJob, long now) {
        String last = cronJob.at("status", "lastScheduleTime").text();
        long from = GoTime.read(last.isEmpty() ? cronJob.at("metadata", "creationTimestamp").text() : last).getEpochSecond() * 1_000_000L;
        if (cronJob.at("spec").has("startingDeadlineSeconds")) {
            from = Math.max(from, now - cronJob.at("spec", "startingDeadlineSeconds").whole() * 1_000_000L);
        }
        long latest = -1;
        int missed = 0;
        for (OptionalLong at = next(from); at.isPresent() && at.getAsLong() <= now && missed <= MISSED_AT_MOST * 1000; at = next(at.getAsLong())) {
            latest = at.getAsLong();
            missed++;
        }
        return new Due(latest, missed, missed > MISSED_AT_MOST);
    }
}
