package dev.drydock.sandbox.tool.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.tool.print.DateFormat;
import dev.drydock.sandbox.tool.print.DateText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expectations were printed by GNU date 9.1 on Monday, 23 November 2026, at 17:07:46. */
class DateTest {
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 23, 17, 7, 46, 0, ZoneId.of("UTC"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "%a %A %b %B %c|Tue Tuesday Nov November Tue Nov 14 22:13:20 2023", "%C %d %D %e %F %g %G|20 14 11/14/23 14 2023-11-14 23 2023",
        "%h %H %I %j %k %l %m %M|Nov 22 10 318 22 10 11 13", "%N %p %P %q %r %R|000000000 PM pm 4 10:13:20 PM 22:13",
        "%s %S %T %u %U %V %w %W|1700000000 20 22:13:20 2 46 46 2 46", "%x %X %y %Y %z %:z %::z %Z %%|11/14/23 22:13:20 23 2023 +0000 +00:00 +00:00:00 UTC %",
        "%-d %_d %05d %^a %#p %Q %-j %3N|14 14 00014 TUE pm %Q 318 000"})
    void a_time_is_printed_as_gnu_date_prints_it(String format, String expected) {
        assertEquals(expected, DateFormat.format(format, Instant.ofEpochSecond(1_700_000_000).atZone(ZoneId.of("UTC"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "foo|-", "2024-02-30|-", "yesterday|2026-11-22 17:07:46", "2024-01-01 +1 day|2024-01-02 00:00:00", "1 week ago|2026-11-16 17:07:46",
        "next monday|2026-11-30 00:00:00", "last friday|2026-11-20 00:00:00", "monday|2026-11-23 00:00:00",
        "tomorrow 10:00|2026-11-24 10:00:00", "10:00|2026-11-23 10:00:00", "2024-05-06T07:08:09Z|2024-05-06 07:08:09",
        "@86400|1970-01-02 00:00:00", "5 minutes ago|2026-11-23 17:02:46", "Nov 23 2026|2026-11-23 00:00:00",
        "23 Nov 2026 14:00|2026-11-23 14:00:00", "11/23/2026|2026-11-23 00:00:00", "2024-01-31 1 month|2024-03-02 00:00:00",
        "''|2026-11-23 00:00:00", "3 days|2026-11-26 17:07:46", "-1 day|2026-11-22 17:07:46", "next year|2027-11-23 17:07:46",
        "noon|-", "2024-01-01 12:00 +0200|2024-01-01 10:00:00", "12pm|2026-11-23 12:00:00", "1am tomorrow|2026-11-24 01:00:00",
        "Mon, 23 Nov 2026 10:00:00 +0000|2026-11-23 10:00:00", "2 hours ago 30 minutes|2026-11-23 15:37:46"})
    void a_text_means_the_time_gnu_date_takes_it_for(String text, String expected) {
        String meant = DateText.parse(text, NOW).map(t -> DateFormat.format("%F %T", t)).orElse("-");
        assertEquals(expected, meant);
    }
}
